package io.github.multiarch.copy;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.CopyRequest;
import io.github.multiarch.config.Destination;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.LayoutForm;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.ReferrerChoice;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.plan.ReadAhead;
import io.github.multiarch.publish.Graph;
import io.github.multiarch.publish.Place;
import io.github.multiarch.referrers.AttachedParts;
import io.github.multiarch.referrers.AttachmentReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what shall be copied, down to its manifests, and tells whether it can be. */
public final class OriginalReader {
    private static final ReferrerChoice NOTHING = new ReferrerChoice(Optional.of(List.of()), false);

    private final ContentSources sources;
    private final AttachmentReader attachments;
    private final int parallelism;

    /**
     * With the places where images are.
     *
     * @param sources opens them; what they remember from before is not seen to be gone
     * @param parallelism how many questions are asked at once
     */
    public OriginalReader(ContentSources sources, int parallelism) {
        this.sources = sources;
        this.attachments = new AttachmentReader(sources, parallelism);
        this.parallelism = parallelism;
    }

    /**
     * Reads.
     *
     * @param request what to copy
     * @return with the places of all its parts
     * @throws InvalidRequestException with everything that stands in the way: platforms that it does not have, parts that are missing
     * @throws ContentNotFoundException when there is no such image
     * @throws IOException when it cannot be read
     */
    public Original read(CopyRequest request) throws IOException, InvalidRequestException {
        var image = sources.find(request.from()).readAhead(ReadAhead.Depth.MANIFESTS, parallelism);
        try {
            return read(request, image.source(), image.top());
        } catch (MalformedDocumentException e) {
            throw new IOException(request.from() + " is no image that can be copied: " + e.getMessage(), e);
        }
    }

    private Original read(CopyRequest request, ContentSource source, Document top)
            throws IOException, InvalidRequestException {
        var problems = new Problems();
        var listed = listed(request.from(), source, top);
        var entries = entries(request.from(), source, listed, problems);
        problems.throwIfAny();
        var selection = Selection.of(request.from(), top, listed, entries, request.platforms(), problems);
        problems.throwIfAny();
        var notes = new ArrayList<String>();
        if (request.format().isPresent()) {
            selection = new Conversion(request.from(), source, request.format().get(), problems, notes)
                    .convert(selection, listed);
            problems.throwIfAny();
        }
        var place = Place.of(request.from(), source);
        var children = new ArrayList<Graph.Child>();
        var blobs = new ArrayList<Graph.Blob>();
        for (var entry : selection.entries()) {
            if (!entry.isManifest()) {
                blobs.add(new Graph.Blob(entry.descriptor(), place, List.of(entry.platform())));
                continue;
            }
            try {
                var converted = selection.converted().get(entry.descriptor().digest());
                var manifest = converted == null ? source.document(entry.descriptor()) : converted;
                children.add(new Graph.Child(entry.platform(), manifest, place, converted == null));
            } catch (ContentNotFoundException e) {
                problems.add("from", incomplete(request.from()) + e.getMessage());
            }
        }
        problems.throwIfAny();
        var referring = attachments.read(
                request.from(),
                source,
                selection.subjects(top, listed),
                stays(request) ? NOTHING : request.referrers());
        var parts = new AttachedParts(children);
        parts.add(referring, place);
        var graph = parts.graph(selection.root()).with(selection.indexes(), blobs);
        if (place.isHere()) {
            checkComplete(request.from(), source, graph, problems);
        }
        problems.throwIfAny();
        return new Original(
                graph,
                Stream.of(
                                notes.stream(),
                                notes(top, listed, selection).stream(),
                                referring.notes().stream(),
                                referring.list().stream().map(attachment -> "with " + attachment))
                        .flatMap(lines -> lines)
                        .toList());
    }

    /** What refers to an image of a repository is there for all its tags; Docker's archives have no place for it. */
    private static boolean stays(CopyRequest request) {
        if (request.to() instanceof Destination.InLayout disk) {
            return disk.form() == LayoutForm.DOCKER_ARCHIVE;
        }
        return request.from() instanceof BaseReference.InRegistry from
                && from.isInRepositoryOf(
                        ((Destination.InRegistry) request.to()).target().image());
    }

    private static ListedContent listed(BaseReference name, ContentSource source, Document top) throws IOException {
        try {
            return ListedContent.of(top, source);
        } catch (ContentNotFoundException e) {
            throw new ContentNotFoundException(incomplete(name) + e.getMessage());
        }
    }

    private static List<Entry> entries(
            BaseReference name, ContentSource source, ListedContent listed, Problems problems) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var entry : listed.entries()) {
            try {
                entries.add(Entry.of(entry, source));
            } catch (ContentNotFoundException e) {
                problems.add("from", incomplete(name) + e.getMessage());
            }
        }
        return entries;
    }

    /** A layout need not hold everything that it names. A registry lacks nothing of what it has taken, and would have to be asked for each blob. */
    private static void checkComplete(BaseReference name, ContentSource source, Graph graph, Problems problems)
            throws IOException {
        for (var blob : graph.blobs()) {
            if (!source.has(blob.descriptor())) {
                problems.add(
                        "from",
                        incomplete(name) + blob.label() + " ("
                                + blob.descriptor().digest()
                                + ") is not there. What a build wrote leaves the layers of its bases where they are:"
                                + " multiarch:push publishes that");
            }
        }
    }

    private static String incomplete(BaseReference name) {
        return name + " is not complete: ";
    }

    private static List<String> notes(Document top, ListedContent listed, Selection selection) {
        var notes = new ArrayList<String>();
        if (!selection.idle().isEmpty()) {
            notes.add("warning: platforms: " + String.join(", ", selection.idle()) + " leaves nothing out");
        }
        if (selection.root().digest().equals(top.digest())
                || !selection.converted().isEmpty()) {
            return notes;
        }
        int all = listed.entries().size();
        notes.add("warning: with " + selection.entries().size() + " of its " + all
                + " entries, the index is another one: " + selection.root().digest() + " in place of " + top.digest()
                + "; what names that digest, such as a signature, does not hold for it");
        return notes;
    }
}
