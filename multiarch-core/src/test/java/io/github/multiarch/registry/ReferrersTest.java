package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.registry.fake.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferrersTest {
    private static final String REFERRERS = "/v2/team/app/referrers/.*";

    private final Fixture fixture = new Fixture();
    private final Document image = fixture.image("1");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theyAreWhatTheRegistryLists() throws IOException {
        fixture.registry.rules().listReferrers();
        var signature = attach("application/vnd.example.signature", Map.of("who", "me"));
        attachTo(Fixture.layer(new byte[] {1}), "application/vnd.example.other", Map.of());
        var referrers = ask();
        assertEquals(Optional.empty(), referrers.unread());
        assertEquals(1, referrers.list().size());
        var first = referrers.list().get(0);
        assertEquals(signature.digest(), first.descriptor().digest());
        assertEquals(Optional.of("application/vnd.example.signature"), first.artifactType());
        assertEquals(Map.of("who", "me"), first.descriptor().annotations());
        assertEquals(1, fixture.requests("GET").size());
    }

    @Test
    void nothingIsAttachedToMost() throws IOException {
        assertEquals(new Referrers(List.of(), Optional.empty()), ask());
        fixture.registry.rules().listReferrers();
        assertEquals(new Referrers(List.of(), Optional.empty()), ask());
    }

    @Test
    void whereARegistryDoesNotListThemATagDoes() throws IOException {
        var signature = tagged();
        var referrers = ask();
        assertEquals(Optional.empty(), referrers.unread());
        var list = referrers.list();
        assertEquals(1, list.size());
        assertEquals(signature.digest(), list.get(0).descriptor().digest());
        assertEquals(
                Optional.of("application/vnd.example.signature"), list.get(0).artifactType());
    }

    @Test
    void aTagThatIsNoListIsNamed() {
        fixture.registry.putManifest(Fixture.NAME, "sha256-" + image.digest().hex(), image);
        var failure = assertThrows(RegistryException.class, this::ask);
        assertTrue(
                failure.getMessage().contains("the tag sha256-" + image.digest().hex()), failure.getMessage());
    }

    /** Some registries do not say 404 to a question that they do not know. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 405, 429, 500, 501, 503})
    void whereARegistryRefusesToListThemTheTagDoesAndTheRemarkSaysSo(int status) throws IOException {
        var signature = tagged();
        fixture.registry.on("GET", REFERRERS).fault(new Fault.Status(status));
        var referrers = ask();
        assertEquals(List.of(signature.digest()), ReferrerFixture.digests(referrers));
        var remark = referrers.unread().orElseThrow();
        assertTrue(remark.contains("GET with " + status), remark);
        assertTrue(remark.contains("those of the tag " + tag()), remark);
        assertEquals(2, fixture.requests("GET").size(), "neither is asked twice");
        assertEquals(List.of(), fixture.log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Sign in</body></html>", "{}", "[]", ""})
    void aPageInPlaceOfAListIsNone(String body) throws IOException {
        var signature = tagged();
        fixture.registry.on("GET", REFERRERS).answer(200, Map.of("Content-Type", "text/html"), body);
        var referrers = ask();
        assertEquals(List.of(signature.digest()), ReferrerFixture.digests(referrers));
        assertTrue(referrers.unread().orElseThrow().contains("sent something else than a list"));
    }

    @Test
    void oneThatHangsUpOnTheQuestionHasTheTag() throws IOException {
        var signature = tagged();
        fixture.registry.on("GET", REFERRERS).fault(Fault.RESET_BEFORE);
        assertEquals(List.of(signature.digest()), ReferrerFixture.digests(ask()));
    }

    /** Not told is not the same as nothing. */
    @ParameterizedTest
    @ValueSource(ints = {403, 405, 429, 500, 503})
    void whereNeitherTellsBothAreNamed(int status) {
        fixture.registry.on("GET", REFERRERS).fault(new Fault.Status(status));
        var failure = assertThrows(RegistryException.class, this::ask);
        assertEquals(status, failure.status().orElse(0));
        assertTrue(failure.getMessage().contains(tag() + ", which stands in for that list, is not there"));
        fixture.registry.on("GET", "/v2/team/app/manifests/" + tag()).fault(new Fault.Status(502));
        var both = assertThrows(RegistryException.class, this::ask).getMessage();
        assertTrue(both.contains("GET with " + status), both);
        assertTrue(both.contains("cannot be read either: ") && both.contains("GET with 502"), both);
        assertEquals(2, fixture.requests("GET").size(), "nothing depends on it");
        assertEquals(List.of(), fixture.log);
    }

    /** Who is not let in is not asked again in another way. */
    @Test
    void withoutCredentialsTheTagIsNotAskedFor() {
        fixture.registry.on("GET", REFERRERS).fault(new Fault.Status(401));
        assertThrows(RegistryException.class, this::ask);
        assertEquals(1, fixture.requests("GET").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<html>;is not valid JSON",
                "{};schemaVersion is missing",
                "{\"schemaVersion\":2,\"manifests\":[{}]};mediaType is missing",
                "{\"schemaVersion\":2,\"manifests\":7};is not a JSON array",
            })
    void anAnswerThatIsNoListIsAnError(String body, String reason) {
        fixture.registry.on("GET", REFERRERS).answer(200, Map.of(), body);
        var failure = assertThrows(RegistryException.class, this::ask);
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }

    @Test
    void anAnswerWithoutEndIsBrokenOff() {
        fixture.registry.on("GET", REFERRERS).fault(Fault.ENDLESS);
        var failure = assertThrows(RegistryException.class, this::ask);
        assertTrue(failure.getMessage().contains("more than 4194304 bytes"), failure.getMessage());
    }

    @Test
    void tagsAreNeverTooLong() {
        assertEquals("sha512-" + "a".repeat(64), Referrers.tag(Digest.parse("sha512:" + "a".repeat(128))));
        assertEquals("sha256-" + "b".repeat(64), Referrers.tag(Digest.parse("sha256:" + "b".repeat(64))));
    }

    /** A signature that is listed under the tag only. */
    private Document tagged() {
        var signature = attach("application/vnd.example.signature", Map.of());
        var index = new ImageIndex(MediaType.OCI_INDEX, List.of(signature.descriptor()), new TreeMap<>()).toDocument();
        var json = index.json();
        json.withObject("/manifests/0").put("artifactType", "application/vnd.example.signature");
        fixture.registry.putManifest(Fixture.NAME, tag(), Document.of(MediaType.OCI_INDEX, json));
        return signature;
    }

    private String tag() {
        return "sha256-" + image.digest().hex();
    }

    private Referrers ask() throws IOException {
        fixture.registry.forgetRequests();
        return fixture.repository().referrers(image.digest());
    }

    private Document attach(String artifactType, Map<String, String> annotations) {
        return attachTo(image.descriptor(), artifactType, annotations);
    }

    private Document attachTo(Descriptor subject, String artifactType, Map<String, String> annotations) {
        var json = Fixture.manifest(List.of()).json();
        json.put("artifactType", artifactType);
        json.putObject("subject")
                .put("mediaType", subject.mediaType().value())
                .put("digest", subject.digest().toString())
                .put("size", subject.size());
        var itsAnnotations = json.putObject("annotations");
        new TreeMap<>(annotations).forEach(itsAnnotations::put);
        var manifest = Document.of(MediaType.OCI_MANIFEST, OciJson.bytes(json));
        fixture.registry.putManifest(Fixture.NAME, manifest.digest().toString(), manifest);
        return manifest;
    }
}
