/**
 * Where user names and passwords come from: one chain of sources, asked in order, for one registry at a time. The order that users expect is explicit
 * configuration, {@code settings.xml}, the files that podman and docker write at login, and the credential helpers of well-known clouds. What a source says goes
 * to the registry client and nowhere else: messages name the source, the file, the helper and the registry, never what they hold.
 *
 * <p>jib-core knows the format of these files and the names of Docker Hub. The helpers are run here, as jib-core can put no limit on them.
 *
 * <p>May import: program, registry. Libraries: jackson, jib-core.
 */
@NullMarked
package io.github.multiarch.credentials;

import org.jspecify.annotations.NullMarked;
