/**
 * A repository in a registry as a place to read from and write to, over the <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md">OCI
 * distribution specification v1.1.1</a>. This is the only package that talks HTTP: {@link io.github.multiarch.registry.Registries} holds the connections of a
 * run, {@link io.github.multiarch.registry.Repository} is the place.
 *
 * <p>May import: content, oci. Libraries: apache-httpclient5, google-http-client, guava, jackson.
 */
@NullMarked
package io.github.multiarch.registry;

import org.jspecify.annotations.NullMarked;
