package io.github.multiarch.publish;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import java.io.IOException;
import java.util.Optional;

/**
 * A tag by which cosign before its version 3 finds what it has made for an image. All signatures of an image are layers of one manifest, and one that is added makes another manifest with those of before. So one that
 * keeps what is there may take its place, and any other is somebody else's. Two signatures of one text differ in the annotations of their layers alone.
 *
 * @param name the tag
 * @param document what it stands for where it comes from
 * @param there what it stands for where it goes to
 */
record CosignTag(String name, Document document, Optional<Document> there) {

    static CosignTag of(Graph.Attached attached, ContentSource target) throws IOException {
        var name = attached.tag().orElseThrow();
        return new CosignTag(name, attached.document(), target.resolve(name));
    }

    boolean isThere() {
        return there.filter(now -> now.digest().equals(document.digest())).isPresent();
    }

    /** Why it is not set, for people. */
    Optional<String> objection(Object target) {
        return there.filter(now -> !isThere() && !isKept(now))
                .map(now -> "warning: the tag " + name + " of " + target + " stays as it is, " + now.digest()
                        + ": it has something that " + document.digest()
                        + ", which is to be copied, has not. Remove the tag there, and copy again, to replace it");
    }

    private boolean isKept(Document now) {
        if (!document.descriptor().mediaType().isManifest()
                || !now.descriptor().mediaType().isManifest()) {
            return false;
        }
        try {
            var layers = Manifest.parse(document).layers();
            return Manifest.parse(now).layers().stream().allMatch(layers::contains);
        } catch (MalformedDocumentException e) {
            return false;
        }
    }
}
