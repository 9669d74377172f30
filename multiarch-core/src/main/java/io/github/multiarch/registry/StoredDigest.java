package io.github.multiarch.registry;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import java.util.Optional;

/** The digest that a registry says it stored, or stands by: {@code Docker-Content-Digest}, OCI distribution spec v1.1.1, legacy Docker support HTTP headers. */
final class StoredDigest {
    private static final String HEADER = "Docker-Content-Digest";

    private StoredDigest() {}

    static Optional<Digest> in(HttpAnswer answer) {
        return answer.header(HEADER).flatMap(StoredDigest::parse);
    }

    static Optional<Digest> parse(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Refuses an answer that names other content than was sent. A digest of another algorithm says nothing. */
    static void check(HttpAnswer answer, Descriptor sent, Place place) throws ContentMismatchException {
        var stored = in(answer);
        if (stored.isPresent()
                && stored.get().algorithm() == sent.digest().algorithm()
                && !stored.get().equals(sent.digest())) {
            throw new ContentMismatchException("The registry stored " + sent.digest() + " at " + place + " as "
                    + stored.get() + ". " + Failures.BY_ITS_OWNER);
        }
    }
}
