package io.github.multiarch.copy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which of an image's platforms are copied.
 *
 * @param root as it goes out
 * @param entries that it has
 */
record Selection(Document root, List<Entry> entries) {

    /** All of it when no platform is named. What is said of an image goes with it. */
    static Selection of(BaseReference name, Document top, List<Entry> all, List<Platform> wanted, Problems problems) {
        if (wanted.isEmpty()) {
            return new Selection(top, all);
        }
        var missing = wanted.stream()
                .filter(platform -> all.stream().map(Entry::platform).noneMatch(platform::isSameMachineAs))
                .toList();
        if (!missing.isEmpty()) {
            var there = all.stream()
                    .map(Entry::platform)
                    .filter(platform -> !platform.isUnknown())
                    .distinct()
                    .toList();
            problems.add("platforms", name + " has no image for " + names(missing) + "; it has " + names(there));
        }
        var images = all.stream()
                .filter(entry -> wanted.stream().anyMatch(entry.platform()::isSameMachineAs))
                .toList();
        var digests =
                images.stream().map(Entry::descriptor).map(Descriptor::digest).collect(Collectors.toSet());
        var kept = all.stream()
                .filter(entry -> images.contains(entry) || entry.isAbout(digests))
                .toList();
        return new Selection(kept.size() == all.size() ? top : without(top, all, kept), kept);
    }

    private static String names(List<Platform> platforms) {
        return platforms.isEmpty()
                ? "none"
                : platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }

    /** Whatever else the index says, known here or not, stays as and where it is. */
    private static Document without(Document top, List<Entry> all, List<Entry> kept) {
        if (!top.descriptor().mediaType().isIndex()) {
            return top;
        }
        var json = top.json();
        var manifests = (ArrayNode) json.get("manifests");
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!kept.contains(all.get(i))) {
                manifests.remove(i);
            }
        }
        return Document.of(top.descriptor().mediaType(), json);
    }
}
