package io.github.multiarch.build;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;

/**
 * A layer that was made here and lies in the layout.
 *
 * @param name what is in it: {@code dependencies}, {@code classes}, …
 * @param descriptor of the packed archive
 * @param diffId the digest of the archive when unpacked
 */
public record Layer(String name, Descriptor descriptor, Digest diffId) {}
