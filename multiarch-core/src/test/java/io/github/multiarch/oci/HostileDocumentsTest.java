package io.github.multiarch.oci;

import static io.github.multiarch.oci.Hostile.DIGEST;
import static io.github.multiarch.oci.Hostile.row;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests and indexes of somebody who means harm: each is refused, and told what is wrong with it. */
class HostileDocumentsTest {
    private static final String MANIFEST = "{'schemaVersion':2,'config':C,'layers':[L]";
    private static final String INDEX = "{'schemaVersion':2,'manifests':[";
    private static final int MANY = 1_000_000;

    static Stream<Hostile> anyDocument() {
        return Stream.of(
                row("nothing", "", "is not a JSON object"),
                row("white space", " \n ", "is not a JSON object"),
                row("a number", "2", "is not a JSON object"),
                row("an array", "[]", "is not a JSON object"),
                row("half", "{'schemaVersion':2,", "is not valid JSON"),
                row("trailing garbage", "{'schemaVersion':2}x", "is not valid JSON"),
                row("a second document", "{'schemaVersion':2}{}", "is not valid JSON"),
                row("NaN", "{'schemaVersion':NaN}", "is not valid JSON", "NaN"),
                row("a byte order mark", "\uFEFF{'schemaVersion':2}", "a byte order mark"),
                new Hostile("UTF-8 that is none", new byte[] {'{', '"', (byte) 0xff, '"', '}'}, List.of("not UTF-8")),
                new Hostile("UTF-16", "{}".getBytes(StandardCharsets.UTF_16LE), List.of("is not valid JSON")),
                row("a key twice", "{'schemaVersion':2,'schemaVersion':2}", "Duplicate", "schemaVersion"),
                row("a key twice, once disguised", "{'schemaVersion':2,'schema\\u0056ersion':1}", "Duplicate"),
                row("a key in another case", "{'SchemaVersion':2}", "'SchemaVersion'", "expected 'schemaVersion'"),
                row(
                        "both cases",
                        "{'schemaVersion':2,'mediaType':null,'mediatype':'a/b'}",
                        "'mediatype'",
                        "'mediaType'"),
                row("a letter that folds to s", "{'\u017FchemaVersion':2}", "expected 'schemaVersion'"),
                row("Docker schema 1", "{'schemaVersion':1,'fsLayers':[],'history':[]}", "only 2", "Docker's old form"),
                row("a version as text", "{'schemaVersion':'2'}", "schemaVersion \"2\"; only 2"),
                row("a version beyond numbers", "{'schemaVersion':1e999999999}", "schemaVersion 1E+999999999; only 2"),
                row(
                        "another type inside",
                        "{'schemaVersion':2,'mediaType':'text/html'}",
                        "says of itself",
                        "text/html"),
                row("no text as type", "{'schemaVersion':2,'mediaType':{}}", "mediaType is not a string"),
                row("both kinds", MANIFEST + ",'manifests':[M]}", "has both the fields of"),
                row("neither kind", "{'schemaVersion':2}", "is missing"),
                row("a depth bomb of arrays", "{'a':" + "[".repeat(100_000), "nesting depth"),
                row("a depth bomb of objects", "{'a':".repeat(100_000), "nesting depth"),
                row("a million digits", "{'schemaVersion':" + "1".repeat(MANY) + "}", "Number value length"),
                row("a name of a million letters", "{'" + "x".repeat(MANY) + "':1}", "Name length"),
                row("a million entries", "{'a':[" + "{},".repeat(MANY) + "{}]}", "Token count", "500000"),
                row("over 4 MiB", "{'a':'" + "x".repeat(OciJson.MAX_DOCUMENT_BYTES) + "'}", "limit is 4194304"));
    }

    static Stream<Hostile> manifests() {
        var config = "{'schemaVersion':2,'config':";
        var sound = "{'schemaVersion':2,'config':C";
        var blob = "{'mediaType':'a/b','digest':'D','size':";
        return Stream.of(
                row("no config", "{'schemaVersion':2,'layers':[L]}", "config is missing"),
                row("a config of null", config + "null,'layers':[L]}", "config is missing"),
                row("a config by its name only", config + "'D'}", "config is not a JSON object"),
                row("layers by another name", sound + ",'Layers':[L]}", "'Layers'", "'layers'"),
                row("layers as an object", sound + ",'layers':{}}", "layers is not a JSON array"),
                row("a layer of null", sound + ",'layers':[null]}", "layers[0] is not a JSON object"),
                row("a size below zero", config + blob + "-1}}", "config.size is -1, not a number of bytes"),
                row("a size with a fraction", config + blob + "1.5}}", "config.size is 1.5, not a number of bytes"),
                row("a size as text", config + blob + "'3'}}", "config.size is \"3\", not a number of bytes"),
                row("a size as an exponent", config + blob + "1e3}}", "config.size is 1E+3, not a number of bytes"),
                row(
                        "a size over 2^53",
                        config + blob + "9007199254740992}}",
                        "config.size",
                        "limit is 9007199254740991"),
                row(
                        "a size over a long",
                        config + blob + "9223372036854775808}}",
                        "config.size",
                        "not a number of bytes"),
                row("a size of 999 digits", config + blob + "9".repeat(999) + "}}", "config.size is 999", "…"),
                row("a size twice", config + blob + "3,'size':4}}", "Duplicate", "size"),
                row("no size", config + "{'mediaType':'a/b','digest':'D'}}", "config.size is missing"),
                row("sizes that add up to too much", sizes(), "layers[1].size", "9007199254740991 bytes together"),
                row("a short digest", digest("sha256:ba78"), "config.digest", "sha256:ba78", "not 64 lower-case"),
                row("an upper-case digest", digest(DIGEST.replace('b', 'B')), "config.digest", "not 64 lower-case"),
                row("an unknown algorithm", digest("md5:" + "0".repeat(32)), "config.digest", "expected sha256:"),
                row("another name of the algorithm", digest("SHA256:" + "0".repeat(64)), "expected sha256:"),
                row("a digest that is a path", digest("sha256:../../etc/passwd"), "'sha256:../../etc/passwd'"),
                row("a digest with a path in it", digest("sha256:" + "../".repeat(21) + "x"), "not 64 lower-case"),
                row(
                        "an algorithm that is a path",
                        digest("../..:" + "0".repeat(64)),
                        "config.digest",
                        "expected sha256:"),
                row("a digest of a million letters", digest("sha256:" + "a".repeat(MANY)), "not 64 lower-case"),
                row("a digest with line ends", digest("sha256:\\n\\u001b[2J"), "'sha256:??[2J'"),
                row("no media type", config + "{'digest':'D','size':3}}", "config.mediaType is missing"),
                row(
                        "a media type by another name",
                        config + "{'mediatype':'a/b'}}",
                        "config",
                        "'mediatype'",
                        "'mediaType'"),
                row(
                        "a header as media type",
                        config + "{'mediaType':'a/b\\r\\nX: y'}}",
                        "'a/b??X: y' is not a media type"),
                row(
                        "content that is another",
                        data("'ZGVm'"),
                        "config.data has 3 bytes",
                        "expected 3 bytes with " + DIGEST),
                row("content that is longer", data("'YWJjYWJj'"), "config.data has 6 bytes", "expected 3 bytes"),
                row("content that is not Base64", data("'!!!'"), "config.data: Illegal base64"),
                row("content that is no text", data("[1]"), "config.data is not a string"),
                row(
                        "annotations that are no texts",
                        MANIFEST + ",'annotations':{'a':[1]}}",
                        "annotations.a is not a string"),
                row(
                        "an annotation's name as a message",
                        MANIFEST + ",'annotations':{'\\n" + "x".repeat(9_000) + "':1}}",
                        "…"),
                row("a list of annotations", MANIFEST + ",'annotations':['a']}", "annotations is not a JSON object"));
    }

    static Stream<Hostile> indexes() {
        var entry = INDEX + "{'mediaType':'a/b','digest':'D','size':3,'platform':";
        return Stream.of(
                row("no entries", "{'schemaVersion':2}", "manifests is missing"),
                row("entries of null", "{'schemaVersion':2,'manifests':null}", "manifests is missing"),
                row("entries by another name", "{'schemaVersion':2,'Manifests':[M]}", "'Manifests'", "'manifests'"),
                row("entries as an object", "{'schemaVersion':2,'manifests':{}}", "manifests is not a JSON array"),
                row("an entry that is a list", INDEX + "[]]}", "manifests[0] is not a JSON object"),
                row("numbers as entries", INDEX + "0,".repeat(100_000) + "0]}", "manifests[0] is not a JSON object"),
                row("the fields of a manifest", INDEX + "M],'layers':[L]}", "those of a manifest"),
                row("a config", INDEX + "M],'config':C}", "those of a manifest"),
                row("a config in another case", INDEX + "M],'CONFIG':C}", "'CONFIG'", "'config'"),
                row("a platform as text", entry + "'linux/amd64'}]}", "manifests[0].platform is not a JSON object"),
                row(
                        "a number as architecture",
                        entry + "{'os':'linux','architecture':64}}]}",
                        "architecture is not a string"),
                row("an os in another case", entry + "{'OS':'linux','architecture':'arm64'}}]}", "'OS'", "'os'"),
                row(
                        "a path as architecture",
                        entry + "{'os':'linux','architecture':'../x'}}]}",
                        "platform.architecture is '../x'"),
                row(
                        "a terminal's commands as os",
                        entry + "{'os':'\\u001b[2J'}}]}",
                        "platform.os is '?[2J'",
                        "expected"),
                row(
                        "a long variant",
                        entry + "{'variant':'" + "v".repeat(MANY) + "'}}]}",
                        "platform.variant is 'vvv",
                        "…"),
                row("features as text", entry + "{'os.features':'win32k'}}]}", "os.features is not a JSON array"),
                row(
                        "urls as text",
                        INDEX + "{'mediaType':'a/b','digest':'D','size':3,'urls':'x'}]}",
                        "urls is not a JSON array"));
    }

    @ParameterizedTest
    @MethodSource({"anyDocument", "manifests"})
    void asAManifest(Hostile row) {
        row.assertRefused(MediaType.OCI_MANIFEST, Manifest::parse);
    }

    @ParameterizedTest
    @MethodSource({"anyDocument", "indexes"})
    void asAnIndex(Hostile row) {
        row.assertRefused(MediaType.OCI_INDEX, ImageIndex::parse);
    }

    private static String digest(String digest) {
        return "{'schemaVersion':2,'config':{'mediaType':'a/b','digest':'" + digest + "','size':3}}";
    }

    private static String data(String data) {
        return "{'schemaVersion':2,'config':{'mediaType':'a/b','digest':'D','size':3,'data':" + data + "}}";
    }

    private static String sizes() {
        var layer = "{'mediaType':'a/b','digest':'D','size':4503599627370496}";
        return "{'schemaVersion':2,'config':C,'layers':[" + layer + "," + layer + "]}";
    }
}
