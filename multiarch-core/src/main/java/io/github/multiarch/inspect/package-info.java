/**
 * What an image or index is, and whether it holds together, read from where it lies and shown for people or as JSON. Nothing but documents is fetched, unless layers shall be read.
 *
 * <p>May import: config, content, oci, plan, progress, referrers, registry, report, validate, workers. Libraries: ascii-table, jackson.
 */
@NullMarked
package io.github.multiarch.inspect;

import org.jspecify.annotations.NullMarked;
