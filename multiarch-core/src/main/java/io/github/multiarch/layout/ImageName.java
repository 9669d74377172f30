package io.github.multiarch.layout;

import io.github.multiarch.oci.ImageReference;

/** Names of images as archives have them, which may be anything. */
final class ImageName {
    private ImageName() {}

    /** With registry and tag, as {@code docker.io/library/app:1.0} for {@code app:1.0}; as it stands when it is no name of an image. */
    static String normal(String name) {
        try {
            var image = ImageReference.parse(name);
            return image.digest().isPresent()
                    ? name
                    : image.withTag(image.tagOrDigest()).toString();
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
