package io.github.multiarch.registry;

import io.github.multiarch.content.Remedy;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Writes manifests and indexes, as in <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests">OCI distribution spec
 * v1.1.1, pushing manifests</a>.
 */
final class ManifestWriter {
    /** What registries say about content that they do not have, or have just stored and not seen yet themselves. */
    private static final Set<String> MISSING = Set.of("BLOB_UNKNOWN", "MANIFEST_BLOB_UNKNOWN", "MANIFEST_UNKNOWN");

    private static final String IMAGES_MISSING =
            "It has taken these before. Where several servers answer to one name, they may not have seen each other's content"
                    + " yet: run again in a moment. When that does not help, they do not share what they store";
    private static final String BLOBS_MISSING =
            "It has said before that it has these. Run again in a moment; when that does not help, push with"
                    + " -Dmultiarch.force, which asks for every layer";

    private final Place place;
    private final Manifests manifests;
    private final TakenTag taken;

    ManifestWriter(Place place, Manifests manifests) {
        this.place = place;
        this.manifests = manifests;
        this.taken = new TakenTag(place, manifests);
    }

    /**
     * Sends a document. After a fault nobody knows whether it arrived, and some registries take a tag only once: so it is asked for before it is sent again.
     *
     * @param remedy is called each time the registry says that it lacks what the document names
     * @return whether the registry has confirmed the digest
     */
    boolean put(Document document, String tagOrDigest, Remedy remedy) throws IOException {
        var doing = doing(document, tagOrDigest);
        checkSize(document, doing);
        var connection = place.connection();
        return connection.retries().run(attempt -> {
            if (attempt > 1 && manifests.isThere(document, tagOrDigest, connection::once)) {
                return true;
            }
            try {
                return putOnce(document, tagOrDigest, doing);
            } catch (RegistryException e) {
                if (!MISSING.contains(e.code())) {
                    taken.check(document, tagOrDigest, e);
                    return false;
                }
                remedy.restore();
                throw e.thatMayPass();
            }
        });
    }

    /** The same with a single attempt, for a document that may have to be another one by the next. */
    void putOnce(Document document, String tag) throws IOException {
        var doing = doing(document, tag);
        checkSize(document, doing);
        putOnce(document, tag, doing);
    }

    private String doing(Document document, String tagOrDigest) {
        return "writing " + document + " as " + manifests.name(tagOrDigest);
    }

    private void checkSize(Document document, String doing) throws RegistryException {
        if (document.bytes().length > OciJson.MAX_DOCUMENT_BYTES) {
            throw Failures.unsafe(
                    place.purpose(doing),
                    "PUT",
                    "it has " + document.bytes().length + " bytes; registries take " + OciJson.MAX_DOCUMENT_BYTES,
                    "Fewer platforms or annotations make it smaller");
        }
    }

    private boolean putOnce(Document document, String tagOrDigest, String doing) throws IOException {
        var request = place.writing(doing, "PUT", "manifests/" + tagOrDigest)
                .withBody(HttpBody.of(document.descriptor().mediaType().value(), document.bytes()));
        return place.connection().once(request, answer -> {
            if (!Manifests.STORED.contains(answer.status())) {
                throw refused(request, answer, document);
            }
            StoredDigest.check(answer, document.descriptor(), place);
            boolean isConfirmed = StoredDigest.in(answer).equals(Optional.of(document.digest()));
            answer.discard();
            return isConfirmed;
        });
    }

    private RegistryException refused(RegistryRequest request, HttpAnswer answer, Document document) {
        var refusal = place.connection().refused(request, answer);
        if (MISSING.contains(refusal.code())) {
            return refusal.adding(MissingParts.of(document, refusal.named()))
                    .advising(document.descriptor().mediaType().isIndex() ? IMAGES_MISSING : BLOBS_MISSING);
        }
        return RefusedType.explain(document, refusal);
    }
}
