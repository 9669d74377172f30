package io.github.multiarch.oci;

/**
 * What an index lists, as far as an entry itself tells it: <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md">OCI image spec v1.1.1, image
 * index</a>.
 */
public enum EntryKind {
    /** An image to run. Its manifest may still turn out to be another artifact's, which the entry does not say. */
    IMAGE,
    /** What BuildKit says of an image beside it. */
    ATTESTATION,
    /** Anything else that says its {@code artifactType}: a signature, a chart, an index of an image's layers. It may be for a platform; it is never run. */
    ARTIFACT,
    /** An index of its own. */
    INDEX,
    /** Of a media type that is not known here, such as the layers in an index of BuildKit's cache. */
    OTHER
}
