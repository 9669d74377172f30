package io.github.multiarch.nativecode;

/**
 * What the central directory of an archive says of an entry: <a href="https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.10.TXT">APPNOTE.TXT 6.3.10</a>, section 4.3.12.
 *
 * @param path its name, as it stands there
 * @param flags section 4.4.4
 * @param method section 4.4.5
 * @param packedSize in bytes
 * @param size in bytes, unpacked; may be a lie
 * @param headerOffset where its local header lies in the archive
 * @param extraBytes how many bytes of extra fields it has; as many, most often, as its local header
 */
record ZipEntry(EntryName path, int flags, int method, long packedSize, long size, long headerOffset, int extraBytes) {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;

    boolean isStored() {
        return method == STORED;
    }

    boolean isReadable() {
        return method == STORED || method == DEFLATED;
    }

    boolean isEncrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    boolean isEmpty() {
        return packedSize == 0;
    }

    boolean isFolder() {
        return path.endsLikeFolder() && size == 0;
    }

    String name() {
        return path.text();
    }
}
