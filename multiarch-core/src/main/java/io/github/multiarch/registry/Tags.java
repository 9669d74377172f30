package io.github.multiarch.registry;

import io.github.multiarch.content.Remedy;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.util.Optional;

/** The tags of a repository: what they stand for, and how that is changed where others may change it, too. For use by several threads at once. */
public final class Tags {
    private final Manifests manifests;
    private final ManifestWriter writer;
    private final Proof proof;

    Tags(Manifests manifests, ManifestWriter writer, Proof proof) {
        this.manifests = manifests;
        this.writer = writer;
        this.proof = proof;
    }

    /**
     * Moves a tag, as {@link Repository#tag} sets it, where others may move it, too. The last one wins, and those before have done what they were to do.
     *
     * @param document a manifest or index; something that it names may be missing
     * @param tag a valid tag
     * @param before what it stood for
     * @param remedy called each time the registry says that it lacks something
     * @return what somebody else has moved it to right afterwards; empty when it stands for this document
     * @throws IOException when it stands for what it stood for, or for something that the registry does not have
     */
    public Optional<Digest> move(Document document, String tag, Optional<Digest> before, Remedy remedy)
            throws IOException {
        writer.put(document, ImageReference.checkTag(tag), remedy);
        return proof.ofMoved(document, tag, before);
    }

    /**
     * Sends the document under its new name, and takes the registry's word for it.
     *
     * @param document a manifest or index
     * @param tag a valid tag
     * @throws RegistryException when it is refused
     */
    public void setBack(Document document, String tag) throws IOException {
        writer.put(document, ImageReference.checkTag(tag), Remedy.NONE);
    }

    /**
     * What a tag stands for now. The registry is believed; nothing is read.
     *
     * @param tag a valid tag
     * @return empty when there is no such tag
     * @throws RegistryException when the registry cannot be asked
     */
    public Optional<Digest> digestOf(String tag) throws IOException {
        return manifests.digestOf(ImageReference.checkTag(tag));
    }

    /**
     * Takes a tag away.
     *
     * @param tag a valid tag; one that is not there is as good as taken away
     * @throws RegistryException when the registry does not let us: many remove no tags
     */
    public void remove(String tag) throws IOException {
        manifests.delete(ImageReference.checkTag(tag));
    }
}
