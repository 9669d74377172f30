package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The images of a reactor are published together or not at all, whichever module fails. */
class PushAtEndIT {
    @TempDir
    private Path temp;

    private DebianRegistry registry;
    private Project reactor;

    /** The oldest line and the newest. */
    static List<MavenVersion> versions() throws IOException {
        var all = MavenVersion.all();
        return all.size() == 1 ? all : List.of(all.get(0), all.get(all.size() - 1));
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        reactor = Project.copy("at-end", temp.resolve("projects"));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aModuleThatFailsKeepsAllTagsWhereTheyAre(MavenVersion version) throws IOException, InterruptedException {
        maven(version, "-fae", "-T", "2", "-Dbase.two=oci:nowhere")
                .run("deploy")
                .failed()
                .says("Nothing was published")
                .says("com.example:one (" + registry.name("at-end/one:1.0"));
        assertEquals(List.of(), tagsSet());

        // What waits belongs to what is resumed.
        var resumed = version.name().startsWith("4") ? new String[] {"-r"} : new String[] {"-rf", ":two"};
        maven(version, resumed).run("deploy").succeeded();
        var both = List.of("one", "two");
        for (var name : both) {
            assertEquals(
                    reactor.module(name).digest(),
                    RemoteImage.of(registry.name("at-end/" + name + ":1.0")).digest());
            assertEquals(
                    "1.0",
                    reactor.module(name).report().at("/publication/tags/0").asText());
        }

        // The last word of the log has both, and tags move after the last module was sent.
        int mark = registry.mark();
        maven(version, "-T", "2", "-Dmultiarch.tags=more").run("deploy").succeeded();
        var requests = registry.requestsSince(mark);
        var puts = requests.stream().map(PushAtEndIT::isTagging).toList();
        assertEquals(2, puts.stream().filter(one -> one).count(), requests::toString);
        assertTrue(requests.stream().noneMatch(request -> request.method().equals("PATCH")), requests::toString);

        mark = registry.mark();
        maven(version, "-Dmultiarch.image=" + registry.name("at-end/same"))
                .run("deploy")
                .failed()
                .says("com.example:one and com.example:two")
                .says("at-end/same:1.0");
        assertEquals(0, registry.requestsSince(mark).size());
    }

    private List<Request> tagsSet() throws IOException, InterruptedException {
        return registry.requestsSince(0).stream().filter(PushAtEndIT::isTagging).toList();
    }

    private static boolean isTagging(Request request) {
        return request.method().equals("PUT")
                && request.target().contains("/manifests/")
                && !request.target().contains("sha256:");
    }

    private Maven maven(MavenVersion version, String... more) throws IOException {
        return reactor.maven()
                .version(version)
                .with("-Dregistry=" + registry.host())
                .with(more);
    }
}
