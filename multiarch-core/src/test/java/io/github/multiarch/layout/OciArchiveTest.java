package io.github.multiarch.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.layout.TarFiles.Entry;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OciArchiveTest {
    private static final long SEED = 20260101;

    @TempDir
    Path directory;

    private Path folder;
    private Path tar;
    private Document index;

    @BeforeEach
    void create() throws IOException {
        folder = directory.resolve("layout");
        tar = directory.resolve("layout.tar");
        var layout = OciLayout.create(folder);
        index = Sample.index(layout);
        layout.tag(index, "1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "./"})
    void everyBlobIsRead(String prefix) throws IOException {
        TarFiles.write(TarFiles.entries(folder, prefix), tar);
        var archive = Layouts.open(tar);
        assertArrayEquals(index.bytes(), archive.resolve("1.0").orElseThrow().bytes());
        assertArrayEquals(index.bytes(), archive.only().bytes());
        var layer = Sample.layer("linux/arm/v7");
        assertTrue(archive.has(layer));
        try (var one = archive.open(layer);
                var other = archive.open(layer)) {
            assertArrayEquals(Sample.layerBytes("linux/arm/v7"), one.readAllBytes());
            assertArrayEquals(Sample.layerBytes("linux/arm/v7"), other.readAllBytes());
        }
        assertThrows(ContentNotFoundException.class, () -> archive.open(Sample.layer("absent")));
    }

    @Test
    void othersFilesInItAreNotLookedAt() throws IOException {
        var entries = new ArrayList<Entry>();
        entries.add(Entry.file("manifest.json", "[]"));
        entries.add(Entry.file("../../escaped", "x"));
        entries.add(Entry.file("/etc/passwd", "x"));
        entries.add(Entry.file("blobs/sha256/../../x", "x"));
        entries.add(new Entry("link", '2', "/etc/passwd"));
        entries.addAll(TarFiles.entries(folder, ""));
        TarFiles.write(entries, tar);
        assertEquals(index.digest(), Layouts.open(tar).only().digest());
        assertFalse(Files.exists(directory.resolveSibling("escaped")));
    }

    @Test
    void aLinkIsNoBlob() throws IOException {
        var layer = Sample.layer("linux/arm/v7");
        var name = "blobs/sha256/" + layer.digest().hex();
        var entries = new ArrayList<>(TarFiles.entries(folder, ""));
        entries.removeIf(entry -> entry.name().equals(name));
        entries.add(new Entry(name, '2', "/etc/passwd"));
        TarFiles.write(entries, tar);
        assertFalse(Layouts.open(tar).has(layer));
        assertThrows(ContentNotFoundException.class, () -> Layouts.open(tar).open(layer));
    }

    @Test
    void aFileThatIsThereTwiceIsAnError() throws IOException {
        var entries = new ArrayList<>(TarFiles.entries(folder, ""));
        entries.add(Entry.file("./index.json", "{\"schemaVersion\":2,\"manifests\":[]}"));
        TarFiles.write(entries, tar);
        assertRefused("has the file index.json twice");
    }

    @Test
    void whatIsNoLayout() throws IOException {
        assertRefused("does not exist");
        Files.write(tar, new byte[0]);
        assertRefused("has no file oci-layout");
        Files.writeString(tar, "no archive at all, but a text");
        assertRefused("");
        TarFiles.write(List.of(Entry.file("other.json", "[]")), tar);
        assertRefused("has no file oci-layout");
        TarFiles.write(List.of(Entry.file("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}")), tar);
        assertRefused("has no file index.json");
        TarFiles.write(List.of(Entry.file("oci-layout", "{}"), Entry.file("index.json", "{}")), tar);
        assertRefused("has no imageLayoutVersion");
    }

    @Test
    void aCompressedArchiveMustBeUnpackedFirst() throws IOException {
        TarFiles.of(folder, tar);
        var bytes = Files.readAllBytes(tar);
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(tar))) {
            gzip.write(bytes);
        }
        assertRefused("unpack it first: gunzip");
    }

    @Test
    void aDamagedBlobIsNeverTakenForASoundOne() throws IOException {
        TarFiles.of(folder, tar);
        var text = new String(Files.readAllBytes(tar), StandardCharsets.ISO_8859_1);
        Files.writeString(
                tar, text.replace("layer of linux/arm/v7", "LAYER of linux/arm/v7"), StandardCharsets.ISO_8859_1);
        try (var in = Layouts.open(tar).open(Sample.layer("linux/arm/v7"))) {
            assertThrows(ContentMismatchException.class, in::readAllBytes);
        }
    }

    @Test
    void anArchiveThatShrinksWhileItIsOpenIsNotTakenForWhole() throws IOException {
        TarFiles.of(folder, tar);
        var archive = Layouts.open(tar);
        Files.write(tar, new byte[1024]);
        assertThrows(ContentMismatchException.class, () -> archive.resolve("1.0"));
        Files.delete(tar);
        assertThrows(IOException.class, () -> archive.resolve("1.0"));
    }

    @Test
    void randomDamage() throws IOException {
        TarFiles.of(folder, tar);
        var sound = Files.readAllBytes(tar);
        var random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            int length = random.nextInt(4) == 0 ? random.nextInt(sound.length) : sound.length;
            var bytes = Arrays.copyOf(sound, length);
            for (int n = random.nextInt(10); n >= 0; n--) {
                // Mostly names, sizes and types, which are in the first part of a block.
                int position = random.nextInt(sound.length / 512) * 512 + random.nextInt(160);
                if (position < length) {
                    bytes[position] = (byte) random.nextInt(256);
                }
            }
            Files.write(tar, bytes);
            try {
                Layouts.open(tar).only();
            } catch (IOException expected) {
                assertFalse(expected.getMessage().isEmpty());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + SEED + ", case " + i, e);
            }
        }
    }

    private void assertRefused(String message) {
        var failure = assertThrows(LayoutException.class, () -> Layouts.open(tar));
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
        assertTrue(failure.getMessage().contains("'" + tar + "'"), failure.getMessage());
    }
}
