package io.github.multiarch.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSink;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.registry.TestRegistries;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {
    @TempDir
    Path directory;

    @Test
    void anIndexInARegistryIsReadWithoutItsLayers() throws Exception {
        try (var registry = FakeRegistry.start()) {
            var sink = TestBases.inside(registry, "acme/jre");
            var amd = TestBase.of("linux/amd64");
            var arm = TestBase.of("linux/arm/v7");
            var index = TestBases.write(sink, "21", List.of(amd, arm));
            var image = inspect(registry.host() + "/acme/jre:21");
            assertEquals(registry.host() + "/acme/jre:21", image.image());
            assertEquals(index.digest().toString(), image.digest());
            assertEquals("application/vnd.oci.image.index.v1+json", image.mediaType());
            assertEquals(
                    List.of(
                            entry(amd, amd.writeTo(sink).digest()),
                            entry(arm, arm.writeTo(sink).digest())),
                    image.platforms());
            for (Descriptor layer : amd.layers()) {
                assertTrue(
                        registry.requests().stream()
                                .noneMatch(request ->
                                        request.target().contains(layer.digest().toString())),
                        registry.requests().toString());
            }
        }
    }

    private static ImageSummary.Entry entry(TestBase base, Digest manifest) {
        return new ImageSummary.Entry(
                base.platform().toString(),
                base.platform().os(),
                base.platform().architecture(),
                base.platform().variant(),
                base.platform().osVersion(),
                manifest.toString(),
                base.layers().stream().mapToLong(Descriptor::size).sum(),
                2,
                Optional.of("2023-05-06T07:08:09.123456789Z"),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void anImageOfOnePlatformIsReadFromItsConfig() throws Exception {
        var sink = sink();
        var base = TestBase.of("linux/arm/v6");
        var manifest = base.writeTo(sink);
        sink.tag(manifest, "1");
        var image = inspect("oci:" + directory);
        assertEquals("application/vnd.oci.image.manifest.v1+json", image.mediaType());
        assertEquals(List.of(entry(base, manifest.digest())), image.platforms());
        assertEquals(manifest.digest().toString(), image.digest());
    }

    @Test
    void attestationsAreNoPlatforms() throws Exception {
        var sink = sink();
        var amd = TestBase.of("linux/amd64").writeTo(sink).descriptor().withPlatform(Platform.parse("linux/amd64"));
        var unknown = Platform.of("unknown", "unknown", "");
        var attestation = artifact(
                        sink, MediaType.OCI_CONFIG, "https://slsa.dev/provenance/v1", "https://spdx.dev/Document")
                .withPlatform(unknown)
                .withAnnotations(Map.of(
                        "vnd.docker.reference.type",
                        "attestation-manifest",
                        "vnd.docker.reference.digest",
                        amd.digest().toString()));
        var lost = artifact(sink, MediaType.OCI_CONFIG)
                .withPlatform(unknown)
                .withAnnotations(Map.of("vnd.docker.reference.type", "attestation-manifest"));
        var signature = artifact(sink, new MediaType("application/vnd.example.signature"));
        TestBases.index(sink, "1", ImageFormat.OCI, List.of(attestation, amd, lost, signature));
        var image = inspect("oci:" + directory);
        assertEquals(
                List.of("linux/amd64"),
                image.platforms().stream().map(ImageSummary.Entry::platform).toList());
        assertEquals(
                List.of("application/vnd.example.signature"),
                image.artifacts().stream().map(Artifact::type).toList());
        assertEquals(
                List.of(
                        new Attestation(
                                attestation.digest().toString(),
                                4,
                                Optional.of(amd.digest().toString()),
                                Optional.of("linux/amd64"),
                                List.of("https://slsa.dev/provenance/v1", "https://spdx.dev/Document")),
                        new Attestation(lost.digest().toString(), 0, Optional.empty(), Optional.empty(), List.of())),
                image.attestations());
        assertEquals(new Attached(List.of(), List.of()), image.attached(), "layouts have no such list");
    }

    private static Descriptor artifact(ContentSink sink, MediaType configType, String... predicates)
            throws IOException {
        var config = Document.of(configType, OciJson.object());
        sink.write(config.descriptor(), () -> new ByteArrayInputStream(config.bytes()));
        var statement = "{}".getBytes(StandardCharsets.UTF_8);
        var layers = new ArrayList<Descriptor>();
        for (var predicate : predicates) {
            var type = new MediaType("application/vnd.in-toto+json");
            layers.add(new Descriptor(type, Digest.of(statement), statement.length)
                    .withAnnotations(Map.of("in-toto.io/predicate-type", predicate)));
            sink.write(layers.get(0), () -> new ByteArrayInputStream(statement));
        }
        var manifest = new Manifest(MediaType.OCI_MANIFEST, config.descriptor(), layers, new TreeMap<>()).toDocument();
        sink.write(manifest);
        return manifest.descriptor();
    }

    @Test
    void referrersAreListed() throws Exception {
        try (var registry = FakeRegistry.start()) {
            registry.rules().listReferrers();
            var sink = TestBases.inside(registry, "acme/jre");
            var index = TestBases.write(sink, "21", "linux/amd64");
            var signature = attach(sink, index.descriptor(), "application/vnd.example.signature");
            var attached = inspect(registry.host() + "/acme/jre:21").attached();
            assertEquals(List.of(), attached.remarks());
            assertEquals(
                    List.of(new Attached.Entry(
                            index.digest().toString(),
                            "application/vnd.example.signature",
                            MediaType.OCI_MANIFEST.value(),
                            signature.digest().toString(),
                            signature.size(),
                            new TreeMap<>())),
                    attached.referrers());
        }
    }

    static Descriptor attach(ContentSink sink, Descriptor subject, String artifactType) throws IOException {
        var config = Document.of(new MediaType("application/vnd.oci.empty.v1+json"), OciJson.object());
        sink.write(config.descriptor(), () -> new ByteArrayInputStream(config.bytes()));
        var json = new Manifest(MediaType.OCI_MANIFEST, config.descriptor(), List.of(), new TreeMap<>())
                .toDocument()
                .json();
        json.put("artifactType", artifactType)
                .putObject("subject")
                .put("mediaType", subject.mediaType().value())
                .put("digest", subject.digest().toString())
                .put("size", subject.size());
        var manifest = Document.of(MediaType.OCI_MANIFEST, json);
        sink.write(manifest);
        return manifest.descriptor();
    }

    @Test
    void thatThereAreMoreReferrersIsTold() throws Exception {
        try (var registry = FakeRegistry.start()) {
            registry.rules().listReferrers(1);
            var sink = TestBases.inside(registry, "acme/jre");
            var index = TestBases.write(sink, "21", "linux/amd64");
            attach(sink, index.descriptor(), "application/vnd.example.one");
            attach(sink, index.descriptor(), "application/vnd.example.two");
            registry.on("GET", "/v2/acme/jre/referrers/.*").skip(1).times(1).fault(new Fault.Status(503));
            var attached = inspect(registry.host() + "/acme/jre:21").attached();
            assertEquals(1, attached.referrers().size());
            var remark = attached.remarks().get(0);
            assertTrue(remark.startsWith("There may be more referrers of " + index.digest() + " than these: "), remark);
            assertTrue(remark.contains(" 503"), remark);
            assertEquals(1, attached.remarks().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405, 500, 503})
    void aRegistryThatRefusesToListReferrersIsNoFailure(int status) throws Exception {
        try (var registry = FakeRegistry.start()) {
            var index = TestBases.write(TestBases.inside(registry, "acme/jre"), "21", "linux/amd64");
            registry.on("GET", "/v2/acme/jre/referrers/.*").fault(new Fault.Status(status));
            var image = inspect(registry.host() + "/acme/jre:21");
            assertEquals(1, image.platforms().size());
            var remark = image.attached().remarks().get(0);
            assertTrue(remark.startsWith("The referrers of " + index.digest() + " cannot be listed: "), remark);
            assertTrue(remark.contains(" " + status), remark);
        }
    }

    @Test
    void annotationsAndBasesAreTold() throws Exception {
        var sink = sink();
        var plain = Manifest.parse(TestBase.of("linux/s390x").writeTo(sink));
        var annotations = new TreeMap<>(Map.of(
                "org.opencontainers.image.base.name",
                "docker.io/library/jre:21",
                "org.opencontainers.image.base.digest",
                Digest.of(new byte[0]).toString()));
        var manifest = new Manifest(plain.mediaType(), plain.config(), plain.layers(), annotations).toDocument();
        sink.write(manifest);
        var index = new ImageIndex(
                        MediaType.OCI_INDEX,
                        List.of(manifest.descriptor().withPlatform(Platform.parse("linux/s390x"))),
                        new TreeMap<>(Map.of("title", "orders")))
                .toDocument();
        sink.write(index);
        sink.tag(index, "1");
        var image = inspect("oci:" + directory + ":1");
        assertEquals(Map.of("title", "orders"), image.annotations());
        assertEquals(
                Optional.of("docker.io/library/jre:21"),
                image.platforms().get(0).base());
        assertEquals(
                Optional.of(Digest.of(new byte[0]).toString()),
                image.platforms().get(0).baseDigest());
        assertEquals(
                annotations,
                inspect("oci:" + directory + "@" + manifest.digest()).annotations());
    }

    @Test
    void aMissingImageIsNamed() throws Exception {
        TestBases.write(sink(), "1", "linux/amd64");
        var failure = assertThrows(ContentNotFoundException.class, () -> inspect("oci:" + directory + ":2"));
        assertEquals(
                "oci:" + directory + ":2 does not exist: the layout '" + directory + "' has no such image; it has 1",
                failure.getMessage());
        try (var registry = FakeRegistry.start()) {
            var name = registry.host() + "/acme/jre:21";
            failure = assertThrows(ContentNotFoundException.class, () -> inspect(name));
            assertTrue(failure.getMessage().startsWith(name + " does not exist"), failure.getMessage());
        }
    }

    @Test
    void aMissingChildIsNamed() throws Exception {
        var sink = OciLayout.create(directory);
        var base = TestBase.of("linux/amd64");
        TestBases.write(sink, "1", List.of(base));
        var manifest = base.writeTo(sink).digest();
        Files.delete(sink.pathOf(manifest));
        var failure = assertThrows(ContentNotFoundException.class, () -> inspect("oci:" + directory));
        assertTrue(failure.getMessage().contains(manifest.toString()), failure.getMessage());
    }

    @Test
    void brokenDocumentsAreAFailureThatNamesTheImage() throws Exception {
        var sink = sink();
        var broken = Document.of(
                MediaType.OCI_INDEX, "{\"schemaVersion\":2,\"manifests\":7}".getBytes(StandardCharsets.UTF_8));
        sink.write(broken);
        sink.tag(broken, "1");
        var failure = assertThrows(IOException.class, () -> inspect("oci:" + directory));
        assertTrue(failure.getMessage().startsWith("oci:" + directory + " cannot be shown: "), failure.getMessage());
        assertTrue(failure.getMessage().contains("manifests is not a JSON array"), failure.getMessage());
    }

    private OciLayout sink() throws IOException {
        return OciLayout.create(directory);
    }

    private ImageSummary inspect(String image) throws IOException {
        try (var registries = TestRegistries.open()) {
            return (ImageSummary) new Inspector(new ContentSources(registries, BaseCache.inMemory()), 4)
                    .inspect(new InspectRequest(BaseReference.parse(image, directory), OutputForm.TABLE));
        }
    }
}
