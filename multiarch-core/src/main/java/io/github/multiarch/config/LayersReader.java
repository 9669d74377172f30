package io.github.multiarch.config;

import io.github.multiarch.oci.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the layers that the user wants, noting everything that is wrong with them. */
final class LayersReader {
    /** Of an image's history, where a line has one name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,62}[A-Za-z0-9._-])?");

    private static final String OF_FILES = "files of ";

    /** Those that there are without being asked for. */
    private static final Set<String> USUAL = Set.of(
            "dependencies",
            "snapshot dependencies",
            "project dependencies",
            "resources",
            "classes",
            "application",
            "class path",
            "directories");

    private final Problems problems;
    private final Set<String> usual = new TreeSet<>(USUAL);
    private final Set<String> names = new TreeSet<>();

    /** The content may have layers with names of its own. */
    LayersReader(Problems problems, ApplicationContent content) {
        this.problems = problems;
        if (content instanceof ApplicationContent.LaidOut laidOut) {
            laidOut.trees().forEach(tree -> usual.add(tree.name()));
        }
    }

    List<LayerRule> read(List<LayerParameters> given) {
        var rules = new ArrayList<LayerRule>();
        for (var layer : given) {
            if (layer.name().isEmpty()) {
                problems.add("layers", "an entry has no <name>");
            } else {
                rules.add(rule(layer.name().get(), layer));
            }
        }
        return rules;
    }

    private LayerRule rule(String name, LayerParameters given) {
        var subject = "layers " + Shown.of(name);
        var plain = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    subject, "is no name of a layer; expected up to 64 letters, digits, spaces, dots, '-' and '_'");
        }
        if (usual.contains(plain) || plain.startsWith(OF_FILES)) {
            problems.add(
                    subject,
                    "is the name of a layer that there is anyway, for all that no other layer takes; choose another name");
        }
        if (!names.add(plain)) {
            problems.add(subject, "is there twice; put all that the layer takes into one <layer>");
        }
        var patterns = new ArrayList<LayerPattern>();
        read(subject, LayerPattern.Kind.DEPENDENCY, given.dependencies()).forEach(patterns::add);
        read(subject, LayerPattern.Kind.CLASS, given.classes()).forEach(patterns::add);
        read(subject, LayerPattern.Kind.FILE, given.files()).forEach(patterns::add);
        if (given.dependencies().isEmpty()
                && given.classes().isEmpty()
                && given.files().isEmpty()) {
            problems.add(subject, "says nothing of what is in it; add <dependencies>, <classes> or <files>");
        }
        return new LayerRule(name, patterns);
    }

    private List<LayerPattern> read(String subject, LayerPattern.Kind kind, List<String> texts) {
        return texts.stream()
                .map(text -> problems.attempt(subject + " " + kind.element(), () -> LayerPattern.parse(kind, text)))
                .flatMap(Optional::stream)
                .toList();
    }
}
