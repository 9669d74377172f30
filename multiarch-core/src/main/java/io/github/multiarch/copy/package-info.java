/**
 * An image or index that is copied as it is: read from where it lies, all of it or some of its platforms, as a graph to publish.
 *
 * <p>May import: config, content, index, oci, plan, publish, referrers. Libraries: jackson.
 */
@NullMarked
package io.github.multiarch.copy;

import org.jspecify.annotations.NullMarked;
