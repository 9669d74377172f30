package io.github.multiarch.registry;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A tag that may not be set, since it stands for something: some registries let nobody set a tag twice. What it stands for tells whether that matters, and what would have been lost. */
final class TakenTag {
    /** These refusals have nothing to do with what the tag stands for: who asks, what is sent, how much of it. */
    private static final Set<Integer> ABOUT_SOMETHING_ELSE = Set.of(401, 404, 413, 415);

    private static final Set<Integer> ABOUT_STATE = Set.of(409, 412);

    private final Place place;
    private final Manifests manifests;

    TakenTag(Place place, Manifests manifests) {
        this.place = place;
        this.manifests = manifests;
    }

    /**
     * Asks what a tag stands for that may not be set. Returns when it stands for the document: then there is nothing left to do, although the registry has not confirmed its digest.
     *
     * @param tagOrDigest a digest is no such name
     * @throws RegistryException otherwise: the refusal, with what the tag stands for
     */
    void check(Document document, String tagOrDigest, RegistryException refusal) throws RegistryException {
        var now = isAboutTag(tagOrDigest, refusal) ? digestOf(tagOrDigest) : Optional.<Digest>empty();
        if (now.isEmpty()) {
            throw refusal;
        }
        if (now.get().equals(document.digest())) {
            return;
        }
        var told = refusal.adding("; the tag " + tagOrDigest + " stands for " + now.get()
                + " there, and was to stand for " + document.digest());
        throw isForGood(refusal)
                ? told.advising("The registry lets nobody set this tag again. Push under another tag, or let whoever"
                        + " runs it allow that")
                : told;
    }

    private static boolean isAboutTag(String tagOrDigest, RegistryException refusal) {
        int status = refusal.status().orElse(0);
        return !tagOrDigest.contains(":")
                && status / 100 == 4
                && !refusal.mayPass()
                && !ABOUT_SOMETHING_ELSE.contains(status);
    }

    /** By the registry's own code or words: ECR answers 400 TAG_INVALID, Harbor 412, others 403 or 409. */
    private static boolean isForGood(RegistryException refusal) {
        return ABOUT_STATE.contains(refusal.status().orElse(0))
                || refusal.code().startsWith("TAG_")
                || refusal.says("immutable");
    }

    private Optional<Digest> digestOf(String tag) {
        try {
            return manifests.digestOf(tag, place.connection()::once);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
