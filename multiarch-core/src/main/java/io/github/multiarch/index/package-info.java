/**
 * Many images, one index. No I/O.
 *
 * <p>May import: build, config, oci, plan. Libraries: none.
 */
@NullMarked
package io.github.multiarch.index;

import org.jspecify.annotations.NullMarked;
