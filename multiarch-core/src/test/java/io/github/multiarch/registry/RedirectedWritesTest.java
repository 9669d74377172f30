package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.BlobBody;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that write, and that their server wants at another address: as proxies that normalise paths do, and registries that have moved. */
class RedirectedWritesTest {
    private static final byte[] BYTES = new byte[300_000];
    private static final Digest DIGEST = Digest.of(BYTES);
    private static final String UPLOADS = "/v2/team/app/blobs/uploads/.*";
    private static final String MANIFESTS = "/v2/team/app/manifests/.*";

    /** What the fake gives the first upload, and the client adds to it. */
    private static final String FIRST =
            "/v2/team/app/blobs/uploads/1?_state=a%2Fb+c%3D&empty=&bare&z=1&z=2&digest=sha256%3A" + DIGEST.hex();

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void onTheSameServerTheyGoOnWithAllThatTheyCarry(int status) throws IOException {
        fixture.registry.requireBasic("ann", "secret");
        fixture.registry.rules().uploadLocations(path -> "/old" + path);
        fixture.registry
                .on("POST", UPLOADS)
                .times(1)
                .answer(status, Map.of("Location", "/v2/team/app/blobs/uploads/?moved=1"), "");
        fixture.registry.on("PUT", "/old/.*").answer(status, Map.of("Location", FIRST), "");
        var opened = new AtomicInteger();
        BlobBody body = () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(BYTES);
        };
        var repository = fixture.loggedIn("ann", "secret").repository();
        repository.checkPushAccess();
        repository.write(Fixture.layer(BYTES), body);
        assertArrayEquals(BYTES, fixture.registry.blob(Fixture.NAME, DIGEST).orElseThrow());
        assertEquals(2, opened.get(), "read from its start for each");
        assertEquals(List.of("POST", "POST", "PUT", "PUT"), methods());
        for (var put : fixture.requests("PUT")) {
            assertEquals(BYTES.length, put.bodyBytes());
            assertTrue(put.header("Authorization").isPresent());
            assertEquals("application/octet-stream", put.header("Content-Type").orElseThrow());
        }
        assertEquals(List.of(), fixture.log);
    }

    @Test
    void soDoManifestsAndWhatTakesTagsAway() throws IOException {
        var image = fixture.image("1");
        fixture.registry
                .on("PUT", MANIFESTS)
                .times(1)
                .answer(308, Map.of("Location", "http://" + fixture.registry.host() + "/v2/team/app/manifests/2"), "");
        var repository = fixture.repository();
        repository.tag(image, "2");
        assertEquals(image.digest(), fixture.registry.tags(Fixture.NAME).get("2"));
        fixture.registry
                .on("DELETE", MANIFESTS)
                .times(1)
                .answer(307, Map.of("Location", "/v2/team/app/manifests/2"), "");
        repository.tags().remove("2");
        assertTrue(!fixture.registry.tags(Fixture.NAME).containsKey("2"));
    }

    @Test
    void fiveInARowAreFollowedAndNotSix() throws IOException {
        var image = fixture.image("1");
        var again = Map.of("Location", "/v2/team/app/manifests/2");
        fixture.registry.on("PUT", MANIFESTS).times(5).answer(307, again, "");
        fixture.repository().tag(image, "2");
        fixture.registry.on("PUT", MANIFESTS).times(6).answer(307, again, "");
        var failure =
                assertThrows(RegistryException.class, () -> fixture.repository().tag(image, "3"));
        assertMessage(failure, "redirected more than 5 times");
    }

    /** After 301 to 303 clients differ in what they send, and whether they do. */
    @ParameterizedTest
    @CsvSource({"301", "302", "303"})
    void otherRedirectsAreRefusedWithTheirAddress(int status) {
        fixture.registry
                .on("PUT", MANIFESTS)
                .answer(status, Map.of("Location", "/v2/team/app/manifests/2?x=secret"), "");
        var image = fixture.image("1");
        var failure =
                assertThrows(RegistryException.class, () -> fixture.repository().tag(image, "2"));
        assertMessage(failure, "PUT with " + status + ", and sends it on to /v2/team/app/manifests/2?…");
        assertEquals(1, fixture.requests("PUT").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ELSEWHERE/x", "https://HOME/x", "//ELSEWHERE/x", "file:///x", ""})
    void toAnotherServerNothingIsSent(String location) {
        try (var elsewhere = FakeRegistry.start()) {
            var target = location.replace("ELSEWHERE", elsewhere.host()).replace("HOME", fixture.registry.host());
            fixture.registry.on("PUT", MANIFESTS).answer(307, Map.of("Location", target), "");
            var image = fixture.image("1");
            var failure = assertThrows(
                    RegistryException.class, () -> fixture.repository().tag(image, "2"));
            assertMessage(failure, "PUT with 307", "not sent elsewhere");
            assertEquals(List.of(), elsewhere.requests());
            assertEquals(1, fixture.requests("PUT").size());
        }
    }

    /** An upload's address elsewhere has no way back: what is sent there goes without credentials, and stays there. */
    @Test
    void fromAnotherServerNothingIsSentBack() {
        try (var elsewhere = FakeRegistry.start()) {
            fixture.registry
                    .on("POST", UPLOADS)
                    .answer(202, Map.of("Location", "http://" + elsewhere.host() + "/up"), "");
            elsewhere.on("PUT", "/up").answer(307, Map.of("Location", "http://" + fixture.registry.host() + FIRST), "");
            assertThrows(RegistryException.class, () -> Fixture.write(fixture.repository(), BYTES));
            assertEquals(List.of(), fixture.requests("PUT"));
        }
    }

    private List<String> methods() {
        return fixture.registry.requests().stream()
                .filter(request -> !request.path().equals("/v2/"))
                .map(RecordedRequest::method)
                .toList();
    }
}
