package io.github.multiarch.gather;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an index lists beside its images, and what of that goes with those that are taken: statements, signatures and other artifacts. */
final class Beside {
    private final Source source;
    private final ImageReader reader;
    private final List<Source.Entry> entries;
    private final Set<Source.Entry> noImages;

    /**
     * Nothing is read yet.
     *
     * @param noImages entries whose manifests have told that they are none
     */
    Beside(Source source, ImageReader reader, List<Source.Entry> entries, Set<Source.Entry> noImages) {
        this.source = source;
        this.reader = reader;
        this.entries = entries;
        this.noImages = noImages;
    }

    /**
     * What goes with these images.
     *
     * @param images that are taken of the index
     * @param isWhole whether nothing of the index is left out, so that what belongs to none of its images goes with it as well
     * @param notes is told of what no index can be made with
     */
    List<FoundImage> of(List<FoundImage> images, boolean isWhole, List<String> notes) throws IOException {
        var beside = new ArrayList<FoundImage>();
        notes.addAll(source.flattened());
        for (var entry : entries) {
            if (entry.kind() == EntryKind.OTHER) {
                notes.add("warning: " + source.reference() + " lists "
                        + entry.descriptor().digest() + ", a "
                        + entry.descriptor().mediaType()
                        + ", which is no manifest; it is left out. multiarch:copy takes a whole index as it is");
            } else if ((!ImageReader.mayBeImage(entry) || noImages.contains(entry)) && isOfPlatforms(entry, images)) {
                var read = reader.beside(entry);
                if (goesWith(read, images, isWhole)) {
                    beside.add(read);
                }
            }
        }
        return beside;
    }

    /** What goes is not read: it may be the reason why it goes. */
    private static boolean isOfPlatforms(Source.Entry entry, List<FoundImage> images) {
        var descriptor = entry.descriptor();
        return isForNoPlatform(descriptor)
                ? !images.isEmpty()
                : images.stream()
                        .anyMatch(image -> image.platform()
                                .isSameMachineAs(descriptor.platform().orElseThrow()));
    }

    private static boolean isForNoPlatform(Descriptor entry) {
        return entry.platform().map(Platform::isUnknown).orElse(true);
    }

    private boolean goesWith(FoundImage read, List<FoundImage> images, boolean isWhole) {
        var entry = read.entry();
        var of = entry.attested().or(() -> subject(read).filter(this::isListed));
        if (of.isPresent()) {
            return images.stream()
                    .anyMatch(image -> image.entry().digest().toString().equals(of.get()));
        }
        return isWhole || !isForNoPlatform(entry);
    }

    private static Optional<String> subject(FoundImage read) {
        return Optional.ofNullable(
                read.manifest().json().path("subject").path("digest").textValue());
    }

    /** What speaks of an image that the index does not list, such as the index itself, belongs to the whole. */
    private boolean isListed(String digest) {
        return entries.stream()
                .map(Source.Entry::descriptor)
                .map(Descriptor::digest)
                .anyMatch(its -> its.toString().equals(digest));
    }
}
