package io.github.multiarch.copy;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.PlatformSelection;
import io.github.multiarch.config.Problems;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.PlatformPattern;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of an image's platforms are copied.
 *
 * @param root as it goes out
 * @param entries that it has
 * @param indexes within it, each after those within itself
 * @param idle what is to be left out and is not there
 * @param converted the manifests of entries that go out with other media types, by their digests
 */
record Selection(
        Document root,
        List<Entry> entries,
        List<Document> indexes,
        List<String> idle,
        Map<Digest, Document> converted) {

    /** All of it when no platform is named. What is said of an image goes with it. */
    static Selection of(
            BaseReference name,
            Document top,
            ListedContent listed,
            List<Entry> all,
            PlatformSelection wanted,
            Problems problems) {
        if (wanted.isEverything()) {
            return new Selection(
                    top,
                    all,
                    listed.indexes().stream()
                            .map(ListedContent.Nested::document)
                            .toList(),
                    List.of(),
                    Map.of());
        }
        var there = all.stream()
                .map(Entry::platform)
                .filter(platform -> !platform.isUnknown())
                .distinct()
                .toList();
        var images = all.stream()
                .filter(entry -> there.contains(entry.platform()) && wanted.has(entry.platform()))
                .toList();
        var missing = wanted.missing(there);
        if (!missing.isEmpty()) {
            problems.add(
                    "platforms", name + " has no image for " + String.join(", ", missing) + "; it has " + names(there));
        } else if (images.isEmpty()) {
            problems.add("platforms", "nothing is left of what " + name + " has: " + names(there));
        }
        var kept = wanted.included().contains(PlatformPattern.ANY) ? without(images, there, all) : with(images, all);
        var idle = wanted.idle(there);
        if (!top.descriptor().mediaType().isIndex()) {
            return new Selection(top, kept, List.of(), idle, Map.of());
        }
        return without(top, listed, kept, idle);
    }

    /** Of all but a few, what is not known to belong to these stays. */
    private static List<Entry> without(List<Entry> images, List<Platform> there, List<Entry> all) {
        var others = all.stream()
                .filter(entry -> there.contains(entry.platform()) && !images.contains(entry))
                .toList();
        var gone = with(others, all);
        return all.stream().filter(entry -> !gone.contains(entry)).toList();
    }

    private static List<Entry> with(List<Entry> images, List<Entry> all) {
        var digests =
                images.stream().map(Entry::descriptor).map(Descriptor::digest).collect(Collectors.toSet());
        var platforms = images.stream().map(Entry::platform).collect(Collectors.toSet());
        return all.stream()
                .filter(entry -> images.contains(entry) || entry.isAbout(digests, platforms))
                .toList();
    }

    /** What may be referred to: the images, and the indexes that go out as they are. */
    List<Digest> subjects(Document top, ListedContent listed) {
        var before = Stream.concat(Stream.of(top), listed.indexes().stream().map(ListedContent.Nested::document))
                .map(Document::digest)
                .collect(Collectors.toSet());
        return Stream.of(
                        Stream.of(root.digest()).filter(before::contains),
                        indexes.stream().map(Document::digest).filter(before::contains),
                        entries.stream()
                                .filter(entry -> entry.kind() == EntryKind.IMAGE)
                                .map(entry -> entry.descriptor().digest())
                                .filter(digest -> !converted.containsKey(digest)))
                .flatMap(digests -> digests)
                .distinct()
                .toList();
    }

    private static String names(List<Platform> platforms) {
        return platforms.isEmpty()
                ? "none"
                : platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }

    private static Selection without(Document top, ListedContent listed, List<Entry> entries, List<String> idle) {
        var kept =
                entries.stream().map(Entry::descriptor).map(Descriptor::digest).collect(Collectors.toSet());
        var edited = new IndexEdit(kept, Map.of(), type -> type).edit(top, listed);
        return new Selection(edited.root(), entries, edited.within(), idle, Map.of());
    }
}
