package io.github.multiarch.registry;

import java.util.Locale;

/**
 * Why something is asked of a registry, for messages.
 *
 * @param registry as in image references
 * @param repository its name below the registry
 * @param doing such as {@code reading the manifest 1.0 of host/name}
 */
record Purpose(String registry, String repository, String doing) {
    String failed() {
        return doing.substring(0, 1).toUpperCase(Locale.ROOT) + doing.substring(1) + " failed: ";
    }
}
