package io.github.multiarch.registry.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeRegistryTest {
    private static final byte[] BYTES = "a layer".getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = Digest.of(BYTES);
    private static final String BLOBS = "/v2/team/app/blobs/";
    private static final String MANIFESTS = "/v2/team/app/manifests/";
    private static final String SCOPE = "service=fake&scope=repository%3Ateam%2Fapp%3Apull";

    private final FakeRegistry registry = FakeRegistry.start();
    private final RawClient client = new RawClient("http://" + registry.host());

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void oneRequestAtATimeWritesToAnUpload() throws IOException {
        var location = client.startUpload(BLOBS);
        var second = new ArrayList<Integer>();
        registry.on("PUT", ".*")
                .times(1)
                .before(() -> second.add(status(location)))
                .serve();
        assertEquals(201, client.put(location, BYTES, DIGEST).statusCode());
        assertEquals(List.of(409), second);
        assertEquals(1, registry.stored(DIGEST));
        assertEquals(2, registry.mostAtOnce());
        assertEquals(2, registry.connections());
    }

    private int status(String location) {
        try {
            return client.put(location, BYTES, DIGEST).statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRegistryThatWantsPatch() throws IOException {
        registry.rules().refuseMonolithicUploads();
        assertEquals(405, client.put(client.startUpload(BLOBS), BYTES, DIGEST).statusCode());
        var patch = client.patch(client.startUpload(BLOBS), BYTES);
        var put = client.put(client.location(patch), new byte[0], DIGEST);
        assertEquals(201, put.statusCode());
    }

    @Test
    void whatWasWrittenIsSeenLater() throws IOException {
        var image = image();
        registry.putManifest("team/app", image.digest().toString(), image);
        registry.rules().lag(1);
        var index = index(image);
        assertEquals(404, client.put(MANIFESTS + "1", index).statusCode());
        assertEquals(201, client.put(MANIFESTS + "1", index).statusCode());
        for (var reference : List.of("1", index.digest().toString())) {
            assertEquals(404, get(reference));
            assertEquals(200, get(reference));
        }
    }

    @Test
    void tagsThatStayAndIndexesThatAreNotTaken() throws IOException {
        var image = image();
        registry.putManifest("team/app", "1", image);
        registry.rules().immutableTags(409).refuseOciIndexes(415).refuseDeletes();
        assertEquals(409, client.put(MANIFESTS + "1", image).statusCode());
        assertEquals(201, client.put(MANIFESTS + "2", image).statusCode());
        assertEquals(415, client.put(MANIFESTS + "3", index(image)).statusCode());
        assertEquals(405, client.send("DELETE", MANIFESTS + "1").statusCode());
        assertEquals("[1, 2]", registry.tags("team/app").keySet().toString());
    }

    @Test
    void whatIsTakenAwayIsGoneWhileItsTagStays() throws IOException {
        var image = image();
        registry.putManifest("team/app", "1", image);
        registry.removeManifest("team/app", image.digest());
        assertEquals(404, get("1"));
        assertEquals(image.digest(), registry.tags("team/app").get("1"));
        registry.putBlob(BYTES);
        registry.removeBlob("team/app", DIGEST);
        assertEquals(404, client.send("GET", BLOBS + DIGEST).statusCode());
    }

    @Test
    void tokensAreUsedUp() throws IOException {
        registry.requireBearer("ann", "secret").allowAnonymousPull();
        registry.putBlob(BYTES);
        registry.tokens().lastFor(1).expiresIn(Optional.of(7));
        var answer = json(client.send("GET", "/token?" + SCOPE).body());
        assertEquals("7", answer.get("expires_in"));
        var bearer = "Bearer " + answer.get("token");
        assertEquals(
                200, client.send("GET", BLOBS + DIGEST, "Authorization", bearer).statusCode());
        assertEquals(
                401, client.send("GET", BLOBS + DIGEST, "Authorization", bearer).statusCode());
    }

    @Test
    void aTokenServerThatSpeaksPostAndGivesRefreshTokens() throws IOException {
        registry.requireBearer("ann", "secret");
        registry.tokens().only("POST").giveRefreshTokens();
        assertEquals(405, client.send("GET", "/token?" + SCOPE).statusCode());
        var first = post("grant_type=password&username=ann&password=secret&" + SCOPE);
        var second = post("grant_type=refresh_token&refresh_token=" + first.get("refresh_token") + "&" + SCOPE);
        assertTrue(second.containsKey("access_token"), second::toString);
        registry.forgetTokens();
        var form = "grant_type=refresh_token&refresh_token=" + first.get("refresh_token") + "&" + SCOPE;
        assertEquals(
                401,
                client.send("POST", "/token", form.getBytes(StandardCharsets.UTF_8))
                        .statusCode());
    }

    @Test
    void whoIsSentElsewhereIsRecordedThere() throws IOException {
        try (var target = RedirectTarget.start()) {
            registry.rules().uploadLocations(target::url);
            var location = client.startUpload(BLOBS);
            assertTrue(location.startsWith("http://" + target.host() + BLOBS), location);
            var there = new RawClient("");
            assertEquals(
                    404,
                    there.send("PUT", location, BYTES, "Authorization", "canary")
                            .statusCode());
            target.answerToken("t");
            assertEquals(
                    "{\"token\":\"t\"}", there.send("GET", target.url("/token")).body());
            assertEquals(2, target.requests().size());
            assertEquals(7, target.requests().get(0).bodyBytes());
            assertTrue(target.transcript().contains("canary"), target::transcript);
            assertTrue(target.transcript().contains("a layer"), target::transcript);
            assertFalse(registry.requests().isEmpty());
        }
    }

    private int get(String reference) throws IOException {
        var accept = MediaType.OCI_INDEX + "," + MediaType.OCI_MANIFEST;
        return client.send("GET", MANIFESTS + reference, "Accept", accept).statusCode();
    }

    private Map<String, String> post(String form) throws IOException {
        return json(client.send("POST", "/token", form.getBytes(StandardCharsets.UTF_8))
                .body());
    }

    private static Map<String, String> json(String text) {
        var fields = new TreeMap<String, String>();
        OciJson.parseObject(text.getBytes(StandardCharsets.UTF_8), "a token")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }

    private Document image() {
        var config = "{\"architecture\":\"arm64\",\"os\":\"linux\"}".getBytes(StandardCharsets.UTF_8);
        var descriptor = new Descriptor(MediaType.OCI_CONFIG, registry.putBlob("team/app", config), config.length);
        return new Manifest(MediaType.OCI_MANIFEST, descriptor, List.of(), new TreeMap<>()).toDocument();
    }

    private static Document index(Document image) {
        return new ImageIndex(MediaType.OCI_INDEX, List.of(image.descriptor()), new TreeMap<>()).toDocument();
    }
}
