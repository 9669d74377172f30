/**
 * What happened, as a file for programs and the next stage, and as lines for people.
 *
 * <p>May import: build, config, content, fragment, gather, index, inputs, oci, plan, publish. Libraries: jackson.
 */
@NullMarked
package io.github.multiarch.report;

import org.jspecify.annotations.NullMarked;
