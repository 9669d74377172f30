package io.github.multiarch.mirrors;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Shown;

/**
 * A place that stands in for another one.
 *
 * @param location what takes the place of the beginning of a name
 * @param isInsecure whether it may speak plain HTTP, or TLS with any certificate
 * @param use for which names
 */
record Mirror(Location location, boolean isInsecure, Use use) {
    /** For which names a mirror counts. */
    enum Use {
        ALL("all"),
        DIGEST_ONLY("digest-only"),
        TAG_ONLY("tag-only");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        /**
         * Reads what {@code pull-from-mirror} says.
         *
         * @throws IllegalArgumentException when it is none of them
         */
        static Use parse(String text) {
            for (var use : values()) {
                if (use.word.equals(text)) {
                    return use;
                }
            }
            throw new IllegalArgumentException(
                    "pull-from-mirror is '" + Shown.of(text) + "'; expected all, digest-only or tag-only");
        }
    }

    boolean isFor(ImageReference image) {
        return switch (use) {
            case ALL -> true;
            case DIGEST_ONLY -> image.digest().isPresent();
            case TAG_ONLY -> image.digest().isEmpty();
        };
    }
}
