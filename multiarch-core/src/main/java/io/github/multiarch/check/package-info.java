/**
 * Which platforms an application will run on, told before anything is built: its bases with their Java, and the native code in its dependencies, as a matrix. Nothing but documents is
 * fetched.
 *
 * <p>May import: config, content, nativecode, oci, plan, report. Libraries: ascii-table, jackson.
 */
@NullMarked
package io.github.multiarch.check;

import org.jspecify.annotations.NullMarked;
