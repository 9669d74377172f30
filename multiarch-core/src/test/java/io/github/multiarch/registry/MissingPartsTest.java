package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry does not see, although it has taken it. */
class MissingPartsTest {
    private static final Descriptor AMD = entry("amd").withPlatform(Platform.parse("linux/amd64"));
    private static final Descriptor ARM = entry("arm").withPlatform(Platform.parse("linux/arm64"));

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Docker's registry has a digest for the detail, others an object with it, others only a message. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code':'MANIFEST_BLOB_UNKNOWN','message':'blob unknown to registry','detail':'DIGEST'}",
                "{'code':'MANIFEST_BLOB_UNKNOWN','message':'unknown','detail':{'digest':'DIGEST'}}",
                "{'code':'MANIFEST_UNKNOWN','message':'unknown','detail':{'Name':'a','Revision':'DIGEST'}}",
                "{'code':'MANIFEST_UNKNOWN','detail':[{'x':{'reference':'team/app@DIGEST'}}]}",
                "{'code':'BLOB_UNKNOWN','message':'no DIGEST here'}",
            })
    void thePlatformIsNamedWhoseImageIsNotSeen(String error) {
        var failure =
                write(error.replace('\'', '"').replace("DIGEST", ARM.digest().toString()));
        assertMessage(
                failure,
                "what it does not see is the image of linux/arm64 (" + ARM.digest() + ")",
                "attempt 6 of 6",
                "It has taken these before");
        assertFalse(failure.getMessage().contains("linux/amd64"), failure.getMessage());
        assertFalse(failure.getMessage().contains("-Dmultiarch.force"), failure.getMessage());
        assertTrue(fixture.log.get(0).contains("the image of linux/arm64"), fixture.log.get(0));
    }

    @Test
    void allThatAreNamedAreTold() {
        var errors = new ArrayList<String>();
        for (var entry : List.of(AMD, ARM)) {
            errors.add("{\"code\":\"MANIFEST_BLOB_UNKNOWN\",\"detail\":\"" + entry.digest() + "\"}");
        }
        assertMessage(
                write(String.join(",", errors)),
                "is the image of linux/amd64 (" + AMD.digest() + "), the image of linux/arm64 (" + ARM.digest() + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'detail':'sha256:0000000000000000000000000000000000000000000000000000000000000000'"})
    void oneThatNamesNoneIsSaidToNameNone(String detail) {
        assertMessage(
                write(("{'code':'MANIFEST_BLOB_UNKNOWN'" + detail + "}").replace('\'', '"')),
                "it does not say which of these it does not see: the image of linux/amd64, the image of linux/arm64");
    }

    @Test
    void everyKindOfEntryHasAName() {
        var windows =
                entry("windows").withPlatform(Platform.parse("windows/amd64")).digest();
        var json = new ImageIndex(MediaType.OCI_INDEX, List.of(AMD), new TreeMap<>())
                .toDocument()
                .json();
        var entries = json.withArray("/manifests");
        add(entries.addObject(), MediaType.OCI_MANIFEST, windows)
                .putObject("platform")
                .put("os", "windows")
                .put("architecture", "amd64")
                .put("os.version", "10.0.20348.1");
        add(entries.addObject(), MediaType.OCI_MANIFEST, digest("statement"))
                .putObject("annotations")
                .put("vnd.docker.reference.type", "attestation-manifest")
                .put("vnd.docker.reference.digest", AMD.digest().toString());
        add(entries.addObject(), MediaType.OCI_MANIFEST, digest("chart")).put("artifactType", "application/vnd.chart");
        add(entries.addObject(), MediaType.OCI_INDEX, digest("index"));
        add(entries.addObject(), new MediaType("application/vnd.other"), digest("other"));
        var index = Document.of(MediaType.OCI_INDEX, OciJson.bytes(json));
        assertEquals(
                "; it does not say which of these it does not see: the image of linux/amd64,"
                        + " the image of windows/amd64 10.0.20348.1, the attestation of linux/amd64,"
                        + " the artifact application/vnd.chart, the index, the entry of the type application/vnd.other",
                MissingParts.of(index, Set.of()));
    }

    @Test
    void manyAreNotAllTold() {
        var entries = new ArrayList<Descriptor>();
        for (int i = 0; i < 12; i++) {
            entries.add(entry("v" + i).withPlatform(Platform.of("linux", "arm", "v" + i)));
        }
        var index = new ImageIndex(MediaType.OCI_INDEX, entries, new TreeMap<>()).toDocument();
        var text = MissingParts.of(index, Set.of());
        assertTrue(text.endsWith("the image of linux/arm/v9 and 2 more"), text);
    }

    @Test
    void ofAnImageItsLayersAreTold() {
        var one = Fixture.layer(Fixture.utf8("one"));
        var two = Fixture.layer(Fixture.utf8("two"));
        var image = Fixture.manifest(List.of(one, two));
        assertEquals(
                "; what it does not see is layer 2 of 2 (" + two.digest() + ")",
                MissingParts.of(image, Set.of(two.digest())));
        assertEquals(
                "; what it does not see is the config (" + Fixture.config().digest() + ")",
                MissingParts.of(image, Set.of(Fixture.config().digest())));
        var failure =
                assertThrows(RegistryException.class, () -> fixture.repository().write(image));
        assertMessage(failure, "what it does not see is the config", "-Dmultiarch.force");
    }

    @Test
    void whatIsNoDocumentOfOursHasNoParts() {
        assertEquals("", MissingParts.of(Document.of(MediaType.OCI_INDEX, Fixture.utf8("{}")), Set.of()));
    }

    private RegistryException write(String errors) {
        fixture.registry
                .on("PUT", "/v2/team/app/manifests/.*")
                .answer(400, Map.of("Content-Type", "application/json"), "{\"errors\":[" + errors + "]}");
        var index = new ImageIndex(MediaType.OCI_INDEX, List.of(AMD, ARM), new TreeMap<>()).toDocument();
        return assertThrows(
                RegistryException.class, () -> fixture.repository().tags().setBack(index, "1"));
    }

    private static ObjectNode add(ObjectNode entry, MediaType type, Digest digest) {
        return entry.put("mediaType", type.value())
                .put("digest", digest.toString())
                .put("size", 7);
    }

    private static Descriptor entry(String name) {
        return new Descriptor(MediaType.OCI_MANIFEST, digest(name), 7);
    }

    private static Digest digest(String name) {
        return Digest.of(Fixture.utf8(name));
    }
}
