package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What jib's layer-filter extension (0.3) does with files, as layers here. */
final class JibLayers {
    private static final String NAME = "JibLayerFilterExtension";

    /** What globs of Java know, and patterns here do not. */
    private static final Pattern MORE = Pattern.compile("[\\[\\]{}\\\\]");

    private final Parameters ours;
    private final Map<String, List<Element>> layers = new LinkedHashMap<>();

    private JibLayers(Parameters ours) {
        this.ours = ours;
    }

    /** Whether this extension does nothing but move files, so that it needs no word of its own. */
    static boolean translate(Element extension, Parameters ours) {
        var configuration = extension.at("configuration");
        if (!extension.textAt("implementation").map(Text::value).orElse("").endsWith("." + NAME)
                || configuration.isEmpty()) {
            return false;
        }
        new JibLayers(ours).translate(configuration.get());
        return true;
    }

    private void translate(Element configuration) {
        configuration.at("filters").map(Element::elements).orElse(List.of()).forEach(this::filter);
        if (configuration
                .textAt("createParentDependencyLayers")
                .filter(text -> text.value().equals("true"))
                .isPresent()) {
            ours.remark(
                    "layers",
                    "jib's <createParentDependencyLayers> has no counterpart: name what the parent brings in a <layer> with <dependencies>.");
        }
        if (layers.isEmpty()) {
            return;
        }
        var elements = new ArrayList<Element>();
        layers.forEach((name, files) ->
                elements.add(Element.of("layer", List.of(Element.of("name", name), Element.of("files", files)))));
        ours.put("layers", Element.of("layers", elements));
        ours.remark(
                "layers",
                "jib's new layers lie above all others, and of several filters the last counts. Here they lie on the dependencies, the first <layer> that names a file has it, and a pattern for nothing is an error.");
    }

    private void filter(Element filter) {
        var glob = filter.textAt("glob").orElse(Text.of(""));
        var layer = filter.textAt("toLayer");
        if (layer.isEmpty()) {
            ours.remark(
                    "layers",
                    "jib's filter " + glob.written()
                            + " leaves files out: <dependencies><exclude>groupId:artifactId</exclude></dependencies> does that with dependencies; other files have no counterpart.");
            return;
        }
        var path = path(glob);
        if (path.isEmpty()) {
            ours.remark(
                    "layers",
                    "jib's filter " + glob.written() + " for the layer "
                            + layer.get().written()
                            + " has no counterpart: patterns are paths in the image with *, ? and **.");
            return;
        }
        layers.computeIfAbsent(layer.get().written(), any -> new ArrayList<>()).add(Element.of("file", path.get()));
    }

    /** Globs are for absolute paths, so one that begins otherwise begins with any folders. */
    private static Optional<Text> path(Text glob) {
        if (MORE.matcher(glob.value()).find()) {
            return Optional.empty();
        }
        return glob.value().startsWith("/")
                ? Optional.of(glob)
                : Optional.of(glob.with(text -> "/" + text))
                        .filter(any -> glob.value().startsWith("**"));
    }
}
