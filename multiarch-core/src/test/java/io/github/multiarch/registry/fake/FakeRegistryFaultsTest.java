package io.github.multiarch.registry.fake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeRegistryFaultsTest {
    private static final byte[] BYTES = "a layer".getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = Digest.of(BYTES);
    private static final String BLOBS = "/v2/team/app/blobs/";

    private final FakeRegistry registry = FakeRegistry.start();
    private final RawClient client = new RawClient("http://" + registry.host());

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aResetLeavesNothingAndSpoilsTheUpload() throws IOException {
        for (var fault : List.of(Fault.RESET_BEFORE, Fault.RESET_AFTER_BODY, new Fault.ResetAfter(3))) {
            registry.forgetRequests();
            var location = client.startUpload(BLOBS);
            registry.on("PUT", ".*").times(1).fault(fault);
            assertThrows(IOException.class, () -> client.put(location, BYTES, DIGEST));
            assertEquals(0, registry.stored(DIGEST));
            long read = fault == Fault.RESET_BEFORE ? 0 : fault == Fault.RESET_AFTER_BODY ? 7 : 3;
            assertEquals(read, registry.requests().get(1).bodyBytes());
            assertEquals(404, client.put(location, BYTES, DIGEST).statusCode());
        }
    }

    @Test
    void aScriptedStatusSpoilsTheUploadUnlessItAsksForALogin() throws IOException {
        var location = client.startUpload(BLOBS);
        registry.on("PUT", ".*").times(1).fault(new Fault.Status(401));
        registry.on("PUT", ".*").times(1).skip(1).fault(new Fault.Status(503, Map.of("Retry-After", "1"), "busy"));
        assertEquals(401, client.put(location, BYTES, DIGEST).statusCode());
        assertEquals(201, client.put(location, BYTES, DIGEST).statusCode());
        var other = client.startUpload(BLOBS);
        var busy = client.put(other, BYTES, DIGEST);
        assertEquals("503 1 busy", busy.statusCode() + " " + RawClient.header(busy, "Retry-After") + " " + busy.body());
        assertEquals(404, client.put(other, BYTES, DIGEST).statusCode());
        assertEquals(1, registry.openUploads());
    }

    @Test
    void aLostAnswerIsOfARequestThatWasCarriedOut() throws IOException {
        var location = client.startUpload(BLOBS);
        registry.on("PUT", ".*").fault(Fault.LOST_ANSWER);
        assertThrows(IOException.class, () -> client.put(location, BYTES, DIGEST));
        assertEquals(1, registry.stored(DIGEST));
        assertArrayEquals(BYTES, registry.blob("team/app", DIGEST).orElseThrow());
    }

    @Test
    void whatIsNotStoredIsAnsweredForAllTheSame() throws IOException {
        registry.on("PUT|POST", ".*").fault(Fault.NOT_STORED);
        var put = client.put(client.startUpload(BLOBS), BYTES, DIGEST);
        assertEquals(201, put.statusCode());
        assertEquals(DIGEST.toString(), RawClient.header(put, "Docker-Content-Digest"));
        registry.putBlob("other", BYTES);
        var mount = client.send("POST", BLOBS + "uploads/?from=other&mount=" + DIGEST);
        assertEquals(201, mount.statusCode());
        assertEquals(404, client.send("HEAD", BLOBS + DIGEST).statusCode());
        assertEquals(0, registry.stored(DIGEST));
        assertEquals(0, registry.openUploads());
    }

    @Test
    void liesAreToldOfTheRightLength() throws IOException {
        registry.putBlob(BYTES);
        registry.on("GET", ".*").times(1).fault(Fault.FALSE_DIGEST);
        registry.on("GET", ".*").times(1).fault(Fault.OTHER_BYTES);
        registry.on("PUT", ".*").times(1).fault(Fault.FALSE_DIGEST);
        var get = client.send("GET", BLOBS + DIGEST);
        assertNotEquals(DIGEST.toString(), RawClient.header(get, "Docker-Content-Digest"));
        assertEquals("a layer", get.body());
        var other = client.send("GET", BLOBS + DIGEST).body();
        assertEquals("a laye", other.substring(0, 6));
        assertFalse(other.endsWith("r"));
        assertEquals(7, other.length());
        var put = client.put(client.startUpload(BLOBS), BYTES, DIGEST);
        assertFalse(put.headers().map().toString().contains(DIGEST.hex()));
        assertEquals("a layer", client.send("GET", BLOBS + DIGEST).body());
    }

    @Test
    void aBodyEndsEarlyOrNever() throws IOException {
        registry.putBlob(BYTES);
        registry.on("GET", ".*").times(1).fault(new Fault.Truncated(3));
        assertEquals("a l", RawSocket.get(registry.host(), BLOBS + DIGEST, 1000).body());
        registry.on("HEAD", ".*").fault(new Fault.Truncated(3));
        assertThrows(IOException.class, () -> client.send("HEAD", BLOBS + DIGEST));
        registry.on("GET", ".*").times(1).fault(Fault.ENDLESS);
        var endless = RawSocket.get(registry.host(), BLOBS + DIGEST, 1_000_000);
        assertEquals(1_000_000, endless.body().length());
        assertTrue(endless.head().contains("200 OK"), endless::head);
        registry.on("GET", ".*").times(1).fault(new Fault.Endless(500));
        assertTrue(RawSocket.get(registry.host(), BLOBS + DIGEST, 1).head().contains(" 500 "));
    }

    @Test
    void aSlowBodyComesByPermit() throws IOException {
        registry.putBlob(BYTES);
        var permits = new Semaphore(2);
        registry.on("GET", ".*").times(1).fault(new Fault.Slow(permits));
        assertEquals("a ", RawSocket.get(registry.host(), BLOBS + DIGEST, 2).body());
        assertEquals(0, permits.availablePermits());
        registry.on("GET", ".*").fault(new Fault.Slow(new Semaphore(7)));
        assertEquals("a layer", client.send("GET", BLOBS + DIGEST).body());
    }

    @Test
    void theKthRequestOfAnyKindIsHitOnce() throws IOException {
        registry.on(".*", ".*").skip(1).times(1).answer(500, Map.of(), "");
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) {
            statuses.add(client.send("GET", "/v2/").statusCode());
        }
        assertEquals(List.of(200, 500, 200), statuses);
        assertEquals(3, registry.requests().size());
    }

    @Test
    void hooksRunBeforeAndAfterARequestIsCarriedOut() throws IOException {
        var stored = new ArrayList<Integer>();
        registry.on("PUT", ".*")
                .before(() -> stored.add(registry.stored(DIGEST)))
                .after(() -> stored.add(registry.stored(DIGEST)))
                .serve();
        assertEquals(201, client.put(client.startUpload(BLOBS), BYTES, DIGEST).statusCode());
        assertEquals(List.of(0, 1), stored);
    }

    @Test
    void severalHeadersOfOneNameAndALengthThatIsALie() throws IOException {
        registry.on("GET", ".*")
                .answer(
                        401,
                        Map.of("WWW-Authenticate", "Basic realm=\"a\"\nBearer realm=\"b\"", "Content-Length", "9"),
                        "x");
        var answer = RawSocket.get(registry.host(), "/v2/", 1000);
        assertTrue(answer.head().contains(": Basic realm=\"a\"\r\n"), answer::head);
        assertTrue(answer.head().contains(": Bearer realm=\"b\"\r\n"), answer::head);
        assertEquals("x", answer.body());
    }
}
