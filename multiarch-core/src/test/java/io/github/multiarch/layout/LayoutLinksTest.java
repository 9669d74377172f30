package io.github.multiarch.layout;

import static io.github.multiarch.layout.LayoutDamage.BLOB;
import static io.github.multiarch.layout.LayoutDamage.LAYER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that are followed, as they stay within the layout or within its store of blobs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class LayoutLinksTest {
    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void create() throws IOException {
        folder = directory.resolve("layout");
        var layout = OciLayout.create(folder);
        layout.tag(Sample.index(layout), "1.0");
    }

    @Test
    void aBlobMayBeALinkWithinTheLayout() throws IOException {
        Files.move(folder.resolve(BLOB), folder.resolve("layer.tar"));
        Files.createSymbolicLink(folder.resolve(BLOB), Path.of("../../layer.tar"));
        assertLayerIsRead(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blobs", "blobs/sha256"})
    void aFolderOfBlobsMayBeALinkToAStoreThatLayoutsShare(String name) throws IOException {
        var store = Files.move(folder.resolve(name), directory.resolve("store"));
        Files.createSymbolicLink(folder.resolve(name), store);
        Reading.all(folder);
        assertLayerIsRead(folder);
    }

    @Test
    void aLinkWithinThatStoreStaysInIt() throws IOException {
        var store = Files.move(folder.resolve("blobs"), directory.resolve("store"));
        Files.createSymbolicLink(folder.resolve("blobs"), store);
        Files.move(store.resolve("sha256").resolve(LAYER), store.resolve("large"));
        Files.createSymbolicLink(store.resolve("sha256").resolve(LAYER), Path.of("../large"));
        assertLayerIsRead(folder);
    }

    @Test
    void aLayoutMayBeReachedByALink() throws IOException {
        var way = Files.createSymbolicLink(directory.resolve("way"), folder);
        Files.move(folder.resolve(BLOB), folder.resolve("layer.tar"));
        Files.createSymbolicLink(folder.resolve(BLOB), folder.resolve("layer.tar"));
        assertLayerIsRead(way);
    }

    private static void assertLayerIsRead(Path layout) throws IOException {
        try (var in = Layouts.open(layout).open(Sample.layer("linux/arm/v7"))) {
            assertArrayEquals(Sample.layerBytes("linux/arm/v7"), in.readAllBytes());
        }
    }
}
