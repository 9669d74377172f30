/**
 * The container engine of this machine, Docker or Podman, by its own client: which platform it is for, and how it gets an image.
 *
 * <p>May import: oci, program. Libraries: none.
 */
@NullMarked
package io.github.multiarch.engine;

import org.jspecify.annotations.NullMarked;
