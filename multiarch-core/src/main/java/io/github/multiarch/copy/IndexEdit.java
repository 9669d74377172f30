package io.github.multiarch.copy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Writes indexes anew where something of them is left out or replaced. One of which nothing is, is as it was; whatever else an index says, known here or not, stays as and where it is.
 *
 * @param kept the digests of entries that stay
 * @param replaced what takes the place of such an entry
 * @param type the media type that an index of a media type gets
 */
record IndexEdit(Set<Digest> kept, Map<Digest, Document> replaced, UnaryOperator<MediaType> type) {

    /**
     * Indexes as they go out.
     *
     * @param root the outermost
     * @param within it, each after those within itself
     */
    record Edited(Document root, List<Document> within) {}

    /** An index that loses an entry is another one, and so is the one around it; one that loses all goes. */
    Edited edit(Document top, ListedContent listed) {
        var changed = new HashMap<>(replaced);
        var within = new ArrayList<Document>();
        for (var nested : listed.indexes()) {
            var its = edit(nested.document(), changed);
            if (!ImageIndex.parse(its).manifests().isEmpty()) {
                changed.put(nested.document().digest(), its);
                within.add(its);
            }
        }
        return new Edited(edit(top, changed), within);
    }

    private Document edit(Document index, Map<Digest, Document> documents) {
        var descriptors = ImageIndex.parse(index).manifests();
        var itsType = type.apply(index.descriptor().mediaType());
        var json = index.json();
        var manifests = (ArrayNode) json.get("manifests");
        boolean same = itsType.equals(index.descriptor().mediaType());
        for (int i = descriptors.size() - 1; i >= 0; i--) {
            var digest = descriptors.get(i).digest();
            var other = documents.get(digest);
            if (other != null) {
                if (!other.digest().equals(digest) && manifests.get(i) instanceof ObjectNode entry) {
                    put(entry, other);
                    same = false;
                }
            } else if (!kept.contains(digest)) {
                manifests.remove(i);
                same = false;
            }
        }
        if (same) {
            return index;
        }
        if (!itsType.equals(index.descriptor().mediaType())) {
            json.put("mediaType", itsType.value());
        }
        return Document.of(itsType, json);
    }

    private static void put(ObjectNode entry, Document document) {
        entry.put("mediaType", document.descriptor().mediaType().value());
        entry.put("digest", document.digest().toString());
        entry.put("size", document.descriptor().size());
        // It has the bytes of before.
        entry.remove("data");
    }
}
