package io.github.multiarch.oci;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a blob is, as in <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md">OCI image spec v1.1.1, media types</a>, and the
 * Docker names that mean the same.
 *
 * @param value the full name, such as {@code application/vnd.oci.image.index.v1+json}
 */
public record MediaType(String value) {
    private static final Pattern SYNTAX =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}");
    private static final String OCI_LAYER_PREFIX = "application/vnd.oci.image.layer.v1.tar";
    private static final String OCI_FOREIGN_PREFIX = "application/vnd.oci.image.layer.nondistributable.v1.tar";
    private static final String DOCKER_LAYER_PREFIX = "application/vnd.docker.image.rootfs.diff.tar";
    private static final String DOCKER_FOREIGN_PREFIX = "application/vnd.docker.image.rootfs.foreign.diff.tar";

    /** An OCI image index. */
    public static final MediaType OCI_INDEX = new MediaType("application/vnd.oci.image.index.v1+json");
    /** An OCI image manifest. */
    public static final MediaType OCI_MANIFEST = new MediaType("application/vnd.oci.image.manifest.v1+json");
    /** An OCI image config. */
    public static final MediaType OCI_CONFIG = new MediaType("application/vnd.oci.image.config.v1+json");
    /** A Docker manifest list. */
    public static final MediaType DOCKER_INDEX =
            new MediaType("application/vnd.docker.distribution.manifest.list.v2+json");
    /** A Docker image manifest, version 2 schema 2. */
    public static final MediaType DOCKER_MANIFEST =
            new MediaType("application/vnd.docker.distribution.manifest.v2+json");
    /** A Docker image config. */
    public static final MediaType DOCKER_CONFIG = new MediaType("application/vnd.docker.container.image.v1+json");

    /**
     * Checks the syntax.
     *
     * @throws IllegalArgumentException when it is not a media type (RFC 6838, section 4.2)
     */
    public MediaType {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + Shown.of(value) + "' is not a media type");
        }
    }

    /**
     * Whether this lists manifests, in either family.
     *
     * @return true for an index
     */
    public boolean isIndex() {
        return equals(OCI_INDEX) || equals(DOCKER_INDEX);
    }

    /**
     * Whether this is one image's manifest, in either family.
     *
     * @return true for a manifest
     */
    public boolean isManifest() {
        return equals(OCI_MANIFEST) || equals(DOCKER_MANIFEST);
    }

    /**
     * Whether this is an image config, in either family.
     *
     * @return true for a config
     */
    public boolean isConfig() {
        return equals(OCI_CONFIG) || equals(DOCKER_CONFIG);
    }

    /**
     * Whether registries do not hold this layer themselves: its descriptor's URLs do.
     *
     * @return true for a non-distributable (foreign) layer
     */
    public boolean isForeign() {
        return value.startsWith(OCI_FOREIGN_PREFIX) || value.startsWith(DOCKER_FOREIGN_PREFIX);
    }

    /**
     * How a layer of this type is packed.
     *
     * @return empty when this is not a file system layer that images of Java applications can be built on
     */
    public Optional<Compression> layerCompression() {
        for (var prefix :
                new String[] {OCI_FOREIGN_PREFIX, OCI_LAYER_PREFIX, DOCKER_FOREIGN_PREFIX, DOCKER_LAYER_PREFIX}) {
            if (value.startsWith(prefix)) {
                return switch (value.substring(prefix.length())) {
                    case "" -> Optional.of(Compression.NONE);
                    case "+gzip", ".gzip" -> Optional.of(Compression.GZIP);
                    case "+zstd", ".zstd" -> Optional.of(Compression.ZSTD);
                    default -> Optional.empty();
                };
            }
        }
        return Optional.empty();
    }

    /**
     * Whether this is one of the names of this family.
     *
     * @param format the family
     * @return false for names of the other family and for names of neither
     */
    public boolean isOf(ImageFormat format) {
        return value.startsWith(format == ImageFormat.OCI ? "application/vnd.oci." : "application/vnd.docker.");
    }

    static MediaType layer(ImageFormat format, Compression compression, boolean foreign) {
        var oci = format == ImageFormat.OCI;
        var prefix = oci
                ? (foreign ? OCI_FOREIGN_PREFIX : OCI_LAYER_PREFIX)
                : (foreign ? DOCKER_FOREIGN_PREFIX : DOCKER_LAYER_PREFIX);
        var separator = oci ? "+" : ".";
        return new MediaType(
                switch (compression) {
                    case NONE -> prefix;
                    case GZIP -> prefix + separator + "gzip";
                    case ZSTD -> prefix + separator + "zstd";
                });
    }

    @Override
    public String toString() {
        return value;
    }

    /** Written out, for the reason that {@link Digest#equals} gives. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MediaType type && value.equals(type.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
