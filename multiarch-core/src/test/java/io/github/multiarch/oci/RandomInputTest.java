package io.github.multiarch.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Parsers meet what nobody would write, and answer with the exceptions that they document and no other. */
class RandomInputTest {
    private static final long SEED = 20260101;
    private static final int CASES = 3_000;

    private static final String DIGEST = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String DESCRIPTOR =
            "{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"" + DIGEST
                    + "\",\"size\":12,\"urls\":[\"https://example.com\"],\"platform\":{\"os\":\"linux\",\"architecture\":\"arm\",\"variant\":\"v7\"},"
                    + "\"annotations\":{\"a\":\"b\"}}";
    private static final List<String> DOCUMENTS = List.of(
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":" + DESCRIPTOR
                    + ",\"layers\":[" + DESCRIPTOR + "]}",
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":["
                    + DESCRIPTOR + "],\"annotations\":{}}",
            "{\"os\":\"linux\",\"architecture\":\"arm\",\"config\":{\"Env\":[\"A=b\"],\"Labels\":{\"a\":\"b\"}},\"rootfs\":{\"type\":\"layers\","
                    + "\"diff_ids\":[\"" + DIGEST + "\"]},\"history\":[{\"empty_layer\":true}]}");
    private static final List<String> WORDS =
            List.of(("linux,arm,arm64,v7,v8,amd64,/,//,:,@,.,..,-,_,sha256:,${,},[,],::,localhost,docker.io,A,"
                            + "é,\0,\n,\uD83D,\uDE00, ,%2f,5000,latest,application,+gzip,İ,ı," + DIGEST)
                    .split(","));
    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "1.10",
            "99999999999999999999",
            "\"\"",
            "\"x\"",
            "\"\\u0000\"",
            "[",
            "]",
            "{",
            "}",
            "{}",
            "[]",
            ",",
            ":",
            "\"",
            "\\",
            "[null]",
            "{\"a\":null}",
            "\"sha512:" + "0".repeat(128) + "\"");

    @Test
    void texts() {
        List<Consumer<String>> parsers = List.of(
                Digest::parse, Platform::parse, ImageReference::parse, ImageReference::checkTag, MediaType::new);
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
            }
            for (var parser : parsers) {
                allowing(IllegalArgumentException.class, () -> parser.accept(text.toString()), text.toString(), i);
            }
        }
    }

    @Test
    void whatIsAcceptedIsWrittenInAFormThatIsAcceptedAndMeansTheSame() {
        var random = new Random(SEED);
        int accepted = 0;
        for (int i = 0; i < CASES * 10; i++) {
            var text = WORDS.get(random.nextInt(WORDS.size()))
                    + WORDS.get(random.nextInt(WORDS.size()))
                    + WORDS.get(random.nextInt(WORDS.size()));
            ImageReference reference;
            try {
                reference = ImageReference.parse(text);
            } catch (IllegalArgumentException notOne) {
                continue;
            }
            accepted++;
            assertEquals(reference, ImageReference.parse(reference.toString()), text);
        }
        assertTrue(accepted > 100, "hardly any case was a name: " + accepted);
    }

    @Test
    void documentsWithForeignTokens() {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            var json = new StringBuilder(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())));
            for (int n = random.nextInt(3); n >= 0; n--) {
                replaceValue(json, random);
            }
            parseAll(json.toString().getBytes(StandardCharsets.UTF_8), i);
        }
    }

    @Test
    void documentsWithDamagedBytes() {
        var random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            var bytes = DOCUMENTS.get(random.nextInt(DOCUMENTS.size())).getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            parseAll(Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)), i);
            parseAll(bytes, i);
        }
    }

    /** Puts any token where a value, a name or a sign was. */
    private static void replaceValue(StringBuilder json, Random random) {
        var starts = new ArrayList<Integer>();
        for (int at = 0; at < json.length(); at++) {
            if (":,[".indexOf(json.charAt(at)) >= 0) {
                starts.add(at + 1);
            }
        }
        int start = starts.get(random.nextInt(starts.size()));
        int end = start;
        while (end < json.length() && ",]}".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        json.replace(start, end, TOKENS.get(random.nextInt(TOKENS.size())));
    }

    private static void parseAll(byte[] bytes, int number) {
        var shown = new String(bytes, StandardCharsets.UTF_8);
        List<Consumer<byte[]>> parsers = List.of(
                b -> Manifest.parse(Document.of(MediaType.OCI_MANIFEST, b)).toDocument(),
                b -> ImageIndex.parse(Document.of(MediaType.OCI_INDEX, b)).toDocument(),
                b -> use(ImageConfig.parse(Document.of(MediaType.OCI_CONFIG, b))));
        for (var parser : parsers) {
            allowing(MalformedDocumentException.class, () -> parser.accept(bytes), shown, number);
        }
    }

    private static void use(ImageConfig config) {
        allowing(MalformedDocumentException.class, config::environment, "", 0);
        allowing(MalformedDocumentException.class, config::labels, "", 0);
        allowing(MalformedDocumentException.class, config::created, "", 0);
        allowing(MalformedDocumentException.class, config::layersInHistory, "", 0);
        config.edit()
                .environment(Map.of("A", "b"))
                .labels(Map.of("a", "b"))
                .entrypoint(List.of("java"))
                .platform(Platform.parse("arm64"))
                .history(new History(Instant.EPOCH, "a", "b", true))
                .done()
                .toDocument(ImageFormat.OCI);
    }

    private static void allowing(Class<? extends RuntimeException> allowed, Runnable parser, String input, int number) {
        try {
            parser.run();
        } catch (RuntimeException | StackOverflowError e) {
            if (!allowed.isInstance(e)) {
                throw new AssertionError("seed " + SEED + ", case " + number + ": " + input, e);
            }
        }
    }
}
