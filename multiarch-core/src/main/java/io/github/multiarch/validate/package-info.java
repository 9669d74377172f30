/**
 * Whether a finished image or index holds together: every document present and well formed, every descriptor true, every platform said the same way everywhere.
 * It reads from any place and knows nothing of how the graph was built.
 *
 * <p>May import: compression, content, oci, progress. Libraries: aircompressor, jackson.
 */
@NullMarked
package io.github.multiarch.validate;

import org.jspecify.annotations.NullMarked;
