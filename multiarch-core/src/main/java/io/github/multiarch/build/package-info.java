/**
 * Layers and images: the application's files as tar archives, each made once for all platforms, grafted on every platform's base. Whatever of a base nobody sets
 * stays as it is.
 *
 * <p>May import: cache, compression, config, content, inputs, layout, nativecode, oci, plan, progress. Libraries: commons-compress, jib-core.
 */
@NullMarked
package io.github.multiarch.build;

import org.jspecify.annotations.NullMarked;
