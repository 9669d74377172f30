package io.github.multiarch.registry.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of {@link RegistryContract} that is about blobs. */
abstract class BlobContract {
    static final byte[] BYTES = bytes("a layer");
    static final Digest ABSENT = Digest.of(bytes("nowhere"));
    private static final String BLOBS = "/v2/contract/blobs/";

    RawClient client = new RawClient("");

    /**
     * The registry under test, open to everybody, over plain HTTP.
     *
     * @return {@code host:port}
     */
    protected abstract String host();

    /**
     * Whether it is the fake one.
     *
     * @return true for the fake one
     */
    protected abstract boolean isFake();

    /**
     * Whether manifests can be deleted.
     *
     * @return false where that is switched off
     */
    protected abstract boolean deletes();

    @BeforeEach
    final void connect() {
        client = new RawClient("http://" + host());
    }

    @Test
    final void itSpeaksTheProtocol() throws IOException {
        assertEquals(200, client.send("GET", "/v2/").statusCode());
    }

    @Test
    final void aBlobThatIsNotThere() throws IOException {
        assertRefused(404, "BLOB_UNKNOWN", client.send("GET", BLOBS + ABSENT));
        assertEquals(404, client.send("HEAD", BLOBS + ABSENT).statusCode());
    }

    @Test
    final void aBlobInOnePiece() throws IOException {
        var put = client.put(client.startUpload(BLOBS), BYTES, Digest.of(BYTES));
        assertEquals(201, put.statusCode());
        assertEquals(Digest.of(BYTES).toString(), RawClient.header(put, "Docker-Content-Digest"));
        assertTrue(RawClient.header(put, "Location").endsWith(BLOBS + Digest.of(BYTES)));
        var get = client.send("GET", BLOBS + Digest.of(BYTES));
        assertEquals("a layer", get.body());
        assertEquals(Digest.of(BYTES).toString(), RawClient.header(get, "Docker-Content-Digest"));
        assertEquals("7", RawClient.header(client.send("HEAD", BLOBS + Digest.of(BYTES)), "Content-Length"));
    }

    @Test
    final void aPartOfABlob() throws IOException {
        var path = BLOBS + store(BYTES);
        var part = client.send("GET", path, "Range", "bytes=2-4");
        assertEquals(206, part.statusCode());
        assertEquals("lay", part.body());
        assertEquals("bytes 2-4/7", RawClient.header(part, "Content-Range"));
        assertEquals("layer", client.send("GET", path, "Range", "bytes=2-").body());
        if (isFake()) {
            // The real one announces a length here, and sends nothing.
            assertEquals(416, client.send("GET", path, "Range", "bytes=7-").statusCode());
        }
    }

    @Test
    final void aBlobInChunks() throws IOException {
        var first = client.patch(client.startUpload(BLOBS), bytes("a la"), "Content-Range", "0-3");
        assertEquals(202, first.statusCode());
        assertEquals("0-3", RawClient.header(first, "Range"));
        var next = client.location(first);
        var status = client.send("GET", next);
        assertEquals(204, status.statusCode());
        assertEquals("0-3", RawClient.header(status, "Range"));
        var second = client.patch(next, bytes("ye"), "Content-Range", "4-5");
        var put = client.put(client.location(second), bytes("r"), Digest.of(BYTES));
        assertEquals(201, put.statusCode());
        assertEquals("a layer", client.send("GET", BLOBS + Digest.of(BYTES)).body());
    }

    @Test
    final void aBlobAsAStream() throws IOException {
        var patch = client.patch(client.startUpload(BLOBS), BYTES);
        var put = client.put(client.location(patch), new byte[0], Digest.of(BYTES));
        assertEquals(201, put.statusCode());
        assertEquals(404, client.send("GET", client.location(patch)).statusCode());
    }

    @Test
    final void aBlobWithAnotherDigestSpoilsTheUpload() throws IOException {
        var location = client.startUpload(BLOBS);
        assertRefused(400, "DIGEST_INVALID", client.put(location, bytes("another"), Digest.of(BYTES)));
        assertRefused(404, unknownUpload(), client.put(location, BYTES, Digest.of(BYTES)));
    }

    @Test
    final void anUploadWithoutADigest() throws IOException {
        assertRefused(400, "DIGEST_INVALID", client.put(client.startUpload(BLOBS), BYTES, Optional.empty()));
    }

    @Test
    final void anUploadThatWasNeverBegun() throws IOException {
        var path = BLOBS + "uploads/00000000-0000-4000-8000-000000000000";
        assertRefused(404, unknownUpload(), client.send("GET", path));
        assertRefused(404, unknownUpload(), client.patch(path, BYTES));
        assertRefused(404, unknownUpload(), client.put(path + "?a=b", BYTES, Digest.of(BYTES)));
        assertRefused(404, unknownUpload(), client.send("DELETE", path));
    }

    @Test
    final void anUploadThatWasCancelled() throws IOException {
        var location = client.startUpload(BLOBS);
        assertEquals(204, client.send("DELETE", location).statusCode());
        assertRefused(404, "BLOB_UPLOAD_UNKNOWN", client.put(location, BYTES, Digest.of(BYTES)));
    }

    @Test
    final void aChunkToAnAddressOfBefore() throws IOException {
        var location = client.startUpload(BLOBS);
        assertEquals(202, client.patch(location, bytes("a la")).statusCode());
        var again = client.patch(location, bytes("yer"));
        assertRefused(either(416, 404, "416 is the spec's for a wrong order"), "BLOB_UPLOAD_INVALID", again);
    }

    @Test
    final void aChunkOutOfOrder() throws IOException {
        var gap = client.patch(client.startUpload(BLOBS), BYTES, "Content-Range", "3-9");
        assertEquals(either(416, 202, "version 2.8 of the real one does not look at Content-Range"), gap.statusCode());
        if (isFake()) {
            assertRefused(416, "RANGE_INVALID", gap);
            assertEquals(202, client.patch(client.location(gap), BYTES).statusCode(), "nothing was taken");
        }
    }

    @Test
    final void aChunkOfAnotherLength() throws IOException {
        var wrong = client.patch(client.startUpload(BLOBS), BYTES, "Content-Range", "0-3");
        assertEquals(
                either(400, 202, "version 2.8 of the real one does not look at Content-Range"), wrong.statusCode());
    }

    @Test
    final void aMount() throws IOException {
        var digest = store(BYTES);
        var uploads = "/v2/contract/other/blobs/uploads/?from=contract&mount=";
        var mounted = client.send("POST", uploads + digest);
        assertEquals(201, mounted.statusCode());
        assertEquals(digest.toString(), RawClient.header(mounted, "Docker-Content-Digest"));
        assertEquals(
                200, client.send("HEAD", "/v2/contract/other/blobs/" + digest).statusCode());
        var begun = client.send("POST", uploads + ABSENT);
        assertEquals(202, begun.statusCode());
        assertTrue(RawClient.header(begun, "Location").contains("/v2/contract/other/blobs/uploads/"));
        assertEquals(
                202,
                client.send("POST", "/v2/contract/other/blobs/uploads/?mount=" + ABSENT)
                        .statusCode());
    }

    private String unknownUpload() {
        return either("BLOB_UPLOAD_UNKNOWN", "BLOB_UPLOAD_INVALID", "the real one looks at its _state first");
    }

    final Digest store(byte[] bytes) throws IOException {
        assertEquals(
                201,
                client.put(client.startUpload(BLOBS), bytes, Digest.of(bytes)).statusCode());
        return Digest.of(bytes);
    }

    /** Where they differ on purpose, and why. */
    final <T> T either(T fake, T real, String reason) {
        assertTrue(!reason.isBlank(), "a difference has a reason");
        return isFake() ? fake : real;
    }

    static void assertRefused(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer::body);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
