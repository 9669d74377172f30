package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.LayerReading;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.fixtures.Attaching;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.inspect.Verification;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Referrer;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.validate.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What refers to an image is told when the image is verified, and verified as well when that is asked for. */
class VerifiedReferrersTest {
    private static final String NAME = "acme/orders";
    private static final String SBOM = "application/spdx+json";

    private final FakeRegistry registry = FakeRegistry.start();
    private final Attaching attaching = new Attaching(registry, NAME);
    private final Session session = Session.inMemory();

    @BeforeEach
    void haveAnIndex() throws Exception {
        TestBases.write(TestBases.inside(registry, NAME), "1.0", "linux/amd64", "linux/arm64");
        registry.rules().listReferrers();
    }

    @AfterEach
    void stop() {
        session.close();
        registry.close();
    }

    @Test
    void itIsCounted() throws Exception {
        attaching.attach(index(), SBOM, "of all");
        var sbom = attaching.attach(image(), SBOM, "of one");
        attaching.attach(index(), "application/vnd.example.signature", "signature");
        var verification = verify(false);
        assertTrue(
                verification.text().endsWith("what refers to it: 2 " + SBOM + ", 1 application/vnd.example.signature"),
                verification.text());
        assertTrue(verification.json().contains(sbom.digest().toString()), verification.json());
        assertEquals(List.of(), verify(true).findings());
        registry.forgetRequests();
        assertEquals(verification.text(), verify(true).text());
        var lists = registry.requests().stream()
                .map(request -> request.target())
                .filter(target -> target.contains("/referrers/"))
                .toList();
        assertEquals(lists.stream().distinct().count(), lists.size(), "each list is asked for once");
    }

    @Test
    void ofNothingThereIsNothingToTell() throws Exception {
        assertFalse(verify(false).text().contains("refers"));
    }

    @Test
    void aListThatCannotBeReadIsARemark() throws Exception {
        registry.on("GET", ".*/referrers/.*").answer(403, Map.of(), "{}");
        var verification = verify(false);
        assertTrue(verification.isSound());
        assertTrue(verification.text().contains("cannot be listed"), verification.text());
        assertFalse(verify(true).isSound());
    }

    @Test
    void whatItNamesMustBeThere() throws Exception {
        var sbom = attaching.attach(index(), SBOM, "of all");
        var signature = attaching.attach(sbom, "application/vnd.example.signature", "of that");
        registry.removeBlob(NAME, Manifest.parse(signature).layers().get(0).digest());
        assertTrue(verify(false).isSound());
        assertFound("the referrer " + signature.digest(), "is missing");
    }

    @Test
    void itMustBeThereItself() throws Exception {
        registry.rules().listReferrers(0);
        var sbom = attaching.attach(index(), SBOM, "of all");
        attaching.list(sbom);
        registry.removeManifest(NAME, sbom.digest());
        assertFound("what refers to it", sbom.digest().toString());
    }

    @Test
    void itMustSayTheSameSubject() throws Exception {
        registry.rules().listReferrers(0);
        var ofAnother = attaching.attach(image(), SBOM, "of one");
        var list = Referrer.listWith(Optional.empty(), List.of(Referrer.of(ofAnother)));
        var sink = TestBases.inside(registry, NAME);
        sink.write(list);
        sink.tag(list, Attaching.tag(index().digest()));
        assertFound("what refers to it", "which it does not say itself");
    }

    @Test
    void itsSubjectMustBeTheImageInAllParts() throws Exception {
        var sbom = attaching.attach(index(), SBOM, "of all");
        var json = sbom.json();
        ((ObjectNode) json.get("subject")).put("size", 7);
        var other = Document.of(MediaType.OCI_MANIFEST, OciJson.bytes(json));
        TestBases.inside(registry, NAME).write(other);
        assertFound("the referrer " + other.digest(), "of 7 bytes");
    }

    @Test
    void wordsOfOthersMakeNoLinesOfTheirOwn() throws Exception {
        var json = attaching.attach(index(), SBOM, "of all").json();
        ((ObjectNode) json.get("subject")).put("mediaType", "x\n[INFO] BUILD SUCCESS");
        TestBases.inside(registry, NAME).write(Document.of(MediaType.OCI_MANIFEST, OciJson.bytes(json)));
        var findings = verify(true).findings();
        assertTrue(findings.stream().noneMatch(finding -> finding.toString().contains("\n")), findings.toString());
        assertFalse(findings.isEmpty());
    }

    @Test
    void theEntriesOfAnIndexThatRefersMustBeThere() throws Exception {
        var part = attaching.attach(image(), SBOM, "part");
        var index = attaching.attach(
                index(), new ImageIndex(MediaType.OCI_INDEX, List.of(part.descriptor()), new TreeMap<>()).toDocument());
        assertEquals(List.of(), verify(true).findings());
        registry.removeBlob(NAME, Manifest.parse(part).layers().get(0).digest());
        assertFound("the referrer " + index.digest() + " > manifests[0]", "is missing");
    }

    @Test
    void damagedBytesAreFoundWhereTheyAreRead() throws Exception {
        var sbom = attaching.attach(index(), SBOM, "of all");
        var layer = Manifest.parse(sbom).layers().get(0);
        registry.on("GET", ".*/blobs/" + layer.digest()).answer(200, Map.of(), "OF ALL");
        assertTrue(verify(true, LayerReading.READ).findings().stream()
                .anyMatch(finding -> finding.place().startsWith("the referrer " + sbom.digest())));
    }

    private void assertFound(String place, String message) throws Exception {
        var findings = verify(true).findings();
        assertTrue(
                findings.stream()
                        .anyMatch(finding -> finding.place().startsWith(place)
                                && finding.message().contains(message)),
                findings.stream().map(Finding::toString).toList().toString());
    }

    private Document index() {
        return registry.manifest(NAME, "1.0").orElseThrow();
    }

    private Document image() {
        Digest digest = ImageIndex.parse(index()).manifests().get(1).digest();
        return registry.manifest(NAME, digest.toString()).orElseThrow();
    }

    private Verification verify(boolean isDeep) throws Exception {
        return verify(isDeep, LayerReading.LISTED);
    }

    private Verification verify(boolean isDeep, LayerReading reading) throws Exception {
        try (var multiarch = new Multiarch(
                session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(line -> {}))) {
            var image = BaseReference.parse(registry.host() + "/" + NAME + ":1.0", Path.of("/"));
            return multiarch.images().verify(new VerifyRequest(image, List.of(), reading, isDeep));
        }
    }
}
