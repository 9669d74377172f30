package io.github.multiarch.copy;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.Problems;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.index.ManifestConversion;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives what is copied the media types of one family, for a registry that takes no others. Layers and configs stay, manifests and indexes are other ones; what speaks of those of before does not go with them. */
final class Conversion {
    private final BaseReference name;
    private final ContentSource source;
    private final ImageFormat format;
    private final Problems problems;
    private final List<String> notes;

    /**
     * Nothing is converted yet.
     *
     * @param name of what is copied, for messages
     * @param source where it is
     * @param problems is told of what has no name in that family
     * @param notes is told of what is another one now, and of what is left out
     */
    Conversion(BaseReference name, ContentSource source, ImageFormat format, Problems problems, List<String> notes) {
        this.name = name;
        this.source = source;
        this.format = format;
        this.problems = problems;
        this.notes = notes;
    }

    /** The same selection where all of it is of the family. */
    Selection convert(Selection selection, ListedContent listed) throws IOException {
        var converted = new HashMap<Digest, Document>();
        for (var entry : selection.entries()) {
            if (entry.kind() == EntryKind.IMAGE
                    && !entry.descriptor().mediaType().isOf(format)) {
                converted.put(entry.descriptor().digest(), converted(entry));
            }
        }
        var root = selection.root();
        if (converted.isEmpty() && root.descriptor().mediaType().isOf(format)) {
            return selection;
        }
        if (!root.descriptor().mediaType().isIndex()) {
            var document = converted.getOrDefault(root.digest(), root);
            return new Selection(document, selection.entries(), List.of(), selection.idle(), converted);
        }
        var kept = kept(selection, converted.keySet());
        var digests =
                kept.stream().map(Entry::descriptor).map(Descriptor::digest).collect(Collectors.toSet());
        var edited = new IndexEdit(digests, converted, type -> format.index()).edit(root, listed);
        return new Selection(edited.root(), kept, edited.within(), selection.idle(), converted);
    }

    private Document converted(Entry entry) throws IOException {
        var image = name + " (" + entry.descriptor().digest() + ")";
        var document = ManifestConversion.convert(
                source.document(entry.descriptor()),
                format,
                objection -> problems.add("format", image + " " + objection));
        notes.add(entry.platform() + " gets the media types of " + (format == ImageFormat.OCI ? "OCI" : "Docker")
                + ": its manifest is " + document.digest() + " in place of "
                + entry.descriptor().digest() + ", its layers are the same");
        return document;
    }

    private List<Entry> kept(Selection selection, Set<Digest> converted) {
        var kept = new ArrayList<Entry>();
        for (var entry : selection.entries()) {
            boolean isOfFormat =
                    format == ImageFormat.OCI || entry.descriptor().mediaType().isOf(format);
            if (entry.kind() == EntryKind.IMAGE || (isOfFormat && !entry.isAbout(converted, Set.of()))) {
                kept.add(entry);
            } else {
                notes.add("warning: " + entry.descriptor().digest() + ", a "
                        + Shown.of(entry.descriptor()
                                .artifactType()
                                .orElse(entry.descriptor().mediaType().value()))
                        + ", is left out: it belongs to an image with media types of the other family");
            }
        }
        return kept;
    }
}
