/**
 * The plugin on real parts: a real Maven, Debian's registry, Debian's Java runtimes, and skopeo and umoci as independent readers.
 *
 * <p>Each test builds one of the projects under {@code it/projects} in a folder of its own. What a machine lacks is a skipped test that names it.
 */
@NullMarked
package io.github.multiarch.it;

import org.jspecify.annotations.NullMarked;
