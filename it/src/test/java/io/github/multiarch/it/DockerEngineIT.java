package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Docker engine gets each platform by the one name, in both formats. */
class DockerEngineIT {
    @TempDir
    private static Path temp;

    private static DockerEngine engine;
    private static DebianRegistry registry;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        engine = DockerEngine.startOrSkip(temp.resolve("engine"));
        registry = DebianRegistry.start(temp.resolve("registry"));
        var base = SyntheticBase.index(
                temp.resolve("base"),
                "linux/s390x",
                "linux/arm/v6",
                "linux/arm/v7",
                "linux/arm64",
                "linux/ppc64le",
                "linux/amd64");
        Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
        var project = Project.copy("plain", temp.resolve("projects"));
        for (var format : new String[] {"oci", "docker"}) {
            project.maven()
                    .with("-Dregistry=" + registry.host(), "-Dmultiarch.image=" + registry.name("engine/" + format))
                    .with(
                            "-Dmultiarch.platforms=linux/amd64,linux/arm64,linux/arm/v6,linux/arm/v7,linux/ppc64le,linux/s390x")
                    .with("-Dmultiarch.format=" + format)
                    .run("deploy")
                    .succeeded();
        }
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
        }
        if (registry != null) {
            registry.close();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "oci, linux/amd64, linux/amd64/",
        "oci, linux/arm64, linux/arm64/",
        "oci, linux/arm/v6, linux/arm/v6",
        "oci, linux/arm/v7, linux/arm/v7",
        "oci, linux/ppc64le, linux/ppc64le/",
        "oci, linux/s390x, linux/s390x/",
        "docker, linux/amd64, linux/amd64/",
        "docker, linux/arm64, linux/arm64/",
        "docker, linux/arm/v6, linux/arm/v6",
        "docker, linux/arm/v7, linux/arm/v7",
        "docker, linux/ppc64le, linux/ppc64le/",
        "docker, linux/s390x, linux/s390x/"
    })
    void itPullsEachPlatformByTheOneName(String format, String platform, String expected)
            throws IOException, InterruptedException {
        var image = RemoteImage.of(registry.name("engine/" + format + ":1.0"));
        var pulled = engine.docker("pull", "--platform", platform, image.name());
        assertTrue(pulled.contains("Digest: " + image.digest()), pulled);
        assertEquals(
                expected,
                engine.docker("image", "inspect", "--format", "{{.Os}}/{{.Architecture}}/{{.Variant}}", image.name()));
        assertEquals(
                Json.strings(image.config(platform).at("/rootfs/diff_ids"))
                        .toString()
                        .replace(",", ""),
                engine.docker("image", "inspect", "--format", "{{.RootFS.Layers}}", image.name()));
    }
}
