/**
 * Images that exist, found where they are, each with its platform: what an index over them needs to know. All that is wrong with them is told at once.
 *
 * <p>May import: config, content, oci, plan, workers. Libraries: jackson.
 */
@NullMarked
package io.github.multiarch.gather;

import org.jspecify.annotations.NullMarked;
