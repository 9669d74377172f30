package io.github.multiarch.it;

import static io.github.multiarch.it.ImageChecks.assertOneFamily;
import static io.github.multiarch.it.ImageChecks.assertStandsOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.validate.Layers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to choose a base: one module of {@code it/projects/bases} for each, all deployed by one run. */
class BasesIT {
    private static final String OCI = "application/vnd.oci.image.";
    private static final String DOCKER = "application/vnd.docker.";

    private static final List<String> MODULES = List.of(
            "own-base",
            "exact-variant",
            "older-variant",
            "docker-list",
            "docker-format",
            "from-layout",
            "from-scratch");

    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static Project project;
    private static MavenRun deploy;

    @BeforeAll
    static void deploy() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        var jre = SyntheticBase.index(temp.resolve("jre"), "linux/amd64", "linux/arm64");
        push(jre, "base/jre:1");
        push(SyntheticBase.index(temp.resolve("armhf"), "linux/arm/v7"), "base/jre-armhf:1");
        push(
                SyntheticBase.in(temp.resolve("variants"))
                        .attestation()
                        .image("linux/arm/v5")
                        .image("linux/arm/v6")
                        .image("linux/arm/v7")
                        .tagIndex(),
                "base/variants:1");
        push(SyntheticBase.index(temp.resolve("old"), "linux/arm/v5", "linux/arm/v6"), "base/old-variants:1");
        push(jre, "base/docker:1", "--format", "v2s2");

        project = Project.copy("bases", temp.resolve("projects"));
        deploy = project.maven()
                .with("-T", "2", "-Dregistry=" + registry.host(), "-Dlayout=" + jre)
                .run("deploy")
                .succeeded();
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void onePlatformBringsItsOwnBase() throws IOException, InterruptedException {
        var image = image("own-base");
        assertStandsOn(image, "linux/amd64", base("jre:1"), "linux/amd64");
        assertStandsOn(image, "linux/arm/v7", base("jre-armhf:1"), "linux/arm/v7");

        var arm = image.config("linux/arm/v7").get("config");
        assertEquals(
                List.of("java", "-Xss512k"), Json.strings(arm.get("Entrypoint")).subList(0, 2));
        assertTrue(Json.strings(arm.get("Env")).contains("ONLY_ARM=yes"));
        assertEquals("yes", arm.at("/Labels/org.example.arm").asText());
        var amd64 = image.config("linux/amd64").get("config");
        assertEquals(
                List.of("java", "-cp"), Json.strings(amd64.get("Entrypoint")).subList(0, 2));
        assertFalse(Json.strings(amd64.get("Env")).contains("ONLY_ARM=yes"));
        assertFalse(amd64.get("Labels").has("org.example.arm"));
    }

    @Test
    void theExactVariantIsTakenWhateverComesBefore() throws IOException, InterruptedException {
        var image = image("exact-variant");
        assertEquals(List.of("linux/arm/v7", "linux/arm/v5"), image.platforms());
        assertStandsOn(image, "linux/arm/v7", base("variants:1"), "linux/arm/v7");
        assertStandsOn(image, "linux/arm/v5", base("variants:1"), "linux/arm/v5");
        assertEquals("v7", image.config("linux/arm/v7").get("variant").asText());
        assertEquals("v5", image.config("linux/arm/v5").get("variant").asText());
    }

    @Test
    void anOlderVariantIsTakenAndSaid() throws IOException, InterruptedException {
        var image = image("older-variant");
        assertEquals(List.of("linux/arm/v7"), image.platforms());
        assertStandsOn(image, "linux/arm/v7", base("old-variants:1"), "linux/arm/v6");
        assertEquals("v7", image.config("linux/arm/v7").get("variant").asText());
        deploy.says("the base has no linux/arm/v7; its linux/arm/v6 is taken");
    }

    @Test
    void aDockerListBecomesAnOciIndex() throws IOException, InterruptedException {
        assertOneFamily(base("docker:1"), DOCKER);
        var image = image("docker-list");
        assertOneFamily(image, OCI);
        assertStandsOn(image, "linux/arm64", base("docker:1"), "linux/arm64");
    }

    @Test
    void aDockerListIsMadeOnRequest() throws IOException, InterruptedException {
        var image = image("docker-format");
        assertEquals(
                "application/vnd.docker.distribution.manifest.list.v2+json",
                image.index().get("mediaType").asText());
        assertOneFamily(image, DOCKER);
        assertStandsOn(image, "linux/arm64", base("jre:1"), "linux/arm64");
    }

    @Test
    void eachPlatformHasATagOnRequest() throws IOException, InterruptedException {
        var image = image("docker-format");
        for (var platform : image.platforms()) {
            var tag = "1.0-" + platform.replace("linux/", "");
            var tagged = RemoteImage.of(registry.name("bases/docker-format:" + tag));
            assertEquals(image.digestOf(platform), tagged.digest());
        }
    }

    @Test
    void layersOfALayoutAreSent() throws IOException, InterruptedException {
        var image = image("from-layout");
        var base = base("jre:1");
        for (var platform : image.platforms()) {
            assertEquals(base.layers(platform), image.layers(platform).subList(0, 2));
            var annotations = image.manifest(platform).get("annotations");
            assertFalse(annotations.has("org.opencontainers.image.base.name"), "a path of this machine");
            assertTrue(annotations.has("org.opencontainers.image.base.digest"));
        }
        Specification.validatePushed(image.name(), Layers.UNPACKED);
    }

    @Test
    void scratchIsABaseToo() throws IOException, InterruptedException {
        var image = image("from-scratch");
        assertEquals(List.of("linux/amd64", "linux/riscv64"), image.platforms());
        var config = image.config("linux/riscv64");
        assertEquals(List.of("/application"), Json.strings(config.at("/config/Entrypoint")));
        assertEquals("riscv64", config.get("architecture").asText());
        Specification.validatePushed(image.name(), Layers.UNPACKED);
    }

    @Test
    void whatNobodySetsStaysAsTheBaseHasIt() throws IOException, InterruptedException {
        var before = base("jre:1").config("linux/arm64");
        var after = image("own-base").config("linux/amd64");
        for (var kept : List.of(
                "/author",
                "/org.example.field",
                "/config/StopSignal",
                "/config/Healthcheck",
                "/config/OnBuild",
                "/config/User",
                "/config/WorkingDir",
                "/config/Labels/org.example.base")) {
            assertFalse(before.at(kept).isMissingNode(), kept);
            assertEquals(before.at(kept), after.at(kept), kept);
        }
        assertEquals("application", after.at("/config/Labels/org.example.both").asText());
        var environment = Json.strings(after.at("/config/Env"));
        assertEquals(List.of("BASE=linux/amd64", "PATH=/opt/java/bin:/usr/bin:/bin", "APPLICATION=yes"), environment);
        assertFalse(after.get("config").has("Cmd"), "the base's arguments were for the base's entrypoint");
    }

    @Test
    void everyDocumentHoldsAgainstTheSchemas() throws IOException, InterruptedException {
        var specification = Specification.orSkip();
        for (var module : MODULES) {
            specification.checkLayout(project.module(module).layout());
            specification.checkPushed(image(module).name());
            Specification.validatePushed(image(module).name(), Layers.UNPACKED);
        }
    }

    private static void push(Path layout, String name, String... options) throws IOException, InterruptedException {
        Skopeo.push(layout, SyntheticBase.TAG, registry.name(name), options);
    }

    private static RemoteImage image(String module) throws IOException, InterruptedException {
        var image = RemoteImage.of(registry.name("bases/" + module + ":1.0"));
        assertEquals(project.module(module).digest(), image.digest());
        return image;
    }

    private static RemoteImage base(String name) throws IOException, InterruptedException {
        return RemoteImage.of(registry.name("base/" + name));
    }
}
