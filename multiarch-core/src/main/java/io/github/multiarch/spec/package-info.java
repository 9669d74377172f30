/**
 * The file that says what an index over existing images is made of, in YAML: every scalar is text as it was written, every key is known, and everything that is
 * wrong is said with its place. Reads one bounded file and looks nothing up.
 *
 * <p>Follows <a href="https://yaml.org/spec/1.2.2/">YAML 1.2.2</a> with its failsafe schema, without tags and for one document.
 *
 * <p>May import: config, oci. Libraries: snakeyaml-engine.
 */
@NullMarked
package io.github.multiarch.spec;

import org.jspecify.annotations.NullMarked;
