package io.github.multiarch.registry;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Referrer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What was attached to an image: <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers">OCI distribution spec v1.1.1, listing
 * referrers</a>. Each page is asked for once, without further attempts: nothing depends on it.
 *
 * @param list in the registry's order, of all pages that were read; each digest once
 * @param unread why a further page that the registry has was not read; empty when these are all
 */
public record Referrers(List<Referrer> list, Optional<String> unread) {
    private static final int LONGEST_TAG_PART = 64;

    /** Takes a copy. */
    public Referrers {
        list = List.copyOf(list);
    }

    /** By the question for it, else by the tag that stands in for it where a registry does not know that question. */
    static Referrers ask(Place place, Manifests manifests, Digest subject) throws IOException {
        var request = place.reading("listing what refers to " + place + "@" + subject, "GET", "referrers/" + subject)
                .withHeader("Accept", MediaType.OCI_INDEX.value());
        var answered = new ReferrerPages(place, manifests, request).read();
        return answered.isPresent() ? answered.get() : ofTag(place, manifests, subject);
    }

    /** One page. */
    static List<Referrer> parse(byte[] bytes) {
        // Held against the limit before it is hashed.
        OciJson.parseObject(bytes, "the list");
        return Referrer.parseAll(Document.of(MediaType.OCI_INDEX, bytes));
    }

    private static Referrers ofTag(Place place, Manifests manifests, Digest subject) throws IOException {
        var list = manifests.get(tag(subject), place.connection()::once);
        try {
            return new Referrers(list.map(Referrer::parseAll).orElse(List.of()), Optional.empty());
        } catch (MalformedDocumentException e) {
            throw Failures.unsafe(
                    place.purpose("listing what refers to " + place + "@" + subject),
                    "GET",
                    "the tag " + tag(subject) + " is no list: " + e.getMessage(),
                    "Whoever pushed that tag has to mend it");
        }
    }

    /** Section "referrers tag schema": no part may make the tag too long. */
    static String tag(Digest subject) {
        var hex = subject.hex();
        var algorithm = subject.toString().substring(0, subject.toString().indexOf(':'));
        return algorithm + "-" + hex.substring(0, Math.min(hex.length(), LONGEST_TAG_PART));
    }
}
