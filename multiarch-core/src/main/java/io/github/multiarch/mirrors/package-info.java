/**
 * Where else the images of a registry are to be had, as the user and this machine's files say it, and a source of content that asks these places in turn. The files are those of other tools: {@code
 * registries.conf} of Podman, Skopeo and Buildah, and the Docker daemon's {@code daemon.json}.
 *
 * <p>May import: content, oci, registry. Libraries: jackson.
 */
@NullMarked
package io.github.multiarch.mirrors;

import org.jspecify.annotations.NullMarked;
