package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PullTest {
    private static final String MANIFESTS = "/v2/team/app/manifests/.*";

    private final Fixture fixture = new Fixture();
    private final Repository repository = fixture.repository();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void manifestsAreAskedForWithAllFourTypesAndNothingIsCompressed() throws IOException {
        fixture.image("1");
        repository.resolve("1");
        var request = fixture.registry.requests().get(0);
        var accept = request.header("Accept").orElseThrow();
        for (var type : List.of(
                MediaType.OCI_INDEX, MediaType.OCI_MANIFEST, MediaType.DOCKER_INDEX, MediaType.DOCKER_MANIFEST)) {
            assertTrue(accept.contains(type.value()), accept);
        }
        assertEquals(Optional.of("identity"), request.header("Accept-Encoding"));
        assertEquals(Optional.of("multiarch/test"), request.header("User-Agent"));
    }

    @Test
    void theTypeIsTheContentTypeElseTheDocumentsOwn() throws IOException {
        var own = "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.docker.distribution.manifest.v2+json\"}";
        assertEquals(MediaType.OCI_INDEX, typeOf(MediaType.OCI_INDEX + "; charset=utf-8", "{\"manifests\":[]}"));
        assertEquals(MediaType.DOCKER_MANIFEST, typeOf("application/json", own));
        assertEquals(MediaType.DOCKER_MANIFEST, typeOf("application/octet-stream", own));
        assertEquals(MediaType.DOCKER_MANIFEST, typeOf("", own));
        assertEquals(MediaType.OCI_INDEX, typeOf("application/json", "{\"manifests\":[]}"));
        assertEquals(MediaType.OCI_MANIFEST, typeOf("application/json", "{\"config\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/vnd.docker.distribution.manifest.v1+prettyjws", "text/html", "no type"})
    void otherTypesAreRefused(String type) {
        var failure = assertThrows(RegistryException.class, () -> typeOf(type, "{}"));
        assertMessage(failure, "Reading " + repository + ":t failed", "no manifest or index");
    }

    @Test
    void otherBytesThanTheTagsDigestAreRefused() {
        fixture.registry
                .on("GET", MANIFESTS)
                .answer(
                        200,
                        Map.of(
                                "Content-Type", MediaType.OCI_INDEX.value(),
                                "Docker-Content-Digest", Digest.of(new byte[0]).toString()),
                        "{}");
        assertMessage(
                assertThrows(ContentMismatchException.class, () -> repository.resolve("1")),
                repository + ":1",
                Digest.of(new byte[0]).toString(),
                Digest.of(Fixture.utf8("{}")).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "neither"})
    void otherBytesThanTheDigestAskedForAreRefusedWhateverTheHeaderSays(String claimed) {
        var asked = Digest.of(new byte[0]);
        fixture.registry
                .on("GET", MANIFESTS)
                .answer(
                        200,
                        Map.of(
                                "Content-Type", MediaType.OCI_INDEX.value(),
                                "Docker-Content-Digest",
                                        Digest.of(Fixture.utf8(claimed)).toString()),
                        "{}");
        assertThrows(ContentMismatchException.class, () -> repository.resolve(asked.toString()));
        assertThrows(
                ContentMismatchException.class,
                () -> repository.document(new Descriptor(MediaType.OCI_INDEX, asked, 2)));
    }

    @Test
    void otherBytesOfABlobAreRefused() {
        fixture.registry.on("GET", "/v2/team/app/blobs/.*").answer(200, Map.of(), "b layer");
        var layer = Fixture.layer(Fixture.utf8("a layer"));
        assertThrows(ContentMismatchException.class, () -> {
            try (var in = repository.open(layer)) {
                in.readAllBytes();
            }
        });
        var config = layer.withMediaType(MediaType.OCI_CONFIG);
        assertThrows(ContentMismatchException.class, () -> repository.document(config));
    }

    @Test
    void aSha512DigestIsVerifiedAsOne() throws IOException {
        var bytes = Fixture.utf8("{\"manifests\":[]}");
        var hash = Digest.Algorithm.SHA512.newMessageDigest().digest(bytes);
        var digest = Digest.of(Digest.Algorithm.SHA512, hash);
        fixture.registry
                .on("GET", MANIFESTS)
                .answer(200, Map.of("Content-Type", MediaType.OCI_INDEX.value()), "{\"manifests\":[]}");
        assertEquals(digest, repository.resolve(digest.toString()).orElseThrow().digest());
    }

    @Test
    void aManifestOfMoreThan4MiBIsRefused() throws IOException {
        var filler = "{\"manifests\":[],\"a\":\"";
        var largest = filler + "x".repeat(4 * 1024 * 1024 - filler.length() - 2) + "\"}";
        assertEquals(4 * 1024 * 1024, largest.length());
        assertEquals(MediaType.OCI_INDEX, typeOf(MediaType.OCI_INDEX.value(), largest));
        var failure = assertThrows(RegistryException.class, () -> typeOf(MediaType.OCI_INDEX.value(), largest + " "));
        assertMessage(failure, "4194304 bytes");
        var config = new Descriptor(MediaType.OCI_CONFIG, Digest.of(new byte[0]), 4 * 1024 * 1024 + 1);
        assertMessage(assertThrows(RegistryException.class, () -> repository.document(config)), "4194304");
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "400", "429", "500", "503"})
    void only404MeansThatThereIsNothing(int status) throws IOException {
        assertEquals(Optional.empty(), repository.resolve("1"));
        fixture.registry.on("GET", MANIFESTS).answer(status, Map.of(), "");
        var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
        assertEquals(status, failure.status().orElseThrow());
        assertEquals("", failure.code());
    }

    @Test
    void anErrorBodyIsBoundedAndCleaned() {
        fixture.registry
                .on("GET", MANIFESTS)
                .answer(500, Map.of("Content-Type", "text/plain"), "\u001b[31mno\r\n" + "x".repeat(3_000_000));
        var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
        assertTrue(failure.getMessage().length() < 600, failure.getMessage());
        assertFalse(failure.getMessage().chars().anyMatch(Character::isISOControl), failure.getMessage());
        assertMessage(failure, "[31mno");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 405, 500, 501})
    void whoDoesNotAnswerHeadIsAskedByGet(int status) throws IOException {
        var image = fixture.image("1");
        var layer = Fixture.layer(Fixture.utf8("a layer"));
        fixture.registry.on("HEAD", ".*").answer(status, Map.of(), "");
        assertFalse(repository.has(layer));
        fixture.registry.putBlob(Fixture.NAME, Fixture.utf8("a layer"));
        assertTrue(repository.has(layer));
        assertTrue(repository.has(image.descriptor()));
    }

    @Test
    void anErrorIsNotAnAbsence() {
        fixture.registry.on("HEAD", ".*").answer(503, Map.of(), "");
        assertThrows(RegistryException.class, () -> repository.has(Fixture.layer(new byte[1])));
        assertThrows(
                RegistryException.class,
                () -> repository.has(Fixture.config().descriptor().withMediaType(MediaType.OCI_INDEX)));
    }

    private MediaType typeOf(String contentType, String body) throws IOException {
        var headers = contentType.isEmpty() ? Map.<String, String>of() : Map.of("Content-Type", contentType);
        fixture.registry.on("GET", MANIFESTS).times(1).answer(200, headers, body);
        return repository.resolve("t").orElseThrow().descriptor().mediaType();
    }
}
