package io.github.multiarch.registry;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Referrer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sees to it that a registry lists what refers to an image. One that has no such lists keeps it under a tag, which its clients look after: <a
 * href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject">OCI distribution spec v1.1.1, pushing manifests with subject</a>.
 * That a registry knows such lists is seen by its answer, not by the header of an earlier one: what is there already is not sent again.
 */
final class ReferrerLists {
    static final int MOST_ATTEMPTS = 10;

    /** What a registry answers for another reason than that it has no lists. */
    private static final Set<Integer> OF_ANOTHER_REASON = Set.of(401, 429, 502, 503, 504);

    /** A registry may list a moment later what it has taken. */
    private static final List<Duration> LAG =
            List.of(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));

    private static final Duration SETTLING = Duration.ofMillis(250);

    private final Place place;
    private final Manifests manifests;
    private final ManifestWriter writer;

    ReferrerLists(Place place, Manifests manifests, ManifestWriter writer) {
        this.place = place;
        this.manifests = manifests;
        this.writer = writer;
    }

    /** Returns what the user should know. */
    Optional<String> ensure(Digest subject, List<Referrer> referrers) throws IOException {
        for (int attempt = 0; attempt <= LAG.size(); attempt++) {
            if (attempt > 0) {
                sleep(LAG.get(attempt - 1));
            }
            var answer = ask(subject);
            if (answer.isEmpty()) {
                keepTag(subject, referrers);
                return Optional.empty();
            }
            if (missing(answer.get().list(), referrers).isEmpty()) {
                return Optional.empty();
            }
            if (answer.get().unread().isPresent()) {
                return Optional.of("whether " + place + " lists all that refers to " + subject + " is not known: "
                        + answer.get().unread().get());
            }
        }
        keepTag(subject, referrers);
        return Optional.of(place + " has taken what refers to " + subject + ", and does not list it; the tag "
                + Referrers.tag(subject) + " lists it in its place");
    }

    /** Empty where the registry does not know that question, whatever it answers then. */
    private Optional<Referrers> ask(Digest subject) throws IOException {
        try {
            return Referrers.askPatiently(place, manifests, subject);
        } catch (RegistryException e) {
            if (e.status().isEmpty() || OF_ANOTHER_REASON.contains(e.status().getAsInt())) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /**
     * Read, add, write, and look again: what somebody else has read before and written since would be lost otherwise. Whoever does so takes about as long as we did, so we look later than that.
     */
    private void keepTag(Digest subject, List<Referrer> referrers) throws IOException {
        var tag = Referrers.tag(subject);
        var time = place.connection().time();
        for (int round = 1; round <= MOST_ATTEMPTS; round++) {
            long begun = time.nanos();
            // After a fault the list is read again: what others have written meanwhile is not in ours.
            boolean isThere = place.connection().retries().run(attempt -> isListed(tag, referrers));
            if (isThere) {
                return;
            }
            var taken = Duration.ofNanos(time.nanos() - begun).multipliedBy(2);
            sleep(taken.compareTo(SETTLING) > 0 ? taken : SETTLING);
        }
        throw Failures.unsafe(
                place.purpose("listing what refers to " + place + "@" + subject),
                "PUT",
                "others have changed the tag " + tag + " " + MOST_ATTEMPTS + " times since",
                "Run again when they have finished");
    }

    /** Whether all are in the list; if not, they are written into it. */
    private boolean isListed(String tag, List<Referrer> referrers) throws IOException {
        var list = manifests.get(tag, place.connection()::once);
        var changed = with(list, referrers, tag);
        if (list.filter(now -> now.digest().equals(changed.digest())).isPresent()) {
            return true;
        }
        writer.putOnce(changed, tag);
        return false;
    }

    private Document with(Optional<Document> list, List<Referrer> referrers, String tag) throws IOException {
        try {
            return Referrer.listWith(list, referrers);
        } catch (MalformedDocumentException e) {
            throw Failures.unsafe(
                    place.purpose("listing what refers to an image under the tag " + tag + " of " + place),
                    "PUT",
                    "what the tag stands for is no list: " + e.getMessage(),
                    "Whoever pushed that tag has to mend it");
        }
    }

    private static List<Referrer> missing(List<Referrer> list, List<Referrer> wanted) {
        return wanted.stream()
                .filter(one -> list.stream()
                        .noneMatch(its -> its.descriptor()
                                .digest()
                                .equals(one.descriptor().digest())))
                .toList();
    }

    private void sleep(Duration duration) throws IOException {
        try {
            place.connection().time().sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "interrupted before all was listed; the tags of the image are as they were");
        }
    }
}
