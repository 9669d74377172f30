package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that jib adds, and their modes. */
final class JibDirectories {
    private static final String DEFAULT = "src/main/jib";

    private final ForeignProject project;
    private final Reading jib;
    private final Parameters ours;

    JibDirectories(ForeignProject project, Reading jib, Parameters ours) {
        this.project = project;
        this.jib = jib;
        this.ours = ours;
    }

    void translate() {
        var sources = new ArrayList<Element>();
        var paths = jib.element("extraDirectories/paths");
        for (var path : paths.map(JibDirectories::entries).orElse(List.of())) {
            source(path).ifPresent(sources::add);
        }
        if (sources.isEmpty() && JibTranslation.hasDefaultDirectory(project)) {
            ours.remark(
                    "files",
                    "jib takes the files of " + DEFAULT
                            + " without being told. Those of src/main/multiarch/all are taken so here.");
            sources.add(Element.of("directory", DEFAULT));
        }
        if (!sources.isEmpty()) {
            ours.put("files", Element.of("files", sources));
        }
        var permissions = new ArrayList<Element>();
        for (var permission : jib.element("extraDirectories/permissions")
                .map(Element::elements)
                .orElse(List.of())) {
            permissions.add(Element.of(
                    "permission",
                    List.of(
                            Element.of("path", permission.textAt("file").orElse(Text.of("/**"))),
                            Element.of("mode", permission.textAt("mode").orElse(Text.of("644"))))));
        }
        if (!permissions.isEmpty()) {
            ours.put("permissions", Element.of("permissions", permissions));
        } else if (!sources.isEmpty()) {
            ours.remark(
                    "permissions",
                    "jib makes no file executable unless <permissions> say so; here files that are executable on this machine stay so.");
        }
    }

    /** The entries, also where they are text between commas. */
    private static List<Element> entries(Element paths) {
        return paths.elements().isEmpty()
                ? paths.entries().stream().map(text -> Element.of("path", text)).toList()
                : paths.elements();
    }

    private Optional<Element> source(Element path) {
        if (path.elements().isEmpty()) {
            return path.text().isBlank() ? Optional.empty() : Optional.of(Element.of("directory", path.text()));
        }
        for (var filter : List.of("includes", "excludes")) {
            path.at(filter)
                    .filter(element -> !element.isEmpty())
                    .ifPresent(
                            element -> ours.remark(
                                    "files",
                                    "jib's <" + filter + "> ("
                                            + String.join(
                                                    ", ",
                                                    element.entries().stream()
                                                            .map(Text::written)
                                                            .toList())
                                            + ") has no counterpart: all files of a folder are taken. Name the files one by one as a <source>, or keep the others elsewhere."));
        }
        var from = path.textAt("from").orElse(Text.of(DEFAULT));
        var into = path.textAt("into").filter(text -> !text.value().equals("/"));
        return Optional.of(into.map(
                        target -> Element.of("source", List.of(Element.of("path", from), Element.of("into", target))))
                .orElseGet(() -> Element.of("directory", from)));
    }
}
