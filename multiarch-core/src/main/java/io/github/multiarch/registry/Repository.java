package io.github.multiarch.registry;

import io.github.multiarch.content.BlobBody;
import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSink;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.Remedy;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Referrer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * One repository of a registry. For use by several threads at once. What the registry refuses, or cannot be asked, is a {@link RegistryException}; bytes that are
 * not what they should be are a {@link ContentMismatchException}.
 */
public final class Repository implements ContentSource, ContentSink {
    private final Place place;
    private final Manifests manifests;
    private final ManifestWriter writer;
    private final Blobs blobs;
    private final Proof proof;
    private final Tags tags;
    private final ReferrerLists lists;

    Repository(Place place) {
        this.place = place;
        this.manifests = new Manifests(place);
        this.writer = new ManifestWriter(place, manifests);
        this.blobs = new Blobs(place);
        this.proof = new Proof(place, manifests);
        this.tags = new Tags(manifests, writer, proof);
        this.lists = new ReferrerLists(place, manifests, writer);
    }

    /**
     * The manifest or index that a name stands for now.
     *
     * @param tagOrDigest a tag, or a digest in its text form
     * @return empty when the registry answers 404; a refusal for want of credentials is an error, even where a registry means by it that there is no such image
     */
    @Override
    public Optional<Document> resolve(String tagOrDigest) throws IOException {
        return manifests.get(tagOrDigest);
    }

    @Override
    public Document document(Descriptor descriptor) throws IOException {
        if (descriptor.size() > OciJson.MAX_DOCUMENT_BYTES) {
            throw Failures.unsafe(
                    place.purpose("reading " + place + "@" + descriptor.digest()),
                    "GET",
                    "it has " + descriptor.size() + " bytes; the limit is " + OciJson.MAX_DOCUMENT_BYTES,
                    "Whoever made that image has to mend it");
        }
        if (!isManifest(descriptor.mediaType())) {
            return place.connection().retries().run(attempt -> {
                try (var in = blobs.open(descriptor)) {
                    return Document.verified(descriptor, in.readAllBytes());
                }
            });
        }
        var found = manifests
                .get(descriptor.digest().toString())
                .orElseThrow(() -> new ContentNotFoundException(place + "@" + descriptor.digest() + " is not there"));
        if (found.descriptor().size() != descriptor.size()) {
            throw new ContentMismatchException(place + "@" + descriptor.digest() + " has "
                    + found.descriptor().size() + " bytes, not the " + descriptor.size() + " of its descriptor");
        }
        return Document.verified(descriptor, found.bytes());
    }

    @Override
    public InputStream open(Descriptor descriptor) throws IOException {
        return isManifest(descriptor.mediaType())
                ? new ByteArrayInputStream(document(descriptor).bytes())
                : blobs.open(descriptor);
    }

    @Override
    public boolean has(Descriptor descriptor) throws IOException {
        return isManifest(descriptor.mediaType()) ? manifests.has(descriptor.digest()) : blobs.has(descriptor);
    }

    @Override
    public void readPatiently(Reading reading) throws IOException {
        place.connection().retries().run(attempt -> {
            reading.read();
            return true;
        });
    }

    /** Sends a blob in one piece. It is read while it is sent, never held in memory. */
    @Override
    public void write(Descriptor descriptor, BlobBody body) throws IOException {
        blobs.put(descriptor, body);
    }

    /** {@inheritDoc} It is there afterwards: the registry has answered with its digest, or was asked for it. */
    @Override
    public void write(Document document) throws IOException {
        write(document, Remedy.NONE);
    }

    /**
     * Stores a manifest or index under its digest, as {@link #write(Document)} does, although something that it names may be missing.
     *
     * @param document exactly these bytes
     * @param remedy called each time the registry says that it lacks something
     * @throws IOException when it is not stored
     */
    public void write(Document document, Remedy remedy) throws IOException {
        if (!writer.put(document, document.digest().toString(), remedy)) {
            proof.ofStored(document);
        }
    }

    /** Sends the document under its new name, and asks the registry afterwards what the name stands for. */
    @Override
    public void tag(Document document, String tag) throws IOException {
        writer.put(document, ImageReference.checkTag(tag), Remedy.NONE);
        proof.ofTag(document, tag);
    }

    /**
     * Its tags, one by one.
     *
     * @return for use by several threads, too
     */
    public Tags tags() {
        return tags;
    }

    /**
     * What was attached to an image here: signatures, bills of materials.
     *
     * @param subject the image's digest
     * @return empty when there is nothing, or the registry neither lists such things nor has the tag that stands in for the list
     * @throws IOException when the registry does not let us, or answers with something else than a list and has no such tag either; nothing is asked twice
     */
    public Referrers referrers(Digest subject) throws IOException {
        return Referrers.ask(place, manifests, subject, false);
    }

    /**
     * The same for what depends on it: after a fault that may pass, it is asked again.
     *
     * @param subject the image's digest
     * @return as {@link #referrers}
     * @throws IOException as there, after further attempts
     */
    public Referrers referrersPatiently(Digest subject) throws IOException {
        return Referrers.ask(place, manifests, subject, true);
    }

    /**
     * Sees to it that these are found by what they refer to: the registry lists them, or a tag stands for their list. What others add at the same time stays.
     *
     * @param subject the digest of what they refer to; it need not be there
     * @param referrers that are there
     * @return what the user should know; mostly nothing
     * @throws IOException when the registry does not let us, or others do not leave the tag alone
     */
    public Optional<String> list(Digest subject, List<Referrer> referrers) throws IOException {
        return lists.ensure(subject, referrers);
    }

    /**
     * Makes a blob of another repository of the same registry one of this repository, without moving it: <a
     * href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#mounting-a-blob-from-another-repository">OCI distribution spec v1.1.1,
     * mounting</a>.
     *
     * @param blob a config or layer
     * @param from where it is
     * @return false when it has to be written instead: the registry does not mount, not this, or not for this user, or the other repository is in another registry
     * @throws RegistryException when the registry could not be asked
     */
    public boolean mount(Descriptor blob, ImageReference from) throws IOException {
        return from.registry().equals(place.connection().registry()) && blobs.mount(blob, from);
    }

    /**
     * Asks for permission to push, so that a refusal comes with the registry's own words: those to HEAD have none.
     *
     * @throws RegistryException when the registry cannot be asked, or does not accept the credentials
     */
    public void checkPushAccess() throws IOException {
        var request = RegistryRequest.of(
                place.purpose("asking for permission to push to " + place),
                "GET",
                "/v2/",
                List.of(Scope.pullAndPush(place.repository())));
        place.connection().exchange(request, answer -> {
            if (answer.status() == 401 || answer.status() == 403) {
                throw place.connection().refused(request, answer);
            }
            answer.discard();
            return true;
        });
    }

    /** The name that people know, {@code host/repository}. */
    @Override
    public String toString() {
        return place.toString();
    }

    private static boolean isManifest(MediaType type) {
        return type.isIndex() || type.isManifest();
    }
}
