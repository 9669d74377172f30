package io.github.multiarch.layout;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.VerifyingInputStream;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Referrer;
import io.github.multiarch.oci.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An OCI image layout, or what can be read as one. Safe for use by several threads. */
public abstract sealed class Layout implements ContentSource permits OciLayout, OciArchive, DockerArchive {

    /** Of the entries as they were when somebody asked last: a copy asks for each image. */
    private volatile @Nullable LayoutReferrers referring;

    private static final MediaType UNKNOWN = new MediaType("application/octet-stream");

    /** The content of {@code index.json} as it is now. */
    abstract LayoutIndex index() throws IOException;

    /** A blob's length in bytes, empty when it is not here. */
    abstract OptionalLong size(Digest digest) throws IOException;

    /** What lies in the place of a blob that is no file, in brackets: a directory, a link that is not followed. */
    abstract Optional<String> instead(Digest digest) throws IOException;

    /** A blob's bytes, not held against anything. */
    abstract InputStream stream(Digest digest) throws IOException;

    /**
     * What {@code index.json} lists, with its annotations, in its order.
     *
     * @return the entries, whatever their media types are
     * @throws IOException when it cannot be read
     */
    public List<Descriptor> entries() throws IOException {
        return index().entries();
    }

    /**
     * What the images of {@code index.json} are called.
     *
     * @return in its order, escaped for messages; those without a name by their digests
     * @throws IOException when it cannot be read
     */
    public List<String> names() throws IOException {
        return index().entryNames().stream().map(Shown::of).toList();
    }

    /**
     * What engines would call the images.
     *
     * @return in the order of {@code index.json}, escaped for messages; tags where there is no more
     * @throws IOException when it cannot be read
     */
    public List<String> fullNames() throws IOException {
        return index().fullNames().stream().map(Shown::of).toList();
    }

    /**
     * What refers to an image of this layout.
     *
     * @param subject the image's digest
     * @return each once
     * @throws IOException when it cannot be read
     */
    public List<Referrer> referrers(Digest subject) throws IOException {
        var entries = entries();
        var known = referring;
        if (known == null || !known.entries().equals(entries)) {
            known = LayoutReferrers.of(this, entries);
            referring = known;
        }
        return known.of(this, subject);
    }

    /**
     * The image or index of a layout which has one only. Several names for the same content are one; what an index lists is not another, where it is listed without a name, as oras does it.
     *
     * @return what is meant when no name is given
     * @throws LayoutException when there is none, or more than one; the message lists their names
     * @throws IOException when it cannot be read
     */
    public Document only() throws IOException {
        var index = index();
        return document(index.only(index.entries().size() == 1 ? Set.of() : within(index)));
    }

    private Set<Digest> within(LayoutIndex index) throws IOException {
        var within = new HashSet<Digest>();
        for (var entry : index.entries()) {
            if (entry.mediaType().isIndex() && has(entry)) {
                try {
                    ImageIndex.parse(document(new Descriptor(entry.mediaType(), entry.digest(), entry.size())))
                            .manifests()
                            .forEach(child -> within.add(child.digest()));
                } catch (MalformedDocumentException e) {
                    // Whoever asks for that one is told.
                }
            }
        }
        return within;
    }

    /**
     * The manifest or index of a name.
     *
     * @param tagOrDigest the {@code org.opencontainers.image.ref.name} of an entry, or the tag of an entry that has a full image name there; a digest, also of a
     *     manifest below an index; or the empty string for {@link #only()}
     * @throws IllegalArgumentException when it begins like a digest but is none
     * @throws LayoutException when the name fits different entries
     */
    @Override
    public Optional<Document> resolve(String tagOrDigest) throws IOException {
        if (tagOrDigest.isEmpty()) {
            return Optional.of(only());
        }
        if (tagOrDigest.startsWith("sha256:") || tagOrDigest.startsWith("sha512:")) {
            return byDigest(Digest.parse(tagOrDigest));
        }
        var entry = index().named(tagOrDigest);
        return entry.isEmpty() ? Optional.empty() : Optional.of(document(entry.get()));
    }

    private Optional<Document> byDigest(Digest digest) throws IOException {
        var entry = index().withDigest(digest);
        if (entry.isPresent()) {
            return Optional.of(document(entry.get()));
        }
        var size = size(digest);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        // Whatever it is, its bytes come first: damaged ones do not tell what they were.
        var bytes = document(new Descriptor(UNKNOWN, digest, size.getAsLong())).bytes();
        return ManifestKind.of(bytes).map(type -> Document.verified(new Descriptor(type, digest, bytes.length), bytes));
    }

    @Override
    public Document document(Descriptor descriptor) throws IOException {
        if (descriptor.size() > OciJson.MAX_DOCUMENT_BYTES) {
            throw new IOException(descriptor.digest() + " in " + this + " shall have " + descriptor.size()
                    + " bytes; the limit for a manifest, index or config is " + OciJson.MAX_DOCUMENT_BYTES);
        }
        try (var in = open(descriptor)) {
            return verified(descriptor, in.readAllBytes());
        }
    }

    private Document verified(Descriptor descriptor, byte[] bytes) throws IOException {
        try {
            return Document.verified(descriptor, bytes);
        } catch (MalformedDocumentException e) {
            throw new ContentMismatchException(this + " is damaged: " + e.getMessage());
        }
    }

    @Override
    public InputStream open(Descriptor descriptor) throws IOException {
        if (size(descriptor.digest()).isEmpty()) {
            throw new ContentNotFoundException(descriptor.digest() + " (" + descriptor.mediaType() + ", "
                    + descriptor.size() + " bytes) is not in " + this
                    + instead(descriptor.digest()).map(" "::concat).orElse(""));
        }
        return VerifyingInputStream.of(stream(descriptor.digest()), descriptor, toString());
    }

    /** Whether a blob of this digest and size is here. It is not read, so that it may still be damaged. */
    @Override
    public boolean has(Descriptor descriptor) throws IOException {
        var size = size(descriptor.digest());
        return size.isPresent() && size.getAsLong() == descriptor.size();
    }

    /** The kind of layout and its path, for messages. */
    @Override
    public abstract String toString();
}
