package io.github.multiarch.referrers;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;

/** How much of what refers to an image is read. It is charged before anything is read, since a registry may list whatever it likes. */
final class Budget {
    static final int MAX_NUMBER = 1000;
    private static final long MAX_BYTES = 16L * OciJson.MAX_DOCUMENT_BYTES;

    private final BaseReference name;
    private int number;
    private long bytes;

    Budget(BaseReference name) {
        this.name = name;
    }

    /** More than is read. Whoever goes on after other faults does not after this. */
    static final class ExceededException extends IOException {
        private static final long serialVersionUID = 1;

        ExceededException(String message) {
            super(message);
        }
    }

    synchronized void charge(long size) throws ExceededException {
        number++;
        bytes += size;
        if (number > MAX_NUMBER || bytes > MAX_BYTES) {
            throw new ExceededException("More refers to " + name + " than the limit, " + MAX_NUMBER + " manifests with "
                    + MAX_BYTES + " bytes together. A copy takes those whose types are named, such as"
                    + " -Dmultiarch.referrers=application/vnd.dev.cosign.*, or none");
        }
    }
}
