package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.cache.Cache;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.content.Inventory;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.ImageFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is packed, what is only read, and what is not even read, in builds one after the other. */
class LayerMakerTest {
    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();
    private final Archive archive = new Archive();
    private Path cache;
    private Path file;
    private int builds;
    private long limit = 1_000_000;

    @BeforeEach
    void aFile() throws IOException {
        cache = directory.resolve("cache");
        file = directory.resolve("file");
        Files.writeString(file, "some content");
    }

    /** An archive that is nothing but the file's bytes, and counts how often they are read. */
    private final class Archive implements TarSource {
        private int reads;
        private Runnable onRead = () -> {};

        @Override
        public void writeTo(OutputStream out) throws IOException {
            reads++;
            Files.copy(file, out);
            onRead.run();
        }

        @Override
        public void describe(Inventory inventory) throws IOException {
            inventory.note("file");
            inventory.file(file);
        }
    }

    private Layer build(Compression compression, Duration age) throws IOException {
        var layout = OciLayout.create(directory.resolve("layout" + builds++));
        var changed = (FileTime) Files.getAttribute(file, "unix:ctime");
        Files.setLastModifiedTime(
                layout.directory(), FileTime.from(changed.toInstant().plus(age)));
        var layers = Cache.in(cache, limit, warnings::add).layers();
        archive.reads = 0;
        var layer = new LayerMaker(layout, ImageFormat.OCI, compression, layers).make("it", archive);
        try (var in = layout.open(layer.descriptor())) {
            assertEquals(layer.descriptor().size(), in.readAllBytes().length);
        }
        return layer;
    }

    private Layer build() throws IOException {
        return build(Compression.NONE, Duration.ofHours(1));
    }

    @Test
    void filesThatAreTheSameAreNotRead() throws IOException {
        var first = build();
        assertEquals(1, archive.reads);
        assertEquals(first, build());
        assertEquals(0, archive.reads);
        assertEquals(List.of(), warnings);
    }

    @Test
    void filesThatHaveJustChangedAreReadOnceMoreAndNotPacked() throws IOException {
        var first = build(Compression.NONE, Duration.ofSeconds(1));
        assertEquals(1, archive.reads);
        Files.writeString(packed(first), "another layer");
        assertTrue(warnings.isEmpty());
        build(Compression.NONE, Duration.ofSeconds(1));
        assertEquals(1, warnings.size(), "it was not looked for");
        assertEquals(2, archive.reads);
    }

    @Test
    void aNewFileOfTheSameContentIsReadOnce() throws IOException {
        var first = build();
        Files.delete(file);
        Files.writeString(file, "some content");
        assertEquals(first, build());
        assertEquals(1, archive.reads);
        assertEquals(first, build());
        assertEquals(0, archive.reads);
    }

    @Test
    void aChangeThatHidesItselfIsSeen() throws IOException {
        var time = Files.getLastModifiedTime(file);
        var first = build();
        Files.writeString(file, "other content".substring(0, "some content".length()));
        Files.setLastModifiedTime(file, time);
        assertNotEquals(first, build());
    }

    @Test
    void aFileThatChangesWhileItIsPackedIsNotTakenForTheOneBefore() throws IOException {
        archive.onRead = () -> write("changed later");
        var first = build();
        archive.onRead = () -> {};
        assertNotEquals(first, build());
        write("some content");
        assertEquals(first, build());
        assertEquals(1, archive.reads);
    }

    private void write(String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void otherCompressionMakesAnotherLayer() throws IOException {
        var plain = build();
        var packed = build(Compression.GZIP, Duration.ofHours(1));
        assertNotEquals(plain.descriptor(), packed.descriptor());
        assertEquals(plain.diffId(), packed.diffId());
        assertEquals(packed, build(Compression.GZIP, Duration.ofHours(1)));
        assertEquals(0, archive.reads);
    }

    /** What can happen to a layer in the cache. */
    enum Damage {
        TRUNCATED("some con"),
        EMPTY(""),
        FLIPPED("some cOntent"),
        LONGER("some content and more");

        private final String content;

        Damage(String content) {
            this.content = content;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDamagedIsMadeAgainWithOneWarning(Damage damage) throws IOException {
        var first = build();
        Files.writeString(packed(first), damage.content);
        assertEquals(first, build());
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains(packed(first) + " is damaged"), warnings.toString());
        assertEquals(first, build());
        assertEquals(0, archive.reads);
        assertEquals(1, warnings.size(), warnings.toString());
    }

    @Test
    void aTouchedLayerIsHeldAgainstItsDigestAndUsed() throws IOException {
        var first = build();
        Files.setLastModifiedTime(packed(first), FileTime.fromMillis(5000));
        assertEquals(first, build());
        assertEquals(0, archive.reads);
        assertEquals(List.of(), warnings);
    }

    @Test
    void whatIsGoneIsMadeAgainWithoutAWord() throws IOException {
        var first = build();
        Files.delete(packed(first));
        assertEquals(first, build());
        Files.delete(packed(first).resolveSibling("about.json"));
        assertEquals(first, build());
        assertEquals(List.of(), warnings);
    }

    @Test
    void damagedNotesAreWrittenAnew() throws IOException {
        var first = build();
        Files.writeString(packed(first).resolveSibling("about.json"), "{");
        assertEquals(first, build());
        assertEquals(1, warnings.size(), warnings.toString());
        try (var keys = Files.newDirectoryStream(cache.resolve("keys"))) {
            for (var key : keys) {
                Files.writeString(key, "nonsense");
            }
        }
        assertEquals(first, build());
        assertEquals(first, build());
        assertEquals(0, archive.reads);
    }

    @Test
    void aFolderThatCannotBeWrittenCostsOneWarning() throws IOException {
        Files.writeString(cache, "a file");
        var first = build();
        assertEquals(first, build());
        assertEquals(2, warnings.size(), "one for each build: " + warnings);
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() throws IOException {
        Files.writeString(file, "a".repeat(1000));
        var first = build();
        Files.writeString(file, "b".repeat(1000));
        var second = build();
        var old = keys();
        for (var key : old) {
            Files.setLastModifiedTime(key, FileTime.fromMillis(5000));
        }
        age(first, 10);
        age(second, 20);
        // Two layers of a kilobyte, and one key.
        limit = 2500 + 4096;
        Files.writeString(file, "c".repeat(1000));
        var third = build();
        assertTrue(Files.exists(packed(second)) && Files.exists(packed(third)));
        assertTrue(Files.notExists(packed(first)));
        assertTrue(Files.notExists(packed(first).getParent()));
        assertTrue(old.stream().allMatch(Files::notExists), "keys take space as well");
    }

    @Test
    void aKeyThatIsOfUseIsKeptAsLongAsItsLayer() throws IOException {
        build();
        for (var key : keys()) {
            Files.setLastModifiedTime(key, FileTime.fromMillis(5000));
        }
        build();
        long used = 0;
        for (var key : keys()) {
            used += Files.getLastModifiedTime(key).toMillis() > 5000 ? 1 : 0;
        }
        assertEquals(1, used, "the one that led to the layer");
    }

    @Test
    void whatAKilledRunLeftInTheCacheGoes() throws IOException {
        var documents = Files.createDirectories(cache.resolve("documents"));
        var left = Files.write(documents.resolve(".partial-1"), new byte[100_000]);
        Files.setLastModifiedTime(left, FileTime.fromMillis(5000));
        limit = 50_000;
        var layer = build();
        assertTrue(Files.notExists(left));
        assertTrue(Files.exists(packed(layer)));
    }

    /** The bytes of a layer and the recipe belong together: who changes the ones has to raise the other, or caches hand out layers of before. */
    @Test
    void theRecipeStandsForTheseBytes() throws IOException {
        var tree = Files.createDirectories(directory.resolve("tree/folder/empty"));
        Files.writeString(tree.resolveSibling("file"), "some content ".repeat(1000));
        Files.createSymbolicLink(tree.resolveSibling("link"), Path.of("file"));
        var layout = OciLayout.create(directory.resolve("layout"));
        var layer = new LayerWriter(layout, ImageFormat.OCI, Compression.GZIP)
                .write("it", new FileTreeArchive(PlacedFiles.atRoot(directory.resolve("tree")), Instant.EPOCH));
        assertEquals(
                "3 sha256:1506761b53f3570efecabd51080c72754728efc029bb884bae33e0bffc9c94c1",
                LayerMaker.RECIPE + " " + layer.descriptor().digest());
    }

    private List<Path> keys() throws IOException {
        try (var keys = Files.list(cache.resolve("keys"))) {
            return keys.toList();
        }
    }

    private void age(Layer layer, long seconds) throws IOException {
        Files.setLastModifiedTime(packed(layer).resolveSibling("about.json"), FileTime.fromMillis(1000 * seconds));
    }

    private Path packed(Layer layer) {
        return cache.resolve("layers/sha256")
                .resolve(layer.descriptor().digest().hex())
                .resolve("layer");
    }

    @Test
    void theTextOfAFileIsAllThatIsInThisArchive() throws IOException {
        var layer = build();
        assertEquals(
                "some content".getBytes(StandardCharsets.UTF_8).length,
                layer.descriptor().size());
    }
}
