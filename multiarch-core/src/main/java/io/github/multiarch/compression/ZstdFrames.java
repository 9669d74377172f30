package io.github.multiarch.compression;

import io.airlift.compress.zstd.ZstdCompressor;

/** Packs chunks as zstd frames: by the library at its only level, 3, and what is packed already as raw blocks. Used by one thread at a time. */
final class ZstdFrames implements ChunkFormat.Packer {
    private static final int MAGIC = 0xFD2FB528;
    /** Single segment, content size in four bytes, no checksum, no dictionary (section 3.1.1.1.1). */
    private static final int DESCRIPTOR = 0xA0;

    private static final int MAX_BLOCK = 128 * 1024;
    private static final int SIZE_SHIFT = 3;
    private static final int BLOCK_HEADER = 3;

    /** A chunk has some dozens of frames at the most, and each has some 20 bytes and up to 64 of the library's own besides its share of the whole. */
    private static final int ROOM_FOR_FRAMES = 16 * 1024;

    private final ZstdCompressor compressor = new ZstdCompressor();
    private final Incompressible incompressible = new Incompressible();
    private byte[] packed = {};
    private int length;

    @Override
    public void pack(Chunk chunk) {
        int needed = compressor.maxCompressedLength(chunk.to() - chunk.from()) + ROOM_FOR_FRAMES;
        packed = chunk.room().length < needed ? new byte[needed] : chunk.room();
        length = 0;
        incompressible.split(chunk.data(), chunk.from(), chunk.to(), (from, to, worthwhile) -> {
            if (worthwhile) {
                length += compressor.compress(chunk.data(), from, to - from, packed, length, packed.length - length);
            } else {
                store(chunk.data(), from, to);
            }
        });
        chunk.packed(packed, length);
    }

    private void store(byte[] data, int from, int to) {
        put(MAGIC, Integer.BYTES);
        put(DESCRIPTOR, 1);
        put(to - from, Integer.BYTES);
        for (int at = from; at < to; ) {
            int size = Math.min(MAX_BLOCK, to - at);
            boolean last = at + size == to;
            put(size << SIZE_SHIFT | (last ? 1 : 0), BLOCK_HEADER);
            System.arraycopy(data, at, packed, length, size);
            length += size;
            at += size;
        }
    }

    private void put(int value, int bytes) {
        for (int shift = 0; shift < bytes * Byte.SIZE; shift += Byte.SIZE) {
            packed[length++] = (byte) (value >>> shift);
        }
    }
}
