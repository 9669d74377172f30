/**
 * The benchmark: this plugin beside jib-maven-plugin and beside a Maven that builds no image, on the same project, registry and base.
 *
 * <p>{@link io.github.multiarch.it.bench.Bench} is its main class; {@code it/bench} starts it. Nothing here decides whether a build is good: what must not grow
 * is asserted by the integration tests.
 */
@NullMarked
package io.github.multiarch.it.bench;

import org.jspecify.annotations.NullMarked;
