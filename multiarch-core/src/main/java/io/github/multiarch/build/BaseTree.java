package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The folders and links that a base has, as all its layers together make them: <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md">OCI image spec
 * v1.1.1, image layer</a>. Paths are relative to the root, without a slash at their ends; the root is the empty one.
 */
final class BaseTree {
    /** What Linux takes for a circle. */
    private static final int MOST_LINKS = 40;

    private final TreeMap<String, BaseNode> nodes = new TreeMap<>();

    /** Of nothing. */
    BaseTree() {}

    /** Adds the next layer: first what it takes away from those below, then what it has itself. */
    void add(List<LayerFact> layer) {
        for (var fact : layer) {
            switch (fact.kind()) {
                case GONE -> remove(fact.path(), true);
                case EMPTIED -> remove(fact.path(), false);
                default -> {}
            }
        }
        for (var fact : layer) {
            switch (fact.kind()) {
                case FOLDER -> nodes.put(fact.path(), new BaseNode.Folder(fact.access()));
                case LINK -> {
                    remove(fact.path(), true);
                    nodes.put(fact.path(), new BaseNode.Link(fact.target()));
                }
                case IMPLIED -> nodes.putIfAbsent(fact.path(), new BaseNode.Folder(FileAccess.FOLDER));
                default -> {}
            }
        }
    }

    private void remove(String path, boolean itself) {
        if (itself) {
            nodes.remove(path);
        }
        var below = path.isEmpty() ? "" : path + "/";
        nodes.tailMap(below, true).keySet().removeIf(other -> other.startsWith(below) && !other.isEmpty());
    }

    /** What is said of a folder; empty when there is none. */
    Optional<FileAccess> folder(String path) {
        return nodes.get(path) instanceof BaseNode.Folder folder ? Optional.of(folder.access()) : Optional.empty();
    }

    /** Where a folder really lies, when links on the way are followed; where nothing is known of it, the path stays. */
    String resolve(String path) {
        Deque<String> left = new ArrayDeque<>(names(path));
        var done = new ArrayList<String>();
        for (int links = 0; !left.isEmpty(); ) {
            var name = left.removeFirst();
            if (name.equals("..")) {
                if (!done.isEmpty()) {
                    done.remove(done.size() - 1);
                }
                continue;
            }
            done.add(name);
            if (nodes.get(String.join("/", done)) instanceof BaseNode.Link link) {
                links++;
                if (links > MOST_LINKS) {
                    return path;
                }
                done.remove(done.size() - 1);
                if (link.target().startsWith("/")) {
                    done.clear();
                }
                var names = names(link.target());
                for (int i = names.size() - 1; i >= 0; i--) {
                    left.addFirst(names.get(i));
                }
            }
        }
        return String.join("/", done);
    }

    private static List<String> names(String path) {
        return List.of(path.split("/")).stream()
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
    }
}
