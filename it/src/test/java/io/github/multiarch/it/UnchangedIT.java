package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second run sends nothing that is there; a changed file sends its layer and the documents, and no more. */
class UnchangedIT {
    private static final int PLATFORMS = 2;
    private static final int TAGS = 2;

    @TempDir
    private Path temp;

    @Test
    void onlyWhatChangedIsSent() throws IOException, InterruptedException {
        try (var registry = DebianRegistry.start(temp.resolve("registry"))) {
            var base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm/v7");
            Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
            var project = Project.copy("plain", temp.resolve("projects"));
            deploy(project, registry);
            var first = project.digest();

            int mark = registry.mark();
            deploy(project, registry);
            assertEquals(first, project.digest());
            // What the base's tag stands for, what ours do, and whether the images are there.
            assertEquals(1 + TAGS + PLATFORMS, documentsAskedFor(registry.requestsSince(mark)));

            mark = registry.mark();
            deploy(project, registry, "-Dmultiarch.cache=" + temp.resolve("another cache"));
            assertEquals(first, project.digest());
            var onAnotherMachine = registry.requestsSince(mark);
            // And a manifest and a config of the base for each platform.
            assertEquals(1 + TAGS + 3 * PLATFORMS, onAnotherMachine.size(), onAnotherMachine::toString);
            assertEquals(List.of(), sent(onAnotherMachine));

            Files.writeString(project.directory().resolve("src/main/resources/first.txt"), "changed\n");
            mark = registry.mark();
            deploy(project, registry);
            var requests = registry.requestsSince(mark);
            assertNotEquals(first, project.digest());
            assertEquals(
                    project.digest(), RemoteImage.of(registry.name("plain:1.0")).digest());
            assertEquals(3, sent(requests).size(), () -> "resources and two configs: " + requests);
            assertTrue(requests.stream().noneMatch(Request::isMount), requests::toString);
            int asked = 1 + TAGS + 1 + (1 + PLATFORMS);
            int sent = 2 * (1 + PLATFORMS) + PLATFORMS;
            int tagged = TAGS + 2 * TAGS;
            assertEquals(asked + sent + tagged, requests.size(), requests::toString);
        }
    }

    private static void deploy(Project project, DebianRegistry registry, String... more)
            throws IOException, InterruptedException {
        project.maven()
                .with("-Dregistry=" + registry.host())
                .with(more)
                .run("deploy")
                .succeeded();
    }

    /** How many, when nothing else was done. */
    private static int documentsAskedFor(List<Request> requests) {
        assertTrue(
                requests.stream()
                        .allMatch(request -> List.of("GET", "HEAD").contains(request.method())
                                && request.target().contains("/manifests/")),
                requests::toString);
        return requests.size();
    }

    private static List<Request> sent(List<Request> requests) {
        return requests.stream()
                .filter(request -> request.isBlobUpload() && request.method().equals("PUT"))
                .toList();
    }
}
