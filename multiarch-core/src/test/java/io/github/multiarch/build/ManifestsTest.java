package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestLayer;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.schema.OciSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of things: media types, annotations, digests of bases. */
class ManifestsTest {
    private static final String AMD = "linux/amd64";
    private static final String BASE_NAME = "org.opencontainers.image.base.name";
    private static final String BASE_DIGEST = "org.opencontainers.image.base.digest";

    @TempDir
    Path project;

    private TestParameters given;
    private OciLayout bases;

    @BeforeEach
    void aSmallApplication() throws IOException {
        given = TestParameters.in(project, AMD);
        given.application = TestApplications.small(project);
        bases = OciLayout.create(project.resolve("bases"));
        given.from = "oci:" + bases.directory();
    }

    @Test
    void layersOfTheBaseStayWhatTheyAre() throws Exception {
        var foreign = TestLayer.opaque(
                        new MediaType("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"), "foreign")
                .with(List.of("https://example.com/layer"), Map.of("kept", "yes"));
        var unusual =
                TestLayer.opaque(new MediaType("application/vnd.oci.image.layer.v1.tar+gzip+encrypted"), "unusual");
        var base = TestBase.of(AMD)
                .layers(TestLayer.zstd("packed"), foreign, TestLayer.plain("etc/a", "b"), unusual)
                .config(config -> config.remove("history"));
        TestBases.write(bases, "1", List.of(base));
        var layers = FinishedBuild.of(given.request()).manifest(AMD).layers();
        assertEquals(base.layers(), layers.subList(0, 4));
        assertEquals(List.of("https://example.com/layer"), layers.get(1).urls());
        assertEquals(Map.of("kept", "yes"), layers.get(1).annotations());
        for (var own : layers.subList(4, layers.size())) {
            assertEquals(
                    "application/vnd.oci.image.layer.v1.tar+gzip",
                    own.mediaType().value());
        }
    }

    @Test
    void aBaseWithDockersNamesGetsOcis() throws Exception {
        writeBase(ImageFormat.DOCKER);
        var build = FinishedBuild.of(given.request());
        assertEquals(
                List.of(
                        "application/vnd.oci.image.index.v1+json",
                        "application/vnd.oci.image.manifest.v1+json",
                        "application/vnd.oci.image.config.v1+json"),
                types(build));
        assertEquals(
                List.of(
                        "application/vnd.oci.image.layer.v1.tar+gzip",
                        "application/vnd.oci.image.layer.v1.tar+zstd",
                        "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
                        "application/vnd.oci.image.layer.v1.tar"),
                layerTypes(build).subList(0, 4));
    }

    @Test
    void aBaseWithOcisNamesGetsDockersWhenTheyAreWanted() throws Exception {
        given.format = "docker";
        writeBase(ImageFormat.OCI);
        var build = FinishedBuild.of(given.request());
        assertEquals(
                List.of(
                        "application/vnd.docker.distribution.manifest.list.v2+json",
                        "application/vnd.docker.distribution.manifest.v2+json",
                        "application/vnd.docker.container.image.v1+json"),
                types(build));
        assertEquals(
                List.of(
                        "application/vnd.docker.image.rootfs.diff.tar.gzip",
                        "application/vnd.docker.image.rootfs.diff.tar.zstd",
                        "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
                        "application/vnd.docker.image.rootfs.diff.tar",
                        "application/vnd.docker.image.rootfs.diff.tar.gzip"),
                layerTypes(build).subList(0, 5));
    }

    private void writeBase(ImageFormat format) throws IOException {
        var foreign = TestLayer.opaque(
                        new MediaType("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"), "foreign")
                .with(List.of("https://example.com/layer"), Map.of());
        var base = TestBase.of(AMD)
                .format(format)
                .layers(TestLayer.gzip("a", "b"), TestLayer.zstd("packed"), foreign, TestLayer.plain("c", "d"));
        var manifest = base.writeTo(bases).descriptor().withPlatform(Platform.parse(AMD));
        TestBases.index(bases, "1", format, List.of(manifest));
    }

    private static List<String> types(FinishedBuild build) throws IOException {
        return build.documents().stream()
                .map(document -> document.descriptor().mediaType().value())
                .toList();
    }

    private static List<String> layerTypes(FinishedBuild build) throws IOException {
        return build.manifest(AMD).layers().stream()
                .map(layer -> layer.mediaType().value())
                .toList();
    }

    @Test
    void aBaseInARegistryIsNamedWithTheDigestOfThePlatformsOwnManifest() throws Exception {
        try (var registry = FakeRegistry.start()) {
            var sink = TestBases.inside(registry, "acme/jre");
            var manifest = TestBase.of(AMD).writeTo(sink);
            TestBases.write(sink, "21", "linux/arm64", AMD);
            given.from = registry.host() + "/acme/jre:21";
            given.annotations.put("org.opencontainers.image.title", "orders");
            assertEquals(
                    Map.of(
                            BASE_NAME,
                            registry.host() + "/acme/jre:21",
                            BASE_DIGEST,
                            manifest.digest().toString(),
                            "org.opencontainers.image.title",
                            "orders"),
                    FinishedBuild.of(given.request()).manifest(AMD).annotations());
        }
    }

    @Test
    void aLayoutsPathIsOfThisMachineAndNotTold() throws Exception {
        TestBases.write(bases, "1", AMD);
        var build = FinishedBuild.of(given.request());
        assertEquals(
                List.of(BASE_DIGEST),
                List.copyOf(build.manifest(AMD).annotations().keySet()));
        for (var document : build.documents()) {
            assertTrue(!document.json().toString().contains(project.toString()), document.toString());
        }
    }

    @Test
    void theLayoutHoldsOnlyWhatWasMadeHere() throws Exception {
        var base = TestBase.of(AMD);
        TestBases.write(bases, "1", List.of(base));
        var build = FinishedBuild.of(given.request());
        for (Descriptor layer : base.layers()) {
            assertTrue(!build.layout().has(layer), layer.toString());
        }
        try (var blobs = Files.list(build.layout().directory().resolve("blobs/sha256"))) {
            assertEquals(3 + build.layerNames(AMD).size(), blobs.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci", "docker"})
    void everyDocumentFollowsTheSchemas(String format) throws Exception {
        var schemas = OciSchemas.orSkip();
        given.format = format;
        given.platform("linux/arm/v7", given.from).platform("linux/s390x", "scratch");
        given.annotations.put("org.opencontainers.image.title", "orders");
        given.ports = List.of("8080");
        given.volumes = List.of("/data");
        TestBases.write(bases, "1", AMD, "linux/arm/v6");
        var build = FinishedBuild.of(given.request());
        assertEquals(7, build.documents().size());
        for (var document : build.documents()) {
            assertEquals(List.of(), schemas.check(document), document.toString());
        }
        var layout = build.layout().directory();
        assertEquals(List.of(), schemas.checkLayoutIndex(Files.readAllBytes(layout.resolve("index.json"))));
        assertEquals(List.of(), schemas.checkLayoutMarker(Files.readAllBytes(layout.resolve("oci-layout"))));
    }
}
