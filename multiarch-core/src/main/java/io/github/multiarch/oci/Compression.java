package io.github.multiarch.oci;

/** How a layer's tar archive is packed. */
public enum Compression {
    /** A plain tar archive. */
    NONE,
    /** RFC 1952, understood by every client. */
    GZIP,
    /** RFC 8878. */
    ZSTD
}
