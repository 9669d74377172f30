package io.github.multiarch.build;

/**
 * How much may come out of an archive. A bomb is small, and fills a disk.
 *
 * @param entries files, folders and links
 * @param bytes of all files
 * @param freeBytes come out of any archive
 * @param ratio times the size of the archive, beyond that
 */
public record UnpackLimits(int entries, long bytes, long freeBytes, int ratio) {
    private static final int ENTRIES = 200_000;
    private static final long MIB = 1024 * 1024;

    /**
     * For files that go into an image.
     *
     * @return 200,000 entries; 16 GiB; beyond 256 MiB no more than a hundred times the archive's own size
     */
    public static UnpackLimits defaults() {
        return new UnpackLimits(ENTRIES, 16 * 1024 * MIB, 256 * MIB, 100);
    }

    /** What may come out of an archive of this size. */
    long bytesOf(long archive) {
        return Math.min(bytes, freeBytes + ratio * Math.min(archive, bytes));
    }
}
