/**
 * Programs of the user's that are asked something: helpers that keep passwords, clients of container engines. Each is bounded in time and in what it may print.
 *
 * <p>May import: nothing. Libraries: none.
 */
@NullMarked
package io.github.multiarch.program;

import org.jspecify.annotations.NullMarked;
