package io.github.multiarch.layout;

import java.io.IOException;
import java.nio.file.Path;

/** Gives the one image of a layout many names, one after the other. */
final class LayoutTagMain {
    static final int NAMES = 40;

    private LayoutTagMain() {}

    /**
     * Names it.
     *
     * @param args the layout's directory, the digest of the image, and how the names begin
     */
    public static void main(String[] args) throws IOException {
        name(Path.of(args[0]), args[1], args[2]);
    }

    static void name(Path directory, String digest, String prefix) throws IOException {
        var layout = OciLayout.open(directory);
        var image = layout.resolve(digest).orElseThrow();
        for (int i = 0; i < NAMES; i++) {
            layout.tag(image, prefix + i);
        }
    }
}
