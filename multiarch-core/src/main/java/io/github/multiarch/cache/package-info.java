/**
 * What has been read of bases before: documents on disk by their digest, for ever, and in memory what one build has seen, names included.
 *
 * <p>May import: content, oci. Libraries: none.
 */
@NullMarked
package io.github.multiarch.cache;

import org.jspecify.annotations.NullMarked;
