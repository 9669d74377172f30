package io.github.multiarch.compression;

/**
 * Frames of <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>, each with its content size and none across the end of a chunk; frames in a row are one stream
 * (section 3). An empty stream is one empty frame.
 */
final class ZstdFormat implements ChunkFormat {
    private static final int CHUNK_BYTES = 1024 * 1024;

    @Override
    public int chunkBytes() {
        return CHUNK_BYTES;
    }

    @Override
    public int dictionaryBytes() {
        return 0;
    }

    @Override
    public Packer newPacker() {
        return new ZstdFrames();
    }

    @Override
    public byte[] header() {
        return new byte[0];
    }

    @Override
    public void pass(byte[] bytes, int offset, int length) {
        // Nothing sums it up: layers are held against their digests.
    }

    @Override
    public byte[] trailer() {
        return new byte[0];
    }
}
