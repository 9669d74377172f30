/**
 * The way here from other plugins: what the configuration of jib, of the two docker-maven-plugins and of Spring Boot's {@code build-image} is called here, from one table
 * ({@code counterparts.txt}). A generic tree of elements comes in, one of ours goes out, and into the text of a pom. Read are a Dockerfile that is named, and the pom.
 *
 * <p>May import: nothing. Libraries: none.
 */
@NullMarked
package io.github.multiarch.migrate;

import org.jspecify.annotations.NullMarked;
