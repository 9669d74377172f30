package io.github.multiarch.publish;

/**
 * How blobs came to be in a registry.
 *
 * @param present those that were there
 * @param mounted those that the registry took from another repository of its own
 * @param copied those that were read from the base's place
 * @param copiedBytes their size
 * @param uploaded those that were made here
 * @param uploadedBytes their size
 */
public record BlobCounts(int present, int mounted, int copied, long copiedBytes, int uploaded, long uploadedBytes) {

    static BlobCounts of(Outcome outcome, long size) {
        return switch (outcome) {
            case PRESENT -> new BlobCounts(1, 0, 0, 0, 0, 0);
            case MOUNTED -> new BlobCounts(0, 1, 0, 0, 0, 0);
            case COPIED -> new BlobCounts(0, 0, 1, size, 0, 0);
            case UPLOADED -> new BlobCounts(0, 0, 0, 0, 1, size);
        };
    }

    static BlobCounts none() {
        return new BlobCounts(0, 0, 0, 0, 0, 0);
    }

    BlobCounts plus(BlobCounts other) {
        return new BlobCounts(
                present + other.present,
                mounted + other.mounted,
                copied + other.copied,
                copiedBytes + other.copiedBytes,
                uploaded + other.uploaded,
                uploadedBytes + other.uploadedBytes);
    }

    enum Outcome {
        PRESENT,
        MOUNTED,
        COPIED,
        UPLOADED
    }
}
