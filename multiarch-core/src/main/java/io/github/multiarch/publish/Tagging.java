package io.github.multiarch.publish;

import io.github.multiarch.oci.Document;
import java.util.List;

/**
 * A tag and what it shall stand for.
 *
 * @param document the index, or one platform's manifest
 * @param tag a valid tag
 */
record Tagging(Document document, String tag) {
    static List<Tagging> all(Document document, List<String> tags) {
        return tags.stream().map(tag -> new Tagging(document, tag)).toList();
    }
}
