/**
 * Many images, one index. No I/O.
 *
 * <p>May import: build, config, gather, oci, plan. Libraries: jackson.
 */
@NullMarked
package io.github.multiarch.index;

import org.jspecify.annotations.NullMarked;
