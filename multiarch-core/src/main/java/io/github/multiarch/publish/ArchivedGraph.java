package io.github.multiarch.publish;

import io.github.multiarch.layout.Layout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A graph that is to be in an archive, and the archive that is there.
 *
 * @param graph as it would be written
 * @param archive as it was written before
 */
record ArchivedGraph(Graph graph, Layout archive) {

    /** Whether all of it is there, and found. */
    boolean isComplete(List<Tagging> names) throws IOException {
        for (var name : names) {
            if (!standsFor(name.tag(), name.document())) {
                return false;
            }
        }
        return hasAll() && listsAll();
    }

    /** Whether all of it is there, the root by these names. */
    boolean isCompleteAs(List<String> names) throws IOException {
        for (var name : names) {
            if (!standsFor(name, graph.root())) {
                return false;
            }
        }
        return hasAll();
    }

    /** What refers to the very images that would be written, and is not among what would be. Of other images it goes with these. */
    List<String> lost() throws IOException {
        var ours = graph.attached().stream()
                .map(attached -> attached.document().digest())
                .collect(Collectors.toSet());
        var subjects = Stream.concat(
                        Stream.of(graph.root()), graph.children().stream().map(Graph.Child::manifest))
                .map(Document::digest)
                .distinct()
                .toList();
        var lost = new ArrayList<String>();
        for (var subject : subjects) {
            for (var referrer : archive.referrers(subject)) {
                if (!ours.contains(referrer.descriptor().digest())) {
                    lost.add(referrer.descriptor().digest().toString());
                }
            }
        }
        for (var attached : graph.attached()) {
            if (attached.tag().isPresent()) {
                var tag = CosignTag.of(attached, archive);
                tag.objection(archive).ifPresent(objection -> lost.add(tag.name()));
            }
        }
        return lost;
    }

    private boolean listsAll() throws IOException {
        for (var attached : graph.attached()) {
            var digest = attached.document().digest();
            boolean isListed = attached.tag().isPresent()
                    ? standsFor(attached.tag().get(), attached.document())
                    : archive.referrers(attached.subject()).stream()
                            .anyMatch(referrer -> referrer.descriptor().digest().equals(digest));
            if (!isListed) {
                return false;
            }
        }
        return true;
    }

    private boolean standsFor(String name, Document document) throws IOException {
        return archive.resolve(name)
                .filter(there -> there.digest().equals(document.digest()))
                .isPresent();
    }

    private boolean hasAll() throws IOException {
        var parts = Stream.of(
                        graph.children().stream().map(child -> child.manifest().descriptor()),
                        graph.indexes().stream().map(Document::descriptor),
                        graph.attached().stream()
                                .flatMap(attached -> attached.indexes().stream())
                                .map(Document::descriptor),
                        graph.blobs().stream().map(Graph.Blob::descriptor))
                .flatMap(descriptors -> descriptors)
                .toList();
        for (Descriptor part : parts) {
            if (!archive.has(part)) {
                return false;
            }
        }
        return true;
    }
}
