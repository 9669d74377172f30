package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Build, push and inspect on every line of Maven and on both JDKs: always the same image. */
class MavenVersionsIT {
    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static String expected;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        var base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm/v7");
        Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
        var project = Project.copy("plain", temp.resolve("projects"));
        project.maven().with("-Dregistry=" + registry.host()).run("package").succeeded();
        expected = project.digest();
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    static List<Arguments> combinations() throws IOException {
        var combinations = new ArrayList<Arguments>();
        for (var version : MavenVersion.all()) {
            combinations.add(Arguments.of(version, Jdk.running().release()));
            combinations.add(Arguments.of(version, Jdk.OTHER));
        }
        return combinations;
    }

    @ParameterizedTest(name = "{0} on JDK {1}")
    @MethodSource("combinations")
    void itIsTheSameImage(MavenVersion version, int release, @TempDir Path own)
            throws IOException, InterruptedException {
        var jdk = release == Jdk.running().release() ? Jdk.running() : Jdk.otherOrSkip();
        var project = Project.copy("plain", own.resolve("projects"));
        var name = "maven/" + version.name().toLowerCase(Locale.ROOT) + "-jdk" + release;
        project.maven()
                .version(version)
                .jdk(jdk)
                .with("-Dregistry=" + registry.host(), "-Dmultiarch.image=" + registry.name(name))
                .run("deploy")
                .succeeded();
        assertEquals(expected, project.digest());
        var image = RemoteImage.of(registry.name(name + ":1.0"));
        assertEquals(expected, image.digest());

        if (jdk.equals(Jdk.running())) {
            assertInspected(version, image, Files.createDirectories(own.resolve("nowhere")));
        }
    }

    /** Each line of Maven does something of its own to standard output. */
    private static void assertInspected(MavenVersion version, RemoteImage image, Path nowhere)
            throws IOException, InterruptedException {
        var shown = Maven.in(nowhere)
                .version(version)
                .with("-q", "-Dmultiarch.image=" + image.name(), "-Dmultiarch.output=json")
                .run(Maven.goal("inspect"))
                .succeeded();
        var json = shown.json();
        assertEquals(expected, json.get("digest").asText());
        assertEquals(image.platforms(), Json.strings(json.get("platforms"), "platform"));
        assertEquals(List.of(), ItFiles.list(nowhere), "inspect leaves nothing behind");
    }
}
