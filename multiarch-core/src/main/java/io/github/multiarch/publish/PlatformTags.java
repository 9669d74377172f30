package io.github.multiarch.publish;

import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The tags of each platform's own image: {@code 1.0-arm64}, {@code 1.0-armv7}. Decided before anything is sent. */
final class PlatformTags {
    private PlatformTags() {}

    static List<Tagging> of(Graph graph, List<String> tags) throws IOException {
        var entries = new ArrayList<Tagging>();
        for (var child : imagesOf(graph)) {
            for (var tag : tags) {
                entries.add(new Tagging(
                        child.manifest(), checked(tag + "-" + child.platform().tagSuffix(), tags)));
            }
        }
        return entries;
    }

    private static List<Graph.Child> imagesOf(Graph graph) throws IOException {
        var images = new LinkedHashMap<String, Graph.Child>();
        for (var child : graph.children()) {
            if (child.platform().isUnknown()) {
                continue;
            }
            var other = images.put(child.platform().tagSuffix(), child);
            if (other != null) {
                throw new IOException("two images would have the tag of " + child.platform() + ": "
                        + other.manifest().digest() + " and "
                        + child.manifest().digest() + "; switch <platformTags> off. Nothing was pushed.");
            }
        }
        return List.copyOf(images.values());
    }

    private static String checked(String tag, List<String> tags) throws IOException {
        if (tags.contains(tag)) {
            throw new IOException("the tag " + tag + " would stand for the index and for one platform's image;"
                    + " remove it from <tags>, or switch <platformTags> off. Nothing was pushed.");
        }
        try {
            return ImageReference.checkTag(tag);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "a platform's own tag is too long: " + e.getMessage()
                            + "; take a shorter tag, or switch <platformTags> off. Nothing was pushed.",
                    e);
        }
    }
}
