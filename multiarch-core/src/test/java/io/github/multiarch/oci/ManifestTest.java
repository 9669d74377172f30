package io.github.multiarch.oci;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Manifests and indexes: the two documents that name others. */
class ManifestTest {
    private static final String HEX = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final Digest DIGEST = new Digest(Digest.Algorithm.SHA256, HEX);
    private static final String CONFIG =
            "{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\"sha256:" + HEX + "\",\"size\":3}";

    @Test
    void aManifestIsWrittenInOneForm() {
        var layer = new Descriptor(ImageFormat.OCI.layer(Compression.GZIP), DIGEST, 5)
                .withAnnotations(Map.of("b", "2", "a", "1"));
        var manifest = new Manifest(
                MediaType.OCI_MANIFEST,
                new Descriptor(MediaType.OCI_CONFIG, DIGEST, 3),
                List.of(layer),
                new TreeMap<>(Map.of("z", "26", "y", "25")));
        assertEquals(
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":" + CONFIG
                        + ",\"layers\":[{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"sha256:"
                        + HEX
                        + "\",\"size\":5,\"annotations\":{\"a\":\"1\",\"b\":\"2\"}}],\"annotations\":{\"y\":\"25\",\"z\":\"26\"}}",
                text(manifest.toDocument()));
        assertEquals(manifest, Manifest.parse(manifest.toDocument()));
    }

    @ParameterizedTest
    @EnumSource
    void anIndexIsWrittenInOneForm(ImageFormat format) {
        var child = new Descriptor(format.manifest(), DIGEST, 5);
        var index = new ImageIndex(
                format.index(),
                List.of(
                        child.withPlatform(Platform.parse("linux/arm/v7")),
                        child.withPlatform(Platform.parse("linux/arm64"))),
                new TreeMap<>());
        var start = "{\"mediaType\":\"" + format.manifest() + "\",\"digest\":\"sha256:" + HEX
                + "\",\"size\":5,\"platform\":";
        assertEquals(
                "{\"schemaVersion\":2,\"mediaType\":\"" + format.index() + "\",\"manifests\":[" + start
                        + "{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v7\"}}," + start
                        + "{\"architecture\":\"arm64\",\"os\":\"linux\"}}]}",
                text(index.toDocument()));
        assertEquals(index, ImageIndex.parse(index.toDocument()));
    }

    @Test
    void aForeignLayerKeepsItsAddresses() {
        var foreign = new Descriptor(
                new MediaType("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"),
                DIGEST,
                5,
                List.of("https://example.com/b", "https://example.com/a"),
                new TreeMap<>(),
                Optional.empty());
        var config = new Descriptor(MediaType.OCI_CONFIG, DIGEST, 3);
        var manifest = new Manifest(MediaType.OCI_MANIFEST, config, List.of(foreign), new TreeMap<>());
        var read = Manifest.parse(manifest.toDocument());
        assertEquals(
                List.of("https://example.com/b", "https://example.com/a"),
                read.layers().get(0).urls());
        assertEquals(manifest, read);
    }

    @Test
    void whatOthersWroteIsKeptByteForByte() {
        var json =
                "{\n  \"layers\" : [ ],\n  \"schemaVersion\": 2, \"future\": 1.10,\n \"config\": " + CONFIG + "\n}\n";
        var document = Document.of(MediaType.OCI_MANIFEST, json.getBytes(StandardCharsets.UTF_8));
        assertEquals(DIGEST, Manifest.parse(document).config().digest());
        assertArrayEquals(json.getBytes(StandardCharsets.UTF_8), document.bytes());
        assertEquals(Digest.of(json.getBytes(StandardCharsets.UTF_8)), document.digest());
    }

    @Test
    void aDocumentCannotBeChangedFromOutside() {
        var bytes = "{}".getBytes(StandardCharsets.UTF_8);
        var document = Document.of(MediaType.OCI_CONFIG, bytes);
        bytes[0] = 'x';
        document.bytes()[1] = 'x';
        document.json().put("a", 1);
        assertEquals("{}", text(document));
    }

    @Test
    void aDocumentIsHeldAgainstItsDescriptor() {
        var bytes = "{}".getBytes(StandardCharsets.UTF_8);
        var right = new Descriptor(MediaType.OCI_CONFIG, Digest.of(bytes), 2);
        assertEquals(right, Document.verified(right, bytes).descriptor());
        var otherSize = new Descriptor(MediaType.OCI_CONFIG, Digest.of(bytes), 3);
        assertThrows(MalformedDocumentException.class, () -> Document.verified(otherSize, bytes));
        var otherDigest = new Descriptor(MediaType.OCI_CONFIG, DIGEST, 2);
        assertThrows(MalformedDocumentException.class, () -> Document.verified(otherDigest, bytes));
    }

    @Test
    void nullIsAbsentAsGoWritesIt() {
        var json = "{\"schemaVersion\":2,\"mediaType\":null,\"config\":" + CONFIG
                + ",\"layers\":null,\"annotations\":null}";
        assertEquals(List.of(), manifest(json).layers());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                            | schemaVersion is missing",
                "{'schemaVersion':1}                           | only 2 is supported",
                "{'schemaVersion':'2'}                         | only 2 is supported",
                "{'schemaVersion':2.0}                         | only 2 is supported",
                "{'schemaVersion':4294967298}                  | only 2 is supported",
                "{'schemaVersion':18446744073709551618}        | only 2 is supported",
                "{'schemaVersion':2}                           | config is missing",
                "{'schemaVersion':2,'config':[]}               | config is not a JSON object",
                "{'schemaVersion':2,'config':{}}               | config.mediaType is missing",
                "{'schemaVersion':2,'mediaType':'a/b'}         | says of itself that it is a/b",
                "{'schemaVersion':2,'mediaType':7}             | mediaType is not a string",
                "{'schemaVersion':2,'manifests':[]}            | those of an index",
                "{'schemaVersion':2,'config':C,'layers':{}}    | layers is not a JSON array",
                "{'schemaVersion':2,'config':C,'layers':[1]}   | layers[0] is not a JSON object",
                "{'schemaVersion':2,'config':C,'layers':[C,{}]}| layers[1].mediaType is missing",
                "{'schemaVersion':2,'config':C,'annotations':{'a':1}} | annotations.a is not a string",
                "{'schemaVersion':2,'config':C,'annotations':[]}      | annotations is not a JSON object",
                "{'schemaVersion':2,'config':{'mediaType':'x','digest':'d','size':1}}     | config.mediaType: 'x' is not a media type",
                "{'schemaVersion':2,'config':{'mediaType':'a/b','digest':'d','size':1}}   | config.digest: 'd' is not a digest",
                "{'schemaVersion':2,'config':{'mediaType':'a/b','digest':'D'}}            | config.size is missing",
                "{'schemaVersion':2,'config':{'mediaType':'a/b','digest':'D','size':-1}}  | config.size is -1",
                "{'schemaVersion':2,'config':{'mediaType':'a/b','digest':'D','size':1.5}} | config.size is 1.5",
                "{'schemaVersion':2,'config':{'mediaType':'a/b','digest':'D','size':'1'}} | not a number of bytes",
                "{'schemaVersion':2,'config':{'mediaType':'a/b','digest':'D','size':9223372036854775808}} | not a number of bytes",
                "{'schemaVersion':2,'config':{'mediaType':'a/b','digest':'D','size':1,'urls':'x'}} | config.urls is not a JSON array",
                "{'schemaVersion':2,'config':{'mediaType':'a/b','digest':'D','size':1,'platform':{'os':1}}} | config.platform.os is not a string"
            })
    void aBadManifestNamesTheField(String json, String message) {
        var full = json.replace('\'', '"')
                .replace(":C", ":" + CONFIG)
                .replace("[C", "[" + CONFIG)
                .replace("\"D\"", "\"sha256:" + HEX + "\"");
        var failure = assertThrows(MalformedDocumentException.class, () -> manifest(full));
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
        assertTrue(failure.getMessage().startsWith("the manifest sha256:"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'schemaVersion':2}                           | manifests is missing",
                "{'schemaVersion':2,'manifests':{}}            | manifests is not a JSON array",
                "{'schemaVersion':2,'manifests':[[]]}          | manifests[0] is not a JSON object",
                "{'schemaVersion':2,'manifests':[],'layers':[]}| those of a manifest",
                "{'schemaVersion':2,'manifests':[],'config':{}}| those of a manifest",
                "{'schemaVersion':1,'manifests':[]}            | only 2 is supported"
            })
    void aBadIndexNamesTheField(String json, String message) {
        var document = Document.of(MediaType.OCI_INDEX, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        var failure = assertThrows(MalformedDocumentException.class, () -> ImageIndex.parse(document));
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
        assertTrue(failure.getMessage().startsWith("the index sha256:"), failure.getMessage());
    }

    private static Manifest manifest(String json) {
        return Manifest.parse(Document.of(MediaType.OCI_MANIFEST, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Document document) {
        return new String(document.bytes(), StandardCharsets.UTF_8);
    }
}
