package io.github.multiarch.publish;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a push has done so far, for whoever has to know what it left. */
final class Ledger {
    private final Graph graph;
    private final List<String> tags;
    private final Set<Digest> blobs = new TreeSet<>();
    private final Set<Digest> images = new LinkedHashSet<>();
    private final List<String> moved = new ArrayList<>();
    private boolean root;

    /**
     * Nothing is done yet.
     *
     * @param tags all that shall be set
     */
    Ledger(Graph graph, List<String> tags) {
        this.graph = graph;
        this.tags = tags;
    }

    synchronized void blob(Digest digest) {
        blobs.add(digest);
    }

    synchronized void image(Digest digest) {
        images.add(digest);
    }

    /** The registry has taken a document. */
    synchronized void document(Document document) {
        root |= document.digest().equals(graph.root().digest());
    }

    synchronized void moved(String tag) {
        moved.add(tag);
    }

    synchronized void setBack(String tag) {
        moved.remove(tag);
    }

    /** Tags that were moved and not set back. */
    synchronized List<String> changed() {
        return List.copyOf(moved);
    }

    /** Several lines: what is there, what is not, how the tags are. */
    synchronized String text() {
        var lines = new ArrayList<String>();
        lines.add("Pushed: " + blobs.size() + " of " + graph.blobs().size() + " blobs, " + images.size() + " of "
                + graph.children().size() + " images" + index() + ".");
        var missing = graph.children().stream()
                .filter(child -> !images.contains(child.manifest().digest()))
                .map(child -> child.platform().toString())
                .toList();
        if (!missing.isEmpty()) {
            lines.add("Not pushed: " + String.join(", ", missing) + ".");
        }
        lines.add(
                moved.isEmpty()
                        ? tags.isEmpty()
                                ? "No tag was to be set."
                                : "No tag was changed: " + String.join(", ", tags) + "."
                        : "These tags stand for what was pushed, and could not be set back: " + String.join(", ", moved)
                                + ".");
        lines.add("Running the same again is safe: what is there is not sent twice.");
        return String.join("\n", lines);
    }

    private String index() {
        if (tags.isEmpty() || !graph.root().descriptor().mediaType().isIndex()) {
            return "";
        }
        return root ? ", the index" : "; not the index";
    }
}
