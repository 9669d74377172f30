/**
 * What is going on right now, told to whoever shows it: a terminal that draws bars, a log that gets lines, or nobody.
 *
 * <p>May import: nothing. Libraries: progressbar.
 */
@NullMarked
package io.github.multiarch.progress;

import org.jspecify.annotations.NullMarked;
