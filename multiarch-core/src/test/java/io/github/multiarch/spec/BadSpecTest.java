package io.github.multiarch.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spec may not say: each with its place, and all at once. */
class BadSpecTest {
    @Test
    void everythingIsSaidAtOnce() {
        var spec = """
                image: app:1.0
                tag: latest
                format: [oci]
                manifests:
                - image: app:1.0-arm64
                - platform:
                    os: linux
                    arch: arm64
                    os: linux
                - image: !!java.net.URL [app]
                  os: linux
                """;
        assertEquals(
                List.of(
                        "app.yaml:10:10: has the tag 'tag:yaml.org,2002:java.net.URL'; leave it out, all that is in a spec is"
                                + " text",
                        "app.yaml:2:1: tag: is not known; did you mean 'tags'? There are image, tags, manifests, template,"
                                + " platforms, annotations, format",
                        "app.yaml:9:5: manifests[1].platform.os: is there twice, first in line 7",
                        "app.yaml:8:5: manifests[1].platform.arch: is not known; did you mean 'architecture'? There are os,"
                                + " architecture, variant, os.version, os.features, features",
                        "app.yaml:6:3: manifests[1]: has no image; say which it is about, such as 'image: app:1.0-amd64'",
                        "app.yaml:11:3: manifests[2].os: is not known here; it belongs to the platform of an entry of"
                                + " manifests",
                        "app.yaml:10:10: manifests[2].image: must be text, not a list",
                        "app.yaml:3:9: format: must be text, not a list"),
                problems(spec));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Images: a                        | 1:1: Images: is not known; did you mean 'image'? There are image, tags, manifests, template, platforms, annotations, format",
                "platform: linux/amd64            | 1:1: platform: is not known here; it belongs to an entry of manifests",
                "<<: {}                           | 1:1: <<: is not known; did you mean 'tags'? There are image, tags, manifests, template, platforms, annotations, format",
                "manifests: app                   | 1:12: manifests: must be a list, not text",
                "manifests: {image: app}          | 1:12: manifests: must be a list, not a mapping",
                "manifests: [app]                 | 1:13: manifests[0]: must be a mapping with an image, such as 'image: app:1.0-amd64'",
                "manifests: [{image: }]           | 1:13: manifests[0]: has no image; say which it is about, such as 'image: app:1.0-amd64'",
                "manifests: [{image: ' '}]        | 1:13: manifests[0]: has no image; say which it is about, such as 'image: app:1.0-amd64'",
                "manifests: [{image: a,platform: b}] | 1:33: manifests[0].platform: must be a mapping, not text",
                "manifests: [{image: a,platform: {osversion: 1,os.version: 2}}] | 1:47: manifests[0].platform.os.version: is there twice, first in line 1",
                "tags: {a: b}                     | 1:7: tags: must be a list, not a mapping",
                "tags: [a,[b]]                    | 1:10: tags[1]: must be text, not a list",
                "tags: [a,~]                      | 1:10: tags[1]: is empty",
                "annotations: [a]                 | 1:14: annotations: must be a mapping, not a list",
                "annotations: {a: b,a: c}         | 1:20: annotations.a: is there twice, first in line 1",
                "annotations: {a: {b: c}}         | 1:18: annotations.a: must be text, not a mapping",
                "annotations: {'': b}             | 1:15: annotations: has a key that is empty",
                "? [image]                        | 1:3: has a key that is a list",
                "[image]                          | 1:1: must be a mapping with image and manifests, not a list",
                "image                            | 1:1: must be a mapping with image and manifests, not text",
                "image: !foo a                    | 1:8: has the tag '!foo'; leave it out, all that is in a spec is text",
                "image: !!str a                   | 1:8: has the tag 'tag:yaml.org,2002:str'; leave it out, all that is in a spec is text",
                "!!map {image: a}                 | 1:1: has the tag 'tag:yaml.org,2002:map'; leave it out, all that is in a spec is text",
                "image: *a                        | 1:8: the alias *a names nothing that comes before it",
                "tags: &a [*a]                    | 1:11: the alias *a stands for what it is a part of",
                "image: [                         | 1:9: is not YAML: expected the node content, but found '<stream end>', while parsing a flow node",
                "image: a: b                      | 1:9: is not YAML: mapping values are not allowed here",
                "image: \"\\UFFFFFFFF\"           | 1:1: cannot be read as YAML from here on; is an escape damaged?",
                "image: \"\\uD83D\"               | 1:8: has half a character, written as \\uD800 to \\uDFFF",
            })
    void placeAndReason(String spec, String expected) {
        assertEquals(List.of("app.yaml:" + expected), problems(spec));
    }

    @Test
    void aSpecIsOneDocument() {
        assertEquals(
                List.of("app.yaml:2:1: is a second document; a spec is one"), problems("image: a\n---\nimage: b\n"));
        assertEquals(
                List.of("app.yaml:1:1: is another version of YAML than 1.2"), problems("%YAML 2.0\n---\nimage: b\n"));
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing'", "'---'", "'null'", "'\ufeff'"})
    void anEmptyFileIsNoSpec(String spec) {
        assertEquals(
                List.of("app.yaml: is empty; a spec has an image and manifests, or parameters say them"),
                problems(spec));
    }

    @Test
    void aSpecIsTextInUtf8() {
        assertEquals(
                List.of("app.yaml:2:8: is not UTF-8 from here on; write the spec as UTF-8"),
                problems("image: a\ntags: [é".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(
                List.of(
                        "app.yaml:2:8: is the character U+0007, which is not allowed in YAML; write an escape in double"
                                + " quotes",
                        "app.yaml:3:3: is the character U+FFFF, which is not allowed in YAML; write an escape in double"
                                + " quotes"),
                problems("# \uD83D\uDE00é\r\nimage: \u0007\r\uD83D\uDE00é\uffff"));
        assertEquals(1, problems("image: a".getBytes(StandardCharsets.UTF_16)).size());
    }

    @Test
    void nobodyReadsAThousandProblems() {
        var problems = problems("a: b\n".repeat(1_000));
        assertEquals(Complaints.MOST + 1, problems.size());
        assertEquals("app.yaml: has 950 problems more", problems.get(Complaints.MOST));
    }

    @Test
    void longWordsAreCutInMessages() {
        var problems = problems("annotations: {? " + "k".repeat(100_000) + " : [" + "v".repeat(100_000) + "]}");
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).length() < 500, problems.get(0));
    }

    private static List<String> problems(String spec) {
        return problems(spec.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(byte[] spec) {
        var refused =
                assertThrows(InvalidRequestException.class, () -> SpecFile.parse(spec, new Complaints("app.yaml")));
        return refused.problems().stream().map(Problem::toString).toList();
    }
}
