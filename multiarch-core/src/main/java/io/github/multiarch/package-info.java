/**
 * The pipeline: the stages in order, on one screen.
 *
 * <p>May import: everything below. Libraries: none.
 */
@NullMarked
package io.github.multiarch;

import org.jspecify.annotations.NullMarked;
