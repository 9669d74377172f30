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
 * referrers</a>. Asked once, without further attempts: nothing depends on it.
 *
 * @param list in the registry's order
 * @param areAll false when the registry has more of them on further pages, which are not read
 */
public record Referrers(List<Referrer> list, boolean areAll) {
    private static final int LONGEST_TAG_PART = 64;

    /** Takes a copy. */
    public Referrers {
        list = List.copyOf(list);
    }

    /** By the question for it, else by the tag that stands in for it where a registry does not know that question. */
    static Referrers ask(Place place, Manifests manifests, Digest subject) throws IOException {
        var request = place.reading("listing what refers to " + place + "@" + subject, "GET", "referrers/" + subject)
                .withHeader("Accept", MediaType.OCI_INDEX.value());
        var answered = place.connection().once(request, answer -> {
            if (answer.status() == 404) {
                answer.discard();
                return Optional.<Referrers>empty();
            }
            if (answer.status() != 200) {
                throw place.connection().refused(request, answer);
            }
            var next = answer.headers("Link").stream().anyMatch(link -> link.contains("rel=\"next\""));
            return Optional.of(read(request, answer, manifests.read(request, answer), !next));
        });
        return answered.isPresent() ? answered.get() : ofTag(place, manifests, subject);
    }

    private static Referrers read(RegistryRequest request, HttpAnswer answer, byte[] bytes, boolean areAll)
            throws RegistryException {
        try {
            return parse(bytes, areAll);
        } catch (MalformedDocumentException e) {
            throw Failures.unusable(
                    request.purpose(), request.method(), answer, "sent something else than a list: " + e.getMessage());
        }
    }

    static Referrers parse(byte[] bytes, boolean areAll) {
        // Held against the limit before it is hashed.
        OciJson.parseObject(bytes, "the list");
        return new Referrers(Referrer.parseAll(Document.of(MediaType.OCI_INDEX, bytes)), areAll);
    }

    private static Referrers ofTag(Place place, Manifests manifests, Digest subject) throws IOException {
        var list = manifests.get(tag(subject), place.connection()::once);
        try {
            return new Referrers(list.map(Referrer::parseAll).orElse(List.of()), true);
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
