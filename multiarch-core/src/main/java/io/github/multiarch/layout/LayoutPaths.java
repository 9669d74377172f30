package io.github.multiarch.layout;

import io.github.multiarch.oci.Digest;
import java.util.Locale;

/** The names of files in a layout. They are made of digests, whose alphabet is checked, so that none leads out of it. */
final class LayoutPaths {
    static final String BLOBS = "blobs";

    private LayoutPaths() {}

    static String blob(Digest digest) {
        return BLOBS + "/" + digest.algorithm().name().toLowerCase(Locale.ROOT) + "/" + digest.hex();
    }
}
