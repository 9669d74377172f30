/**
 * What an image or index is, read from where it lies and shown as a table or as JSON. Nothing but documents is fetched.
 *
 * <p>May import: config, content, oci, plan, report. Libraries: ascii-table, jackson.
 */
@NullMarked
package io.github.multiarch.inspect;

import org.jspecify.annotations.NullMarked;
