package io.github.multiarch.compression;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * One member of <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>, its header without a time or an operating system. Readers notice nothing of the chunks: they
 * are deflate blocks like any others, and each chunk ends with a whole byte.
 */
class GzipFormat implements ChunkFormat {
    private static final int CHUNK_BYTES = 256 * 1024;
    private static final int UNKNOWN_SYSTEM = 255;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) UNKNOWN_SYSTEM};
    /** An empty block with the fixed codes, marked as the last. */
    private static final byte[] LAST_BLOCK = {3, 0};

    private final CRC32 checksum = new CRC32();
    private long size;

    @Override
    public int chunkBytes() {
        return CHUNK_BYTES;
    }

    @Override
    public int dictionaryBytes() {
        return Deflate.DICTIONARY_BYTES;
    }

    @Override
    public Packer newPacker() {
        return new Deflate();
    }

    @Override
    public byte[] header() {
        return HEADER.clone();
    }

    @Override
    public void pass(byte[] bytes, int offset, int length) {
        checksum.update(bytes, offset, length);
        size += length;
    }

    @Override
    public byte[] trailer() {
        return ByteBuffer.allocate(LAST_BLOCK.length + 2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(LAST_BLOCK)
                .putInt((int) checksum.getValue())
                .putInt((int) size)
                .array();
    }
}
