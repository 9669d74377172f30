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
    OTHER;

    private static final String ATTESTATION_TYPE = "vnd.docker.reference.type";

    /**
     * Tells.
     *
     * @param entry of an index
     * @return what it is, as far as the entry tells
     */
    public static EntryKind of(Descriptor entry) {
        var type = entry.mediaType();
        if (!type.isManifest() && !type.isIndex()) {
            return OTHER;
        }
        boolean isStatement = "attestation-manifest".equals(entry.annotations().get(ATTESTATION_TYPE));
        if (type.isManifest()
                && isStatement
                && entry.platform().map(Platform::isUnknown).orElse(true)) {
            return ATTESTATION;
        }
        if (isOfArtifact(entry)) {
            return ARTIFACT;
        }
        return type.isManifest() ? IMAGE : INDEX;
    }

    /** An image's own type is that of its config, where anything says it at all: OCI image spec v1.1.1, guidelines for artifact usage. */
    private static boolean isOfArtifact(Descriptor entry) {
        return entry.artifactType()
                .filter(type ->
                        !type.equals(MediaType.OCI_CONFIG.value()) && !type.equals(MediaType.DOCKER_CONFIG.value()))
                .isPresent();
    }
}
