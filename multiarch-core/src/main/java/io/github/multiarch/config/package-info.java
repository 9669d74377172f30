/**
 * What the user asked for. Parameters arrive as text, in the shape of a pom; here they become immutable values, or the list of everything that is wrong with
 * them. Nothing is looked up anywhere yet.
 *
 * <p>May import: oci. Libraries: none.
 */
@NullMarked
package io.github.multiarch.config;

import org.jspecify.annotations.NullMarked;
