package io.github.multiarch.gather;

import io.github.multiarch.config.PlatformClaim;
import io.github.multiarch.config.PlatformSelection;
import io.github.multiarch.config.Problems;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stays of an index that is changed. What goes is not read: it may be the reason why the index is changed. */
final class ExistingImages {
    private static final Set<String> INDEX_FIELDS = Set.of("schemaVersion", "mediaType", "manifests", "annotations");

    private final Source source;
    private final Problems problems;
    private final List<String> notes;
    private final Set<Source.Entry> noImages = new HashSet<>();

    ExistingImages(Source source, Problems problems, List<String> notes) {
        this.source = source;
        this.problems = problems;
        this.notes = notes;
    }

    /**
     * Which images stay.
     *
     * @param kept says it of a platform
     * @param named those that must be there, one way or the other
     */
    record Choice(Predicate<Platform> kept, PlatformSelection named) {}

    List<FoundImage> read(Choice choice) throws IOException {
        tellWhatIsLost();
        var reader = new ImageReader(source);
        var entries = source.entries();
        var images = new ArrayList<FoundImage>();
        for (var entry : entries) {
            var listed = entry.descriptor().platform();
            if (ImageReader.mayBeImage(entry)
                    && (listed.isEmpty() || choice.kept().test(listed.get()))) {
                read(reader, entry, images);
            }
        }
        var there = Stream.concat(
                        source.platforms().stream(),
                        images.stream().map(image -> image.platform().machine()))
                .distinct()
                .toList();
        images.removeIf(image -> !choice.kept().test(image.platform()));
        checkNamed(choice, there, images);
        images.addAll(new Beside(source, reader, entries, noImages).of(images, true, notes));
        notes.addAll(Source.warnings(entries, images));
        return images;
    }

    private void read(ImageReader reader, Source.Entry entry, List<FoundImage> images) throws IOException {
        try {
            if (!reader.isImage(entry)) {
                noImages.add(entry);
                return;
            }
            var read = reader.read(entry, PlatformClaim.none(), Map.of());
            images.add(read.image());
            read.said()
                    .contradiction()
                    .ifPresent(contradiction -> notes.add("warning: " + read.image() + " " + contradiction));
        } catch (ContentNotFoundException e) {
            problems.add(
                    "image",
                    source.reference() + " is not complete: " + e.getMessage() + "; replace or remove "
                            + entry.descriptor()
                                    .platform()
                                    .map(Platform::toString)
                                    .orElse("it"));
        }
    }

    private void checkNamed(Choice choice, List<Platform> there, List<FoundImage> images) {
        var missing = choice.named().missing(there);
        var idle = choice.named().idle(there);
        if (!idle.isEmpty()) {
            notes.add("warning: platforms: " + String.join(", ", idle) + " leaves nothing out");
        }
        if (!missing.isEmpty()) {
            problems.add(
                    "platforms",
                    source.reference() + " has no image for " + String.join(", ", missing) + "; it has "
                            + names(there));
        } else if (images.isEmpty()
                && !choice.named().isNothing()
                && problems.found().isEmpty()) {
            problems.add("platforms", "nothing would be left of " + source.reference());
        }
    }

    private static String names(List<Platform> platforms) {
        return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }

    /** The index is written anew, with what is known here. */
    private void tellWhatIsLost() {
        if (source.isIndex()) {
            source.top().json().fieldNames().forEachRemaining(field -> {
                if (!INDEX_FIELDS.contains(field)) {
                    notes.add("warning: the field " + Shown.of(field) + " of " + source.reference() + " is not kept");
                }
            });
        }
    }
}
