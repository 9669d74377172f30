/**
 * Several things done side by side, a bounded number at once.
 *
 * <p>May import: nothing. Libraries: none.
 */
@NullMarked
package io.github.multiarch.workers;

import org.jspecify.annotations.NullMarked;
