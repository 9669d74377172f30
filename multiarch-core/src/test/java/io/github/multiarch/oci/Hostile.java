package io.github.multiarch.oci;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** A document that nobody should believe, and the parts of what must be said of it. */
final class Hostile {
    static final String DIGEST = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final String name;
    private final byte[] bytes;
    private final List<String> message;

    Hostile(String name, byte[] bytes, List<String> message) {
        this.name = name;
        this.bytes = bytes;
        this.message = message;
    }

    /** JSON with single quotes; D stands for a sound digest, C for a sound descriptor of a config, L for one of a layer, and M for one of a manifest. */
    static Hostile row(String name, String json, String... message) {
        var full = json.replace("'", "\"")
                .replace(":C", ":" + descriptor("config.v1+json"))
                .replace("L]", descriptor("layer.v1.tar+gzip") + "]")
                .replace("M]", descriptor("manifest.v1+json") + "]")
                .replace("\"D\"", "\"" + DIGEST + "\"");
        return new Hostile(name, full.getBytes(StandardCharsets.UTF_8), List.of(message));
    }

    private static String descriptor(String type) {
        return "{\"mediaType\":\"application/vnd.oci.image." + type + "\",\"digest\":\"" + DIGEST + "\",\"size\":3}";
    }

    /** It is refused by name, in one line that can be shown. */
    void assertRefused(MediaType type, Consumer<Document> parser) {
        var document = Document.of(type, bytes);
        var failure = assertThrows(MalformedDocumentException.class, () -> parser.accept(document));
        var text = String.valueOf(failure.getMessage());
        assertTrue(text.startsWith(document.toString()), text);
        message.forEach(part -> assertTrue(text.contains(part), text));
        assertTrue(text.length() < 600, () -> text.length() + " characters");
        assertFalse(text.chars().anyMatch(Character::isISOControl), text);
    }

    @Override
    public String toString() {
        return name;
    }
}
