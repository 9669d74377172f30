/**
 * What a build took, as a file of its output directory, and whether that is still the same: medium.
 *
 * <p>May import: content, nativecode, oci. Libraries: aircompressor, commons-compress.
 */
@NullMarked
package io.github.multiarch.inputs;

import org.jspecify.annotations.NullMarked;
