package io.github.multiarch.compression;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Compression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** How small things get, and how little memory it takes. */
class SizesTest {
    @Test
    void classesAreAsSmallAsZlibMakesThem() throws IOException {
        var tar = ownClasses();
        int packed = Packing.pack(Compression.GZIP, tar).length;
        int zlib = zlib(tar);
        assertTrue(packed <= zlib * 1.02, packed + " where zlib has " + zlib);
        assertTrue(Packing.pack(Compression.ZSTD, tar).length <= zlib, "zstd");
    }

    @Test
    void textIsAsSmallAsZlibMakesIt() throws IOException {
        for (var bytes : new byte[][] {Samples.text(1, 900_000), Samples.skewed(1, 900_000), Samples.zeros(900_000)}) {
            int packed = Packing.pack(Compression.GZIP, bytes).length;
            int zlib = zlib(bytes);
            assertTrue(packed <= zlib * 1.03 + 100, packed + " where zlib has " + zlib);
        }
    }

    @Test
    void whatIsPackedAlreadyIsStored() throws IOException {
        var noise = Samples.noise(1, 3_000_000);
        for (var compression : new Compression[] {Compression.GZIP, Compression.ZSTD}) {
            int packed = Packing.pack(compression, noise).length;
            assertTrue(packed < noise.length * 1.0002, compression + " makes it " + packed);
        }
    }

    @Test
    void betweenPackedBytesOthersArePacked() throws IOException {
        var bytes = Samples.noise(1, 600_000);
        System.arraycopy(Samples.text(1, 200_000), 0, bytes, 200_000, 200_000);
        for (var compression : new Compression[] {Compression.GZIP, Compression.ZSTD}) {
            assertTrue(Packing.pack(compression, bytes).length < 480_000, compression.toString());
        }
    }

    @Test
    void memoryDoesNotGrowWithTheStream() throws IOException {
        var chunks = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<Chunk, Boolean>()));
        var packers = Collections.synchronizedSet(
                Collections.newSetFromMap(new IdentityHashMap<ChunkFormat.Packer, Boolean>()));
        var format = new GzipFormat() {
            @Override
            public Packer newPacker() {
                var packer = super.newPacker();
                packers.add(packer);
                return chunk -> {
                    chunks.add(chunk);
                    packer.pack(chunk);
                };
            }
        };
        var piece = new byte[2_000_000];
        System.arraycopy(Samples.noise(1, 1_000_000), 0, piece, 0, 1_000_000);
        try (var out = new ChunkedOutputStream(format, 3, OutputStream.nullOutputStream())) {
            for (int i = 0; i < 300; i++) {
                out.write(piece);
            }
        }
        assertTrue(chunks.size() <= 2 * 3 + 1, chunks.size() + " chunks");
        assertTrue(packers.size() <= 3 + 1, packers.size() + " packers");
    }

    private static int zlib(byte[] bytes) {
        var deflater = new Deflater(6);
        deflater.setInput(bytes);
        deflater.finish();
        var buffer = new byte[bytes.length + 1000];
        int length = deflater.deflate(buffer);
        deflater.end();
        return length;
    }

    private static byte[] ownClasses() throws IOException {
        var root = Path.of(System.getProperty("basedir"), "target/classes");
        var tar = new ByteArrayOutputStream();
        try (var out = new TarArchiveOutputStream(tar);
                var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var bytes = Files.readAllBytes(file);
                var entry = new TarArchiveEntry(root.relativize(file).toString());
                entry.setSize(bytes.length);
                out.putArchiveEntry(entry);
                out.write(bytes);
                out.closeArchiveEntry();
            }
        }
        return tar.toByteArray();
    }
}
