/**
 * The nouns of the OCI specifications as immutable values: what an image index, a manifest, a config, a digest or a platform is, how each is read and how it is
 * written, byte for byte the same on every machine. No I/O.
 *
 * <p>Follows the <a href="https://github.com/opencontainers/image-spec/tree/v1.1.1">OCI image specification v1.1.1</a>.
 *
 * <p>May import: nothing. Libraries: jackson.
 */
@NullMarked
package io.github.multiarch.oci;

import org.jspecify.annotations.NullMarked;
