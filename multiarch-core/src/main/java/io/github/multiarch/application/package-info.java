/**
 * What a framework's own build has left in the build directory, as an application: which files go where, in which layers, and how they are started. Knows files,
 * not poms: who calls says what would make what is missing.
 *
 * <p>May import: config. Libraries: none.
 */
@NullMarked
package io.github.multiarch.application;

import org.jspecify.annotations.NullMarked;
