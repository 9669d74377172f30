package io.github.multiarch.registry;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.util.Optional;

/** Asks a registry afterwards what it made of what it was sent. One that lags behind itself is asked again. */
final class Proof {
    private final Place place;
    private final Manifests manifests;

    Proof(Place place, Manifests manifests) {
        this.place = place;
        this.manifests = manifests;
    }

    /** That a document is there. */
    void ofStored(Document document) throws IOException {
        place.connection().retries().run(attempt -> {
            if (!manifests.has(document.digest())) {
                throw missing(document);
            }
            return true;
        });
    }

    /** That a tag stands for a document, by the bytes that the registry sends for it. */
    void ofTag(Document document, String tag) throws IOException {
        place.connection().retries().run(attempt -> {
            var found = manifests.get(tag);
            if (found.filter(now -> now.digest().equals(document.digest())).isEmpty()) {
                throw moved(
                        document,
                        tag,
                        found.map(Document::digest).map(Digest::toString).orElse("nothing"));
            }
            return true;
        });
    }

    /**
     * The same, unless somebody else has moved the tag on: it stands for neither this document nor what it stood for before, and the registry has both this document and that
     * other one.
     *
     * @return what it was moved on to
     */
    Optional<Digest> ofMoved(Document document, String tag, Optional<Digest> before) throws IOException {
        return place.connection().retries().run(attempt -> {
            var now = manifests.get(tag).map(Document::digest);
            if (now.equals(Optional.of(document.digest()))) {
                return Optional.empty();
            }
            if (now.isPresent()
                    && !now.equals(before)
                    && manifests.has(now.get())
                    && manifests.has(document.digest())) {
                return now;
            }
            throw moved(document, tag, now.map(Digest::toString).orElse("nothing"));
        });
    }

    private RegistryException missing(Document document) {
        return Failures.notYet(
                place.purpose("verifying " + document + " at " + place),
                "HEAD",
                "the registry took it, but does not have it",
                "Try again; the reason is in the registry's log");
    }

    private RegistryException moved(Document document, String tag, String other) {
        return Failures.notYet(
                place.purpose("verifying the tag " + tag + " of " + place),
                "GET",
                "it was set to " + document.digest() + ", but now stands for " + other,
                "Somebody else may have pushed at the same time: push again");
    }
}
