package io.github.multiarch.registry.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listing referrers: OCI distribution spec v1.1.1, with and without that part of it. */
class FakeReferrersTest {
    private static final Digest SUBJECT = Digest.of(BlobContract.bytes("an image that is not here"));
    private static final String REFERRERS = "/v2/team/app/referrers/" + SUBJECT;
    private static final String SIGNATURE = "application/vnd.example.signature+json";

    private final FakeRegistry registry = FakeRegistry.start();
    private final RawClient client = new RawClient("http://" + registry.host());

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void whatHasASubjectIsTakenBeforeItsSubject() throws IOException {
        registry.rules().listReferrers();
        assertEquals(List.of(), digests(client.send("GET", REFERRERS)));
        var manifest = manifest().put("artifactType", SIGNATURE);
        manifest.putObject("annotations").put("who", "me");
        var signature = put(manifest);
        var list = client.send("GET", REFERRERS);
        assertEquals(MediaType.OCI_INDEX.value(), RawClient.header(list, "Content-Type"));
        var entry = entries(list).get(0);
        var expected = json(signature).put("artifactType", SIGNATURE);
        expected.putObject("annotations").put("who", "me");
        assertEquals(expected, entry);
        assertEquals(
                202,
                client.send("DELETE", "/v2/team/app/manifests/" + signature.digest())
                        .statusCode());
        assertEquals(List.of(), digests(client.send("GET", REFERRERS)));
    }

    @Test
    void theTypeOfAConfigStandsInForThatOfAManifestAndNothingForThatOfAnIndex() throws IOException {
        registry.rules().listReferrers();
        put(manifest());
        var entry = entries(client.send("GET", REFERRERS)).get(0);
        assertEquals(
                "application/vnd.oci.empty.v1+json", entry.path("artifactType").asText());
        assertTrue(entry.path("annotations").isMissingNode(), entry::toString);
        var index = OciJson.object().put("schemaVersion", 2);
        index.putArray("manifests");
        index.set("subject", subject());
        var document = Document.of(MediaType.OCI_INDEX, index);
        assertEquals(
                201,
                client.put("/v2/team/app/manifests/" + document.digest(), document)
                        .statusCode());
        var ofIndex = entries(client.send("GET", REFERRERS)).stream()
                .filter(e -> e.path("digest").asText().equals(document.digest().toString()))
                .toList();
        assertEquals(List.of(json(document)), ofIndex);
    }

    @Test
    void aFilterIsAppliedOnEveryPageAndSaid() throws IOException {
        registry.rules().listReferrers(2);
        var signatures = new TreeSet<String>();
        for (int i = 0; i < 5; i++) {
            var signature = manifest().put("artifactType", SIGNATURE);
            signature.putObject("annotations").put("number", String.valueOf(i));
            signatures.add(put(signature).digest().toString());
            put(manifest().put("artifactType", "application/vnd.example.other" + i));
        }
        var found = new ArrayList<String>();
        var next = REFERRERS + "?artifactType=" + SIGNATURE.replace("+", "%2B");
        for (int page = 0; page < 3; page++) {
            var list = client.send("GET", next);
            assertEquals("artifactType", RawClient.header(list, "OCI-Filters-Applied"));
            found.addAll(digests(list));
            next = RawClient.header(list, "Link").replaceAll("^<|>; rel=\"next\"$", "");
        }
        assertEquals(List.copyOf(signatures), found);
        assertEquals("", next);
        registry.rules().listReferrers().filterNoReferrers();
        var all = client.send("GET", REFERRERS + "?artifactType=text/plain");
        assertEquals(10, digests(all).size());
        assertEquals("", RawClient.header(all, "OCI-Filters-Applied"));
    }

    @Test
    void withoutThatPartNothingIsSaidOfSubjects() throws IOException {
        var document = Document.of(MediaType.OCI_MANIFEST, manifest());
        var answer = client.put("/v2/team/app/manifests/" + document.digest(), document);
        assertEquals(201, answer.statusCode());
        assertEquals("", RawClient.header(answer, "OCI-Subject"));
        assertEquals(404, client.send("GET", REFERRERS).statusCode());
    }

    @Test
    void whatCannotBeASubjectIsRefused() throws IOException {
        registry.rules().listReferrers();
        var manifest = manifest();
        manifest.putObject("subject").put("digest", "sha256:short");
        var document = Document.of(MediaType.OCI_MANIFEST, manifest);
        var answer = client.put("/v2/team/app/manifests/" + document.digest(), document);
        BlobContract.assertRefused(400, "MANIFEST_INVALID", answer);
        BlobContract.assertRefused(400, "DIGEST_INVALID", client.send("GET", "/v2/team/app/referrers/sha256:short"));
    }

    private ObjectNode manifest() {
        registry.putBlob("team/app", BlobContract.bytes("{}"));
        var empty = Document.of(new MediaType("application/vnd.oci.empty.v1+json"), OciJson.object());
        var manifest = OciJson.object().put("schemaVersion", 2).put("mediaType", MediaType.OCI_MANIFEST.value());
        manifest.set("config", json(empty));
        manifest.putArray("layers").add(json(empty));
        manifest.set("subject", subject());
        return manifest;
    }

    private static ObjectNode subject() {
        return OciJson.object()
                .put("mediaType", MediaType.OCI_MANIFEST.value())
                .put("digest", SUBJECT.toString())
                .put("size", 25);
    }

    private static ObjectNode json(Document document) {
        return OciJson.object()
                .put("mediaType", document.descriptor().mediaType().value())
                .put("digest", document.digest().toString())
                .put("size", document.bytes().length);
    }

    private Document put(ObjectNode manifest) throws IOException {
        var document = Document.of(MediaType.OCI_MANIFEST, manifest);
        var answer = client.put("/v2/team/app/manifests/" + document.digest(), document);
        assertEquals(201, answer.statusCode(), answer::body);
        assertEquals(SUBJECT.toString(), RawClient.header(answer, "OCI-Subject"));
        return document;
    }

    private static List<JsonNode> entries(HttpResponse<String> list) {
        assertEquals(200, list.statusCode(), list::body);
        var json = OciJson.parseObject(BlobContract.bytes(list.body()), "the list");
        return StreamSupport.stream(json.get("manifests").spliterator(), false).toList();
    }

    private static List<String> digests(HttpResponse<String> list) {
        return entries(list).stream().map(entry -> entry.get("digest").asText()).toList();
    }
}
