package io.github.multiarch.copy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.Problems;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of an image's platforms are copied.
 *
 * @param root as it goes out
 * @param entries that it has
 * @param indexes within it, each after those within itself
 */
record Selection(Document root, List<Entry> entries, List<Document> indexes) {

    /** All of it when no platform is named. What is said of an image goes with it. */
    static Selection of(
            BaseReference name,
            Document top,
            ListedContent listed,
            List<Entry> all,
            List<Platform> wanted,
            Problems problems) {
        if (wanted.isEmpty()) {
            return new Selection(
                    top,
                    all,
                    listed.indexes().stream()
                            .map(ListedContent.Nested::document)
                            .toList());
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
        var platforms = images.stream().map(Entry::platform).collect(Collectors.toSet());
        var kept = all.stream()
                .filter(entry -> images.contains(entry) || entry.isAbout(digests, platforms))
                .toList();
        if (!top.descriptor().mediaType().isIndex()) {
            return new Selection(top, kept, List.of());
        }
        return without(
                top,
                listed,
                kept.stream().map(Entry::descriptor).map(Descriptor::digest).collect(Collectors.toSet()),
                kept);
    }

    /** What may be referred to: the images, and the indexes that go out as they are. */
    List<Digest> subjects() {
        return Stream.of(
                        Stream.of(root.digest()),
                        indexes.stream().map(Document::digest),
                        entries.stream()
                                .filter(entry -> entry.kind() == EntryKind.IMAGE)
                                .map(entry -> entry.descriptor().digest()))
                .flatMap(digests -> digests)
                .distinct()
                .toList();
    }

    private static String names(List<Platform> platforms) {
        return platforms.isEmpty()
                ? "none"
                : platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }

    /** An index that loses an entry is another one, and so is the one around it. One that loses none is as it was. */
    private static Selection without(Document top, ListedContent listed, Set<Digest> kept, List<Entry> entries) {
        var changed = new HashMap<Digest, Document>();
        var indexes = new ArrayList<Document>();
        for (var nested : listed.indexes()) {
            var its = reduced(nested.document(), kept, changed);
            if (!ImageIndex.parse(its).manifests().isEmpty()) {
                changed.put(nested.document().digest(), its);
                indexes.add(its);
            }
        }
        return new Selection(reduced(top, kept, changed), entries, indexes);
    }

    /** Whatever else the index says, known here or not, stays as and where it is. */
    private static Document reduced(Document index, Set<Digest> kept, Map<Digest, Document> indexes) {
        var descriptors = ImageIndex.parse(index).manifests();
        var json = index.json();
        var manifests = (ArrayNode) json.get("manifests");
        boolean same = true;
        for (int i = descriptors.size() - 1; i >= 0; i--) {
            var digest = descriptors.get(i).digest();
            var nested = indexes.get(digest);
            if (nested != null) {
                if (!nested.digest().equals(digest) && manifests.get(i) instanceof ObjectNode entry) {
                    entry.put("digest", nested.digest().toString());
                    entry.put("size", nested.descriptor().size());
                    // It has the bytes of before.
                    entry.remove("data");
                    same = false;
                }
            } else if (!kept.contains(digest)) {
                manifests.remove(i);
                same = false;
            }
        }
        return same ? index : Document.of(index.descriptor().mediaType(), json);
    }
}
