/**
 * A finished graph, somewhere else: layers, then every platform's manifest, then the index, and the tags last, so that whatever fails leaves every tag as it was.
 * It knows nothing of how the graph was built.
 *
 * <p>May import: config, content, layout, mirrors, oci, progress, registry, validate, workers. Libraries: none.
 */
@NullMarked
package io.github.multiarch.publish;

import org.jspecify.annotations.NullMarked;
