/**
 * Whether a finished image or index holds together: every document present and well formed, every descriptor true, every platform said the same way everywhere.
 * It reads from any place and knows nothing of how the graph was built.
 *
 * <p>May import: content, oci, progress. Libraries: aircompressor, commons-compress, commons-io, jackson.
 */
@NullMarked
package io.github.multiarch.validate;

import org.jspecify.annotations.NullMarked;
