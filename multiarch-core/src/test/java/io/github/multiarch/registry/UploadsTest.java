package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.registry.fake.Fault;
import io.github.multiarch.registry.fake.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that do not go as they should. */
class UploadsTest {
    private static final byte[] BYTES = Fixture.utf8("a layer");
    private static final Digest DIGEST = Digest.of(BYTES);
    private static final String UPLOADS = "/v2/team/app/blobs/uploads/.*";

    private final Fixture fixture = new Fixture();
    private final Repository repository = fixture.repository();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void afterALostAnswerTheBlobIsAskedForAndNotSentAgain() throws IOException {
        fixture.registry.on("PUT", UPLOADS).times(1).fault(Fault.LOST_ANSWER);
        Fixture.write(repository, BYTES);
        assertEquals(List.of("POST", "PUT", "HEAD"), methods());
        assertStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "in the middle", "after the body", "504"})
    void whatDidNotArriveIsSentInANewSession(String when) throws IOException {
        fixture.registry
                .on("PUT", UPLOADS)
                .times(1)
                .fault(
                        switch (when) {
                            case "before" -> Fault.RESET_BEFORE;
                            case "in the middle" -> new Fault.ResetAfter(3);
                            case "after the body" -> Fault.RESET_AFTER_BODY;
                            default -> new Fault.Status(504);
                        });
        Fixture.write(repository, BYTES);
        assertEquals(List.of("POST", "PUT", "HEAD", "POST", "PUT"), methods());
        assertFalse(path("PUT", 0).equals(path("PUT", 1)), path("PUT", 1));
        assertStored();
    }

    @ParameterizedTest
    @CsvSource({"404, BLOB_UPLOAD_UNKNOWN", "400, BLOB_UPLOAD_INVALID", "416, BLOB_UPLOAD_INVALID"})
    void aSessionThatTheRegistryLostIsBegunAnew(int status, String code) throws IOException {
        fixture.registry
                .on("PUT", UPLOADS)
                .times(1)
                .answer(
                        status,
                        Map.of("Content-Type", "application/json"),
                        "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"gone\"}]}");
        Fixture.write(repository, BYTES);
        assertEquals(List.of("POST", "PUT", "HEAD", "POST", "PUT"), methods());
        assertStored();
        assertTrue(fixture.log.get(0).contains(code + ": gone"), fixture.log.toString());
    }

    @Test
    void aSessionThatIsLostEachTimeIsAnErrorAtLast() {
        fixture.registry.on("PUT", UPLOADS).answer(404, Map.of(), "{\"errors\":[{\"code\":\"BLOB_UPLOAD_UNKNOWN\"}]}");
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(repository, BYTES));
        assertMessage(failure, DIGEST.toString(), "404 (BLOB_UPLOAD_UNKNOWN)", "attempt 6 of 6");
    }

    @Test
    void whereBytesInThePutAreRefusedTheyGoByPatchInANewSession() throws IOException {
        fixture.registry.rules().refuseMonolithicUploads();
        Fixture.write(repository, BYTES);
        assertEquals(List.of("POST", "PUT", "DELETE", "POST", "PATCH", "PUT"), methods());
        assertEquals(0, fixture.registry.openUploads());
        var patch = fixture.requests("PATCH").get(0);
        assertEquals(Optional.of("7"), patch.header("Content-Length"));
        assertEquals(Optional.of("application/octet-stream"), patch.header("Content-Type"));
        assertEquals(0, fixture.requests("PUT").get(1).bodyBytes());
        assertTrue(fixture.requests("PUT").get(1).target().contains("_state=a%2Fb+c%3D7&"), "not the PATCH's Location");
        assertStored();
    }

    @Test
    void aPatchWhoseAnswerIsLostIsNotContinued() throws IOException {
        fixture.registry.rules().refuseMonolithicUploads();
        fixture.registry.on("PATCH", UPLOADS).times(1).fault(Fault.LOST_ANSWER);
        Fixture.write(repository, BYTES);
        assertEquals(2, fixture.requests("PATCH").size());
        assertFalse(path("PATCH", 0).equals(path("PATCH", 1)), path("PATCH", 1));
        assertStored();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSourceThatFailsHalfWayEndsTheSession(boolean byPatch) {
        if (byPatch) {
            fixture.registry.rules().refuseMonolithicUploads();
        }
        var size = 1024 * 1024;
        var reads = new AtomicInteger();
        var failure = assertThrows(
                IOException.class,
                () -> repository.write(Fixture.layer(new byte[size]), () -> {
                    boolean whole = byPatch && reads.getAndIncrement() == 0;
                    return whole ? new Zeros(size) : new SequenceInputStream(new Zeros(size / 2), broken());
                }));
        assertEquals("the disk is broken", failure.getMessage());
        assertEquals(byPatch ? 2 : 1, fixture.requests("DELETE").size());
        assertEquals(0, fixture.registry.openUploads());
        assertEquals(List.of(), fixture.time.sleeps());
    }

    @Test
    void aSourceOfOtherBytesEndsTheSession() {
        var size = 1024 * 1024;
        assertThrows(
                ContentMismatchException.class,
                () -> repository.write(Fixture.layer(new byte[size]), () -> new Zeros(size - 1)));
        assertEquals(0, fixture.registry.openUploads());
        assertEquals(Optional.empty(), fixture.registry.blob(Fixture.NAME, Digest.of(new byte[size])));
    }

    @Test
    void anExpiredTokenIsRenewedOnceAndTheBodySentAgainFromItsSource() throws IOException {
        fixture.registry.requireBearer("ann", "secret");
        var known = fixture.loggedIn("ann", "secret").repository();
        fixture.registry
                .on("POST", UPLOADS)
                .after(fixture.registry::forgetTokens)
                .serve();
        var opened = new AtomicInteger();
        known.write(Fixture.layer(BYTES), () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(BYTES);
        });
        assertEquals(2, opened.get());
        assertEquals(2, fixture.requests("PUT").size());
        assertEquals(path("PUT", 0), path("PUT", 1));
        assertEquals(
                List.of(7L, 7L),
                fixture.requests("PUT").stream().map(RecordedRequest::bodyBytes).toList());
        assertEquals(2, tokens());
        assertEquals(List.of(), fixture.log);
        assertStored();
    }

    @Test
    void noRequestRenewsATokenTwice() {
        fixture.registry.requireBearer("ann", "secret");
        fixture.registry
                .on("PUT", UPLOADS)
                .answer(
                        401,
                        Map.of(
                                "WWW-Authenticate",
                                "Bearer realm=\"http://" + fixture.registry.host() + "/token\",service=\"fake\""),
                        "");
        var known = fixture.loggedIn("ann", "secret").repository();
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(known, BYTES));
        assertMessage(failure, "PUT with 401", "credentials of ann");
        assertEquals(2, fixture.requests("PUT").size());
        assertEquals(2, tokens());
    }

    @ParameterizedTest
    @CsvSource({
        "/up/1?_state=a%2Fb+c%3D&e=&b&z=1&z=2, /up/1?_state=a%2Fb+c%3D&e=&b&z=1&z=2&digest=",
        "/up/%7Euser/%e4, /up/%7Euser/%e4?digest=",
        "up/1, /v2/team/app/blobs/uploads/up/1?digest=",
        "../1?x=%20, /v2/team/app/blobs/uploads/../1?x=%20&digest=",
        "?state=%3D, /v2/team/app/blobs/uploads/?state=%3D&digest=",
        "/up/1?, /up/1?digest=",
        "/up/1?a=b#part, /up/1?a=b&digest=",
        "http://HOST/up/1?a=+, /up/1?a=+&digest=",
        "HTTP://HOST/up/1, /up/1?digest=",
        "//HOST/up/1?a, /up/1?a&digest=",
        "http://LocalHost:PORT/up/1?s=/:@, /up/1?s=/:@&digest="
    })
    void anAddressMayHaveAnyFormAndKeepsItsQueryToTheByte(String location, String target) throws IOException {
        var host = fixture.registry.host();
        var given = location.replace("HOST", host).replace("PORT", host.substring(host.indexOf(':') + 1));
        fixture.registry.on("POST", UPLOADS).answer(202, Map.of("Location", given), "");
        fixture.registry.on("PUT", ".*").answer(201, Map.of(), "");
        Fixture.write(repository, BYTES);
        assertEquals(
                target + "sha256%3A" + DIGEST.hex(),
                fixture.requests("PUT").get(0).target());
    }

    private void assertStored() {
        assertArrayEquals(BYTES, fixture.registry.blob(Fixture.NAME, DIGEST).orElseThrow());
        assertEquals(Map.of(DIGEST, 1), fixture.registry.stored());
    }

    private List<String> methods() {
        return fixture.registry.requests().stream().map(RecordedRequest::method).toList();
    }

    private String path(String method, int number) {
        return fixture.requests(method).get(number).path();
    }

    private int tokens() {
        return (int) fixture.registry.requests().stream()
                .filter(request -> request.path().equals("/token"))
                .count();
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is broken");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the disk is broken");
            }
        };
    }
}
