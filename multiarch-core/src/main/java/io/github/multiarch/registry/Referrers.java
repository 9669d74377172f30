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
import java.util.Set;

/**
 * What was attached to an image: <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers">OCI distribution spec v1.1.1, listing
 * referrers</a>. Each page is asked for once, without further attempts, where nothing depends on it.
 *
 * @param list in the registry's order, of all pages that were read; each digest once
 * @param unread why there may be more: a further page was not read, or the tag stands in for a list that the registry did not give; empty when these are all
 */
public record Referrers(List<Referrer> list, Optional<String> unread) {
    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    /** Takes a copy. */
    public Referrers {
        list = List.copyOf(list);
    }

    /**
     * By the question for it, else by the tag that stands in for it where a registry does not know that question, or answers it with something else than a list: too many requests, an error of its own, a
     * page for people. Many that do so have the tag.
     *
     * @param isPatient whether it is asked again where that may help: something depends on it
     * @throws RegistryException when neither tells, with what each gave
     */
    static Referrers ask(Place place, Manifests manifests, Digest subject, boolean isPatient) throws IOException {
        Optional<Referrers> answered;
        try {
            answered = isPatient ? askPatiently(place, manifests, subject) : pages(place, manifests, subject, false);
        } catch (RegistryException e) {
            if (!wasAsked(e)) {
                throw e;
            }
            return inPlace(place, manifests, subject, e);
        }
        return answered.isPresent()
                ? answered.get()
                : new Referrers(ofTag(place, manifests, subject).orElse(List.of()), Optional.empty());
    }

    private static Optional<Referrers> pages(Place place, Manifests manifests, Digest subject, boolean isWhole)
            throws IOException {
        var request = place.reading("listing what refers to " + place + "@" + subject, "GET", "referrers/" + subject)
                .withHeader("Accept", MediaType.OCI_INDEX.value());
        return new ReferrerPages(place, manifests, request, isWhole).read();
    }

    /**
     * By the question for it alone, again after a fault that may pass; a fault that does not pass costs what its page would have brought. A 500 or 501 is how some registries answer a question that they do not know, at any time.
     *
     * @return empty for 404
     */
    static Optional<Referrers> askPatiently(Place place, Manifests manifests, Digest subject) throws IOException {
        try {
            return place.connection().retries().run(attempt -> {
                try {
                    return pages(place, manifests, subject, true);
                } catch (RegistryException e) {
                    throw e.status().isEmpty() || PASSING.contains(e.status().getAsInt()) ? e : e.forGood("");
                }
            });
        } catch (RegistryException e) {
            return pages(place, manifests, subject, false);
        }
    }

    /** Whoever may not come in, or reaches nobody, need not ask for the tag. */
    private static boolean wasAsked(RegistryException failure) {
        return failure.status().isPresent() ? failure.status().getAsInt() != UNAUTHORIZED : failure.isHangUp();
    }

    /** Without the tag nothing is known: that is no empty list. */
    private static Referrers inPlace(Place place, Manifests manifests, Digest subject, RegistryException refusal)
            throws IOException {
        var name = "the tag " + tag(subject) + ", which stands in for that list";
        Optional<List<Referrer>> tagged;
        try {
            tagged = ofTag(place, manifests, subject);
        } catch (RegistryException e) {
            throw refusal.adding("; " + name + ", cannot be read either: " + e.whatHappened());
        }
        var list = tagged.orElseThrow(() -> refusal.adding("; " + name + ", is not there"));
        return new Referrers(
                list, Optional.of("these are those of " + name + ". " + String.valueOf(refusal.getMessage())));
    }

    /** One page. */
    static List<Referrer> parse(byte[] bytes) {
        // Held against the limit before it is hashed.
        OciJson.parseObject(bytes, "the list");
        return Referrer.parseAll(Document.of(MediaType.OCI_INDEX, bytes));
    }

    /** Empty when there is no such tag. */
    private static Optional<List<Referrer>> ofTag(Place place, Manifests manifests, Digest subject) throws IOException {
        var list = manifests.get(tag(subject), place.connection()::once);
        try {
            return list.map(Referrer::parseAll);
        } catch (MalformedDocumentException e) {
            throw Failures.unsafe(
                    place.purpose("listing what refers to " + place + "@" + subject),
                    "GET",
                    "the tag " + tag(subject) + " is no list: " + e.getMessage(),
                    "Whoever pushed that tag has to mend it");
        }
    }

    static String tag(Digest subject) {
        return Referrer.listTag(subject);
    }
}
