package io.github.multiarch.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Damages the directory of a sound layout. */
final class LayoutDamage {
    static final String LAYER = Sample.layer("linux/arm/v7").digest().hex();
    static final String BLOB = "blobs/sha256/" + LAYER;

    private LayoutDamage() {}

    static void marker(Path layout, String json) throws IOException {
        Files.writeString(layout.resolve("oci-layout"), json.replace('\'', '"'));
    }

    static void index(Path layout, String entries) throws IOException {
        var json = "{'schemaVersion':2,'manifests':[" + entries + "]}";
        Files.writeString(layout.resolve("index.json"), json.replace('\'', '"'));
    }

    static String old(String entry) {
        return entry.replace("oci.image.manifest.v1+json", "docker.distribution.manifest.v1+prettyjws");
    }

    static String many(String entry) {
        var entries =
                Stream.iterate(1, i -> i + 1).limit(500).map(i -> entry + String.format(Locale.ROOT, "%064x'}", i));
        return String.join(",", entries.toList());
    }

    static void directory(Path layout, String name) throws IOException {
        Files.delete(layout.resolve(name));
        Files.createDirectory(layout.resolve(name));
    }

    static void link(Path layout, String name, String target) throws IOException {
        Files.delete(layout.resolve(name));
        Files.createSymbolicLink(layout.resolve(name), Path.of(target));
    }

    /** Moves the layer out of the layout, and makes a link in its place. */
    static void elsewhere(Path layout, String target) throws IOException {
        Files.move(layout.resolve(BLOB), layout.resolveSibling("elsewhere"));
        Files.createSymbolicLink(layout.resolve(BLOB), Path.of(target));
    }

    static void hardLink(Path layout) throws IOException {
        Files.delete(layout.resolve(BLOB));
        Files.createLink(layout.resolve(BLOB), layout.resolveSibling("secret"));
    }

    static void pipe(Path layout, String name) throws IOException, InterruptedException {
        Files.delete(layout.resolve(name));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", layout.resolve(name).toString())
                        .start()
                        .waitFor());
    }

    static void move(Path layout, String name) throws IOException {
        var blob = layout.resolve(BLOB);
        Files.move(blob, blob.resolveSibling(name));
    }

    /** To this length, without writing anything. */
    static void longer(Path layout, String name, long length) throws IOException {
        try (var file = new RandomAccessFile(layout.resolve(name).toFile(), "rw")) {
            file.setLength(length);
        }
    }
}
