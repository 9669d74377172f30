package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the parameters of an image as they are written here, and puts them into the order in which people read them. */
final class Parameters {
    private static final List<String> ORDER = List.of(
            "skip",
            "image",
            "tags",
            "from",
            "pull",
            "platforms",
            "format",
            "containerizingMode",
            "outputTimestamp",
            "insecureRegistries",
            "retries",
            "annotations",
            "files",
            "directories",
            "permissions",
            "layers",
            "container",
            "container/mainClass",
            "container/jvmFlags",
            "container/args",
            "container/entrypoint",
            "container/environment",
            "container/labels",
            "container/ports",
            "container/volumes",
            "container/user",
            "container/workingDirectory",
            "container/appRoot",
            "to",
            "platform",
            "engine");

    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final Map<String, List<Remark>> remarks = new TreeMap<>();
    private final List<Remark> others = new ArrayList<>();

    void text(String path, Text text) {
        put(path, Element.of(name(path), text));
    }

    void text(String path, Optional<Text> text) {
        text.ifPresent(given -> text(path, given));
    }

    void list(String path, String entry, List<Text> entries) {
        if (!entries.isEmpty()) {
            put(
                    path,
                    Element.of(
                            name(path),
                            entries.stream()
                                    .map(text -> Element.of(entry, text))
                                    .toList()));
        }
    }

    /** The children are keys. */
    void map(String path, Element map) {
        if (!map.elements().isEmpty()) {
            put(path, Element.of(name(path), map.elements()));
        }
    }

    void map(String path, Map<String, Text> entries) {
        map(
                path,
                Element.of(
                        name(path),
                        entries.entrySet().stream()
                                .map(entry -> Element.entry(entry.getKey(), entry.getValue()))
                                .toList()));
    }

    void put(String path, Element element) {
        if (!ORDER.contains(path)) {
            throw new IllegalArgumentException(path);
        }
        elements.put(path, element);
    }

    boolean has(String path) {
        return elements.containsKey(path);
    }

    Optional<Text> text(String path) {
        return Optional.ofNullable(elements.get(path)).map(Element::text);
    }

    /** Names the first platform, where there are several, for a goal that takes one. */
    void firstPlatform() {
        Optional.ofNullable(elements.get("platforms"))
                .map(Element::elements)
                .filter(all -> all.size() > 1)
                .ifPresent(all -> text("platform", all.get(0).text()));
    }

    /** A remark before a parameter, or in its place where it is absent. */
    void remark(String path, String... sentences) {
        remarks.computeIfAbsent(path, key -> new ArrayList<>()).add(new Remark(String.join(" ", sentences)));
    }

    /** Remarks about what is nowhere here. */
    void remarks(List<Remark> more) {
        more.stream().filter(remark -> !others.contains(remark)).forEach(others::add);
    }

    List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        for (var path : ORDER) {
            if (path.contains("/")) {
                continue;
            }
            if (path.equals("container")) {
                var container = nodesBelow("container/");
                if (container.stream().anyMatch(Element.class::isInstance)) {
                    nodes.add(Element.of("container", container));
                } else {
                    nodes.addAll(container);
                }
            } else {
                add(nodes, path);
            }
        }
        nodes.addAll(others);
        return nodes;
    }

    private List<Node> nodesBelow(String prefix) {
        var nodes = new ArrayList<Node>();
        ORDER.stream().filter(path -> path.startsWith(prefix)).forEach(path -> add(nodes, path));
        return nodes;
    }

    private void add(List<Node> nodes, String path) {
        nodes.addAll(remarks.getOrDefault(path, List.of()));
        Optional.ofNullable(elements.get(path)).ifPresent(nodes::add);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
