package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushTest {
    private static final byte[] BYTES = Fixture.utf8("a layer");
    private static final String MANIFESTS = "/v2/team/app/manifests/.*";
    private static final String UPLOADS = "/v2/team/app/blobs/uploads/.*";

    private final Fixture fixture = new Fixture();
    private final Repository repository = fixture.repository();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aBlobGoesInOnePieceToTheAddressThatTheRegistryGave() throws IOException {
        Fixture.write(repository, BYTES);
        var post = fixture.requests("POST").get(0);
        var put = fixture.requests("PUT").get(0);
        assertEquals("/v2/team/app/blobs/uploads/", post.target());
        assertEquals(Optional.of("0"), post.header("Content-Length"));
        assertEquals(
                "/v2/team/app/blobs/uploads/1?_state=a%2Fb+c%3D&empty=&bare&z=1&z=2&digest=sha256%3A"
                        + Digest.of(BYTES).hex(),
                put.target());
        assertEquals(Optional.of("7"), put.header("Content-Length"));
        assertEquals(Optional.of("application/octet-stream"), put.header("Content-Type"));
        assertEquals(Optional.empty(), put.header("Transfer-Encoding"));
        assertEquals(Optional.empty(), put.header("Content-Encoding"));
        assertEquals(Optional.empty(), put.header("Expect"));
        assertEquals(Optional.empty(), put.header("Upgrade"));
    }

    @Test
    void anAddressOnAnotherHostGetsNoCredentials() throws IOException {
        try (var elsewhere = FakeRegistry.start()) {
            fixture.registry.requireBasic("ann", "secret");
            elsewhere.on("PUT", "/up/1").answer(201, Map.of(), "");
            fixture.registry
                    .on("POST", UPLOADS)
                    .answer(202, Map.of("Location", "http://" + elsewhere.host() + "/up/1"), "");
            var known = fixture.loggedIn("ann", "secret").repository();
            known.checkPushAccess();
            Fixture.write(known, BYTES);
            assertTrue(fixture.requests("POST").get(0).header("Authorization").isPresent());
            var put = elsewhere.requests().get(0);
            assertEquals("/up/1?digest=sha256%3A" + Digest.of(BYTES).hex(), put.target());
            assertEquals(Optional.empty(), put.header("Authorization"));
        }
    }

    @Test
    void anAddressOnAnotherHostMustBeHttps() {
        fixture.registry.on("POST", UPLOADS).answer(202, Map.of("Location", "http://storage.invalid/up"), "");
        assertMessage(
                assertThrows(RegistryException.class, () -> Fixture.write(repository, BYTES)),
                "plain HTTP at storage.invalid");
    }

    @Test
    void withoutAnAddressNothingIsSent() {
        fixture.registry.on("POST", UPLOADS).answer(202, Map.of(), "");
        assertMessage(
                assertThrows(RegistryException.class, () -> Fixture.write(repository, BYTES)),
                "without saying where to");
        assertTrue(fixture.requests("PUT").isEmpty());
    }

    @Test
    void aBlobIsSentWhileItIsRead() throws IOException {
        var bytes = new byte[4 * 1024 * 1024];
        var arrived = new CountDownLatch(1);
        fixture.registry.whenBodyBegins(arrived::countDown);
        repository.write(Fixture.layer(bytes), () -> {
            var half = new ByteArrayInputStream(bytes, 0, bytes.length / 2);
            var last = new ByteArrayInputStream(bytes, bytes.length / 2, bytes.length / 2);
            var rest = new FilterInputStream(last) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    assertArrivesFirst(arrived);
                    return super.read(buffer, offset, length);
                }
            };
            return new SequenceInputStream(half, rest);
        });
        assertArrayEquals(
                bytes, fixture.registry.blob(Fixture.NAME, Digest.of(bytes)).orElseThrow());
    }

    private static void assertArrivesFirst(CountDownLatch arrived) {
        try {
            assertTrue(arrived.await(20, TimeUnit.SECONDS), "nothing was sent before all was read");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64 * 1024, 128 * 1024})
    void theLastBytesOfAWrongBodyAreNotSent(int length) {
        var right = new byte[length];
        var wrong = new byte[length];
        wrong[length - 1] = 1;
        var failure = assertThrows(
                ContentMismatchException.class, () -> repository.write(Fixture.layer(right), Fixture.body(wrong)));
        assertMessage(failure, Digest.of(wrong).toString());
        assertTrue(fixture.requests("PUT").isEmpty());
        assertEquals(0, fixture.registry.openUploads());
    }

    @Test
    void anUploadThatIsRefusedSaysWhy() {
        fixture.registry
                .on("PUT", UPLOADS)
                .answer(413, Map.of("Content-Type", "text/plain"), "Request Entity Too Large");
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(repository, BYTES));
        assertMessage(
                failure,
                "Writing the blob " + repository + "@" + Digest.of(BYTES) + " failed",
                "413 (Request Entity Too Large)",
                "proxy");
        assertEquals("PUT", failure.method());
    }

    @Test
    void anIndexIsRefusedWhileAnImageOfItIsAbsent() throws IOException {
        var child = Fixture.manifest(List.of());
        var index = new ImageIndex(MediaType.OCI_INDEX, List.of(child.descriptor()), new TreeMap<>()).toDocument();
        var failure = assertThrows(RegistryException.class, () -> repository.write(index));
        assertEquals("MANIFEST_BLOB_UNKNOWN", failure.code());
        assertMessage(failure, "Writing " + index, child.digest().toString());
        var other = assertThrows(RegistryException.class, () -> repository.write(child));
        assertEquals("MANIFEST_BLOB_UNKNOWN", other.code());
        repository.write(
                Fixture.config().descriptor(), Fixture.body(Fixture.config().bytes()));
        repository.write(child);
        repository.write(index);
        assertTrue(repository.has(index.descriptor()));
    }

    @Test
    void aManifestThatIsTooLargeIsNotSent() {
        var document = Document.of(MediaType.OCI_INDEX, new byte[4 * 1024 * 1024 + 1]);
        assertMessage(assertThrows(RegistryException.class, () -> repository.write(document)), "4194305 bytes");
        assertTrue(fixture.requests("PUT").isEmpty());
    }

    @Test
    void aRegistryThatStoresOtherBytesIsNotBelieved() {
        fixture.registry
                .on("PUT", MANIFESTS)
                .answer(
                        201,
                        Map.of("Docker-Content-Digest", Digest.of(new byte[0]).toString()),
                        "");
        var failure = assertThrows(ContentMismatchException.class, () -> repository.write(Fixture.manifest(List.of())));
        assertMessage(failure, Digest.of(new byte[0]).toString());
    }

    @Test
    void aTagIsVerifiedByItsBytes() throws IOException {
        var image = fixture.image("1");
        fixture.registry.forgetRequests();
        repository.tag(image, "2");
        assertEquals(
                List.of("PUT /v2/team/app/manifests/2", "GET /v2/team/app/manifests/2"),
                fixture.registry.requests().stream().map(Object::toString).toList());
        assertEquals(image.digest(), fixture.registry.tags(Fixture.NAME).get("2"));
    }

    @Test
    void aTagThatStandsForSomethingElseAfterwardsIsAnErrorWhateverTheHeaderSays() {
        var image = fixture.image("1");
        fixture.registry
                .on("GET", MANIFESTS)
                .answer(200, Map.of("Content-Type", MediaType.OCI_INDEX.value()), "{\"manifests\":[]}");
        var failure = assertThrows(RegistryException.class, () -> repository.tag(image, "2"));
        assertMessage(
                failure,
                repository.toString(),
                image.digest().toString(),
                Digest.of(Fixture.utf8("{\"manifests\":[]}")).toString(),
                "push again");
        assertEquals(5, fixture.time.sleeps().size());
    }

    @Test
    void aTagThatIsGoneAfterwardsIsAnError() {
        var image = fixture.image("1");
        fixture.registry.on("GET", MANIFESTS).answer(404, Map.of(), "");
        assertMessage(assertThrows(RegistryException.class, () -> repository.tag(image, "2")), "nothing");
    }

    @Test
    void aTagThatShowsOnlyLaterIsWaitedFor() throws IOException {
        var image = fixture.image("1");
        fixture.registry.on("GET", MANIFESTS).times(2).answer(404, Map.of(), "");
        repository.tag(image, "2");
        assertEquals(2, fixture.time.sleeps().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 405, 500})
    void whatATagStandsForIsAskedByGetWhenHeadDoesNotTell(int status) throws IOException {
        var image = fixture.image("1");
        fixture.registry.on("HEAD", MANIFESTS).answer(status, Map.of(), "");
        assertEquals(Optional.of(image.digest()), repository.tags().digestOf("1"));
        assertFalse(fixture.requests("GET").isEmpty());
    }
}
