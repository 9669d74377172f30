/**
 * What one machine has built and pushed of an image whose other platforms are built elsewhere: a file that leads from there to the index over all of them.
 *
 * <p>May import: config, oci. Libraries: jackson.
 */
@NullMarked
package io.github.multiarch.fragment;

import org.jspecify.annotations.NullMarked;
