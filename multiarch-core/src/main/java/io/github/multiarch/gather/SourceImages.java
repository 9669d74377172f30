package io.github.multiarch.gather;

import io.github.multiarch.config.IndexRequest;
import io.github.multiarch.config.PlatformClaim;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.SourceRequest;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The images that one source of an index contributes. */
final class SourceImages {
    private final SourceRequest wanted;
    private final IndexRequest request;
    private final Problems problems;
    private final List<String> notes;

    SourceImages(SourceRequest wanted, IndexRequest request, Problems problems, List<String> notes) {
        this.wanted = wanted;
        this.request = request;
        this.problems = problems;
        this.notes = notes;
    }

    List<FoundImage> read(Optional<Source> source) throws IOException {
        if (source.isEmpty()) {
            missing(wanted.reference() + " does not exist");
            return List.of();
        }
        var reader = new ImageReader(source.get());
        var images = new ArrayList<FoundImage>();
        var entries = source.get().entries();
        var all = new ArrayList<Source.Entry>();
        var noImages = new HashSet<Source.Entry>();
        for (var entry : entries) {
            if (isImage(entry, reader)) {
                all.add(entry);
            } else if (ImageReader.mayBeImage(entry)) {
                noImages.add(entry);
            }
        }
        var chosen = chosen(all);
        for (var entry : chosen) {
            try {
                images.add(checked(reader.read(entry, wanted.claim(), wanted.annotations())));
            } catch (ContentNotFoundException e) {
                missing(wanted.reference() + " is not complete: " + e.getMessage());
            }
        }
        boolean isWhole = chosen.size() == all.size();
        images.addAll(new Beside(source.get(), reader, entries, noImages).of(images, isWhole, notes));
        notes.addAll(Source.warnings(entries, images));
        return images;
    }

    /** All of them; of several those only that the user speaks of. */
    private List<Source.Entry> chosen(List<Source.Entry> images) {
        if (images.size() < 2 || wanted.claim().equals(PlatformClaim.none())) {
            return images;
        }
        var fitting = images.stream()
                .filter(entry -> entry.descriptor()
                        .platform()
                        .filter(wanted.claim()::fits)
                        .isPresent())
                .toList();
        if (fitting.isEmpty()) {
            problems.add(
                    "sources",
                    wanted.reference() + " is an index that has no image for the platform that is said of it; it has "
                            + images.stream()
                                    .flatMap(entry -> entry.descriptor().platform().stream())
                                    .map(Platform::toString)
                                    .collect(Collectors.joining(", ")));
        }
        return fitting;
    }

    /** One whose manifest is missing is told when it is read. */
    private static boolean isImage(Source.Entry entry, ImageReader reader) throws IOException {
        try {
            return reader.isImage(entry);
        } catch (ContentNotFoundException e) {
            return true;
        }
    }

    private FoundImage checked(ImageReader.Read read) {
        var contradiction = read.said().contradiction();
        if (contradiction.isPresent() && request.force()) {
            notes.add("warning: " + read.image() + " " + contradiction.get() + "; force lists it for "
                    + read.image().platform());
        } else if (contradiction.isPresent()) {
            problems.add("sources", read.image() + " " + contradiction.get() + "; correct it, or use force");
        }
        if (read.said().isGuessed()) {
            notes.add(read.image() + " does not say which arm it is for; it is listed as "
                    + read.image().platform() + ", where its source says no other variant");
        }
        return read.image();
    }

    private void missing(String message) {
        if (request.ignoreMissing()) {
            notes.add("warning: " + message + "; it is left out");
        } else {
            problems.add("sources", message);
        }
    }
}
