/**
 * What refers to an image, and to that in turn: signatures, bills of materials, attestations. Found where the image is, read down to what has to be sent.
 *
 * <p>May import: config, content, oci, plan, publish, registry, workers. Libraries: none.
 */
@NullMarked
package io.github.multiarch.referrers;

import org.jspecify.annotations.NullMarked;
