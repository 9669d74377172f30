package io.github.multiarch.oci;

/**
 * A family of media types. All documents of one image use the names of one family: readers such as umoci refuse a layer with a Docker name under an OCI
 * manifest.
 */
public enum ImageFormat {
    /** The names of the OCI image specification. */
    OCI,
    /** The names of the Docker image manifest, version 2 schema 2. */
    DOCKER;

    /**
     * The name of an index.
     *
     * @return the index's media type in this family
     */
    public MediaType index() {
        return this == OCI ? MediaType.OCI_INDEX : MediaType.DOCKER_INDEX;
    }

    /**
     * The name of a manifest.
     *
     * @return the manifest's media type in this family
     */
    public MediaType manifest() {
        return this == OCI ? MediaType.OCI_MANIFEST : MediaType.DOCKER_MANIFEST;
    }

    /**
     * The name of a config.
     *
     * @return the config's media type in this family
     */
    public MediaType config() {
        return this == OCI ? MediaType.OCI_CONFIG : MediaType.DOCKER_CONFIG;
    }

    /**
     * The name of a layer that registries hold.
     *
     * @param compression how the layer is packed
     * @return the layer's media type in this family
     */
    public MediaType layer(Compression compression) {
        return MediaType.layer(this, compression, false);
    }

    /**
     * The name in this family of what a layer is. What it is (its packing, and whether it is foreign) never changes: only the name does, the bytes stay.
     *
     * @param layer a layer's media type of either family
     * @return its name in this family; the same object when no name of this family means the same
     */
    public MediaType nameOf(MediaType layer) {
        return layer.layerCompression()
                .map(compression -> MediaType.layer(this, compression, layer.isForeign()))
                .orElse(layer);
    }
}
