/**
 * The goals. A mojo is its parameters, an injected constructor and a short {@code run}: what the pom, the command line, {@code settings.xml} and the session say
 * becomes a request of the core, and what comes back becomes log lines. Whatever is decided about images is decided in the core.
 *
 * <p>May import: everything of the core. Libraries: Maven.
 */
@NullMarked
package io.github.multiarch.maven;

import org.jspecify.annotations.NullMarked;
