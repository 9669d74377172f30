package io.github.multiarch.nativecode;

/**
 * A file of native code that was found.
 *
 * @param path in the file that was scanned
 * @param code what it is
 * @param size in bytes, unpacked, as the archive claims
 * @param packedSize in bytes, in the archive that it is an entry of; the size where it is none
 */
public record NativeFile(EntryPath path, NativeCode code, long size, long packedSize) {
    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException for sizes below 0
     */
    public NativeFile {
        if (size < 0 || packedSize < 0) {
            throw new IllegalArgumentException("a file has no negative size");
        }
    }
}
