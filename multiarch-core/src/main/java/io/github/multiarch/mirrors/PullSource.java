package io.github.multiarch.mirrors;

import io.github.multiarch.oci.ImageReference;

/**
 * One place to ask for an image.
 *
 * @param image its name there, with the tag and digest that it was asked for by
 * @param isInsecure whether a file of this machine says that the place may speak plain HTTP, or TLS with any certificate
 * @param saidBy the parameter or file that names the place, for messages
 */
public record PullSource(ImageReference image, boolean isInsecure, String saidBy) {
    /** Registry and repository. */
    String repository() {
        return image.registry() + "/" + image.repository();
    }
}
