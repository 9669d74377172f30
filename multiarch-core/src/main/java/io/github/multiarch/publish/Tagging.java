package io.github.multiarch.publish;

import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A tag and what it shall stand for.
 *
 * @param document the index, or one platform's manifest
 * @param tag a valid tag
 */
record Tagging(Document document, String tag) {
    /** All that a graph gets, those of platforms first. */
    static List<Tagging> all(Graph graph, List<String> tags, boolean platformTags) throws IOException {
        var all = new ArrayList<>(platformTags ? PlatformTags.of(graph, tags) : List.of());
        tags.forEach(tag -> all.add(new Tagging(graph.root(), tag)));
        return List.copyOf(all);
    }
}
