package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.CopyParameters;
import io.github.multiarch.config.CopyRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.LayerReading;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.fixtures.Attaching;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A copy gets the media types of one family, and stays as it is where it has them. */
class ConvertedCopyTest {
    private static final String NAME = "acme/orders";

    private final FakeRegistry staging = FakeRegistry.start();
    private final FakeRegistry production = FakeRegistry.start();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Session session = Session.inMemory();

    @AfterEach
    void stop() {
        session.close();
        staging.close();
        production.close();
    }

    @ParameterizedTest
    @CsvSource({"DOCKER,OCI", "OCI,DOCKER"})
    void anIndexIsOfTheOtherFamilyDownToItsLayers(ImageFormat before, ImageFormat after) throws Exception {
        var index = index(before);
        var digest = copy(after.name());
        assertNotEquals(index.digest(), digest);
        var root = copied("1.0");
        assertEquals(after.index(), root.descriptor().mediaType());
        assertEquals(after.index().value(), root.json().get("mediaType").asText());
        assertEquals("kept", root.json().at("/annotations/note").asText(), "what else it says stays");
        for (var entry : ImageIndex.parse(root).manifests()) {
            assertEquals(after.manifest(), entry.mediaType());
            var manifest = Manifest.parse(copied(entry.digest().toString()));
            assertEquals(after.config(), manifest.config().mediaType());
            manifest.layers().forEach(layer -> assertTrue(layer.mediaType().isOf(after), layer.toString()));
        }
        assertEquals(layers(staging, index), layers(production, root), "layers are the same");
        try (var multiarch = multiarch()) {
            var verification = multiarch
                    .images()
                    .verify(new VerifyRequest(
                            BaseReference.parse(production.host() + "/" + NAME + ":1.0", Path.of("/")),
                            List.of(),
                            LayerReading.UNPACKED,
                            false));
            assertEquals(List.of(), verification.findings());
        }
    }

    @Test
    void whatIsOfThatFamilyStaysByteForByte() throws Exception {
        var index = index(ImageFormat.OCI);
        assertEquals(index.digest(), copy("oci"));
    }

    @Test
    void oneImageStaysOne() throws Exception {
        var sink = TestBases.inside(staging, NAME);
        var manifest = TestBase.of("linux/arm64").format(ImageFormat.DOCKER).writeTo(sink);
        sink.tag(manifest, "1.0");
        copy("oci");
        assertEquals(MediaType.OCI_MANIFEST, copied("1.0").descriptor().mediaType());
    }

    @Test
    void whatSpeaksOfTheImageAsItWasIsLeftOut() throws Exception {
        var sink = TestBases.inside(staging, NAME);
        var image = TestBase.of("linux/amd64").writeTo(sink);
        var statement = new Attaching(staging, NAME).attach(image, "application/vnd.example", "statement");
        staging.rules().listReferrers();
        TestBases.index(
                sink,
                "1.0",
                ImageFormat.OCI,
                List.of(
                        image.descriptor().withPlatform(Platform.parse("linux/amd64")),
                        statement
                                .descriptor()
                                .withPlatform(Platform.of("unknown", "unknown", ""))
                                .withAnnotations(Map.of(
                                        "vnd.docker.reference.type",
                                        "attestation-manifest",
                                        "vnd.docker.reference.digest",
                                        image.digest().toString()))));
        copy("docker");
        assertEquals(1, ImageIndex.parse(copied("1.0")).manifests().size());
        assertTrue(production.manifest(NAME, statement.digest().toString()).isEmpty());
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("warning: " + statement.digest())), lines.toString());
    }

    @Test
    void aLayerWithoutANameThereIsAnErrorBeforeAnythingIsSent() throws Exception {
        var sink = TestBases.inside(staging, NAME);
        var manifest = TestBase.of("linux/arm64").writeTo(sink);
        var json = manifest.json();
        ((ObjectNode) json.at("/layers/0")).put("mediaType", "application/vnd.oci.image.layer.v1.tar+zstd");
        var zstd = Document.of(MediaType.OCI_MANIFEST, OciJson.bytes(json));
        sink.write(zstd);
        sink.tag(zstd, "1.0");
        var problems = assertThrows(InvalidRequestException.class, () -> copy("docker"));
        assertTrue(problems.getMessage().contains("zstd has no name among Docker's"), problems.getMessage());
        assertEquals(List.of(), production.requests());
    }

    @Test
    void anotherWordIsAnError() {
        var problems = assertThrows(InvalidRequestException.class, () -> copy("v2"));
        assertTrue(problems.getMessage().contains("format"), problems.getMessage());
    }

    private Document index(ImageFormat format) throws Exception {
        var sink = TestBases.inside(staging, NAME);
        var entries = new ArrayList<Descriptor>();
        for (var platform : List.of("linux/amd64", "linux/arm/v7")) {
            entries.add(TestBase.of(platform)
                    .format(format)
                    .writeTo(sink)
                    .descriptor()
                    .withPlatform(Platform.parse(platform)));
        }
        var json = new ImageIndex(format.index(), entries, new TreeMap<>(Map.of("note", "kept"))).toDocument();
        sink.write(json);
        sink.tag(json, "1.0");
        return json;
    }

    private static List<Digest> layers(FakeRegistry registry, Document index) {
        return ImageIndex.parse(index).manifests().stream()
                .map(entry -> Manifest.parse(
                        registry.manifest(NAME, entry.digest().toString()).orElseThrow()))
                .flatMap(manifest -> manifest.layers().stream())
                .map(Descriptor::digest)
                .toList();
    }

    private Document copied(String tagOrDigest) {
        return production.manifest(NAME, tagOrDigest).orElseThrow();
    }

    private Digest copy(String format) throws Exception {
        try (var multiarch = multiarch()) {
            return multiarch
                    .images()
                    .copy(CopyRequest.read(new CopyParameters(
                            staging.host() + "/" + NAME + ":1.0",
                            production.host() + "/" + NAME,
                            List.of(),
                            List.of(),
                            List.of(),
                            Optional.of(format),
                            Path.of("/"))));
        }
    }

    private Multiarch multiarch() {
        return new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add));
    }
}
