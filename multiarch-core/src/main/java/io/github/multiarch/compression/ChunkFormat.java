package io.github.multiarch.compression;

/** How a stream is packed chunk by chunk, so that cores can share the work. What it becomes must not depend on who does which part. */
interface ChunkFormat {
    /** Packs one chunk after the other, one at a time. */
    interface Packer {
        void pack(Chunk chunk);
    }

    /** How many bytes each chunk but the last has. */
    int chunkBytes();

    /** How many bytes before it a chunk is shown; at most as many as it has itself. */
    int dictionaryBytes();

    /** A packer for one thread. */
    Packer newPacker();

    /** What comes before the first chunk. */
    byte[] header();

    /** Is told of all bytes in their order, before they are packed. */
    void pass(byte[] bytes, int offset, int length);

    /** What comes after the last chunk. */
    byte[] trailer();
}
