package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.validate.Layers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job: the sample application on real bases for five platforms, from a real registry, read by others, and run. */
class FivePlatformsIT {
    private static final List<String> PLATFORMS = TestedPlatform.names();

    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static Project sample;
    private static MavenRun deploy;
    private static List<Request> requests;
    private static RemoteImage base;
    private static RemoteImage image;

    @BeforeAll
    static void deploy() throws IOException, InterruptedException {
        var layout = Bases.layoutOrSkip();
        registry = DebianRegistry.start(temp.resolve("registry"));
        Skopeo.push(layout, Bases.TAG, registry.name("base/jre:latest"));
        base = RemoteImage.of(registry.name("base/jre:latest"));
        sample = Project.copyOfSample(temp);
        int mark = registry.mark();
        deploy = sample.maven()
                .with("-Dimage=" + registry.name("demo/orders"), "-Dbase=" + base.name(), "-Dmaven.install.skip=true")
                .run("deploy")
                .succeeded();
        requests = registry.requestsSince(mark);
        image = RemoteImage.of(registry.name("demo/orders:1.0"));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void whatWasBuiltIsWhatIsThere() throws IOException, InterruptedException {
        assertEquals(sample.digest(), image.digest());
        assertArrayEquals(
                image.raw(), RemoteImage.of(registry.name("demo/orders:latest")).raw());
        assertEquals(
                "application/vnd.oci.image.index.v1+json",
                image.index().get("mediaType").asText());
        assertEquals(PLATFORMS, image.platforms());
    }

    @Test
    void theLastWordIsTheImageWithItsDigest() {
        var lines = deploy.lines().stream()
                .filter(line -> line.contains("/demo/orders:1.0@sha256:"))
                .toList();
        assertEquals("[INFO] " + image.name() + "@" + image.digest(), lines.get(lines.size() - 1));
    }

    @Test
    void everyPlatformStandsOnItsOwnBase() throws IOException, InterruptedException {
        for (var platform : PLATFORMS) {
            ImageChecks.assertStandsOn(image, platform, base, platform);
        }
    }

    @Test
    void thePlatformsShareTheApplicationsLayers() throws IOException, InterruptedException {
        var shared = ownLayers(PLATFORMS.get(0));
        shared.remove(shared.size() - 1);
        assertTrue(shared.size() >= 4, () -> "dependencies, resources, classes, files: " + shared);
        for (var platform : PLATFORMS) {
            assertEquals(shared, ownLayers(platform).subList(0, shared.size()), platform);
        }
    }

    @Test
    void baseLayersAreMountedAndNeverDownloaded() throws IOException, InterruptedException {
        for (var platform : PLATFORMS) {
            for (var layer : base.layers(platform)) {
                assertFalse(requests.stream().anyMatch(request -> request.isDownloadOf(layer)), layer);
                assertTrue(
                        requests.stream()
                                .anyMatch(request ->
                                        request.isMount() && request.target().contains(layer.substring(7))),
                        () -> layer + " was not mounted: " + requests);
            }
        }
    }

    @Test
    void eachBlobIsSentOnce() {
        var begun = requests.stream()
                .filter(request -> request.isBlobUpload() && request.method().equals("POST"));
        var finished = requests.stream()
                .filter(request -> request.isBlobUpload() && request.method().equals("PUT"))
                .map(request -> request.target().replaceAll(".*[?&]digest=", ""))
                .toList();
        assertFalse(finished.isEmpty(), requests::toString);
        assertEquals(finished.size(), finished.stream().distinct().count(), finished::toString);
        assertEquals(finished.size(), begun.count(), requests::toString);
    }

    @Test
    void everyByteHoldsAgainstItsDigest() throws IOException {
        // Umoci unpacks the same layers.
        Specification.validatePushed(image.name(), Layers.AS_STORED);
    }

    @Test
    void everyDocumentHoldsAgainstTheSchemas() throws IOException {
        var specification = Specification.orSkip();
        specification.checkLayout(sample.layout());
        specification.checkPushed(image.name());
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void othersUnpackIt(TestedPlatform platform, @TempDir Path own) throws IOException, InterruptedException {
        try (var unpacked = UnpackedSample.of(image, platform.toString(), own)) {
            unpacked.checkFiles();
            unpacked.checkProcess();
        }
    }

    @Test
    void whatTheBaseSaysStays() throws IOException, InterruptedException {
        for (var platform : PLATFORMS) {
            var before = base.config(platform);
            var after = image.config(platform);
            assertEquals(before.get("author"), after.get("author"));
            assertEquals(before.get("variant"), after.get("variant"));
            assertEquals("SIGINT", after.at("/config/StopSignal").asText());
            assertEquals(before.at("/config/Labels"), after.at("/config/Labels"));
            assertEquals(
                    before.get("history").size() + ownLayers(platform).size(),
                    after.get("history").size());
            assertTrue(after.at("/config/ExposedPorts").has("8080/tcp"));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void itRuns(TestedPlatform platform) throws IOException, InterruptedException {
        var run = PlatformRun.succeedOrSkip(image.name(), platform.toString());
        var said = Json.parse(run.out());
        assertEquals(platform.java(), said.get("osArch").asText());
        assertEquals(platform.toString(), said.get("platform").asText());
        assertTrue(said.get("healthScript").asBoolean());
        assertEquals(
                platform == TestedPlatform.ARM_V7,
                Json.strings(said.get("jvmFlags")).contains("-Xss512k"));
    }

    private static List<String> ownLayers(String platform) throws IOException, InterruptedException {
        var layers = image.layers(platform);
        return new ArrayList<>(layers.subList(base.layers(platform).size(), layers.size()));
    }
}
