/**
 * The way here from other plugins: what the configuration of jib, of the two docker-maven-plugins and of Spring Boot's {@code build-image} is called here, from one table
 * ({@code counterparts.txt}). Values in and values out; nothing is looked up.
 *
 * <p>May import: nothing. Libraries: none.
 */
@NullMarked
package io.github.multiarch.migrate;

import org.jspecify.annotations.NullMarked;
