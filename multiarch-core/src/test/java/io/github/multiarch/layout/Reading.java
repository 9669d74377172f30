package io.github.multiarch.layout;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Reads a layout as a build and a push together do. */
final class Reading {
    private Reading() {}

    static void all(Path path) throws IOException {
        var layout = Layouts.open(path);
        for (var child : ImageIndex.parse(layout.only()).manifests()) {
            var manifest = Manifest.parse(layout.document(child));
            ImageConfig.parse(layout.document(manifest.config()));
            for (var layer : manifest.layers()) {
                try (var in = layout.open(layer)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    /** Reading fails as input does, in one line that names the path and has these parts. */
    static void assertRefused(Path path, List<String> parts) {
        var failure = assertThrows(IOException.class, () -> all(path));
        var text = String.valueOf(failure.getMessage());
        parts.forEach(part -> assertTrue(text.contains(part), text));
        assertTrue(text.contains(path.toString()), text);
        assertTrue(text.length() < 2_000, () -> text.length() + " characters");
        assertFalse(text.chars().anyMatch(Character::isISOControl), text);
    }
}
