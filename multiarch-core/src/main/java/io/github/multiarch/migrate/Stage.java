package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the last stage of a Dockerfile says of its image, in the words of docker-maven-plugin's {@code <build>}. */
final class Stage {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}|([A-Za-z_][A-Za-z0-9_]*))");

    private final Map<String, String> arguments;
    private final Map<String, Stage> earlier = new HashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final List<String> ports = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();
    private final Map<String, List<String>> commands = new TreeMap<>();
    private final List<Copy> copies = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private Optional<String> from = Optional.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> workingDirectory = Optional.empty();
    private Optional<String> maintainer = Optional.empty();

    private Stage(Map<String, String> arguments) {
        this.arguments = new HashMap<>(arguments);
    }

    /**
     * The last stage, with what it has from the stages that it starts from.
     *
     * @param file the whole file
     * @param arguments of the build, by name; they count more than defaults in the file
     */
    static Stage last(Dockerfile file, Map<String, String> arguments) {
        var stage = new Stage(arguments);
        var named = new HashMap<String, Stage>();
        for (var instruction : file.instructions()) {
            if (instruction.name().equals("FROM")) {
                var next = new Stage(stage.arguments);
                next.earlier.putAll(named);
                next.from(Words.of(next.resolved(instruction.text())), named);
                stage = next;
            } else {
                stage.take(instruction, arguments);
            }
        }
        return stage;
    }

    private void from(List<String> words, Map<String, Stage> named) {
        var rest = words.stream().filter(word -> !word.startsWith("--")).toList();
        var image = rest.isEmpty() ? "scratch" : rest.get(0);
        Optional.ofNullable(named.get(image)).ifPresentOrElse(this::inherit, () -> from = Optional.of(image));
        if (rest.size() == 3 && rest.get(1).equalsIgnoreCase("AS")) {
            named.put(rest.get(2), this);
        }
        named.put(String.valueOf(named.size()), this);
    }

    private void inherit(Stage base) {
        from = base.from;
        environment.putAll(base.environment);
        labels.putAll(base.labels);
        ports.addAll(base.ports);
        volumes.addAll(base.volumes);
        commands.putAll(base.commands);
        copies.addAll(base.copies);
        remarks.addAll(base.remarks);
        user = base.user;
        workingDirectory = base.workingDirectory;
        maintainer = base.maintainer;
    }

    private void take(Dockerfile.Instruction instruction, Map<String, String> given) {
        var text = resolved(instruction.text());
        switch (instruction.name()) {
            case "ARG" -> {
                var pair = text.split("=", 2);
                if (pair.length == 2) {
                    arguments.put(
                            pair[0].trim(),
                            given.getOrDefault(
                                    pair[0].trim(),
                                    Words.of(pair[1]).stream().findFirst().orElse("")));
                }
            }
            case "ENV" -> pairs(text, environment);
            case "LABEL" -> pairs(text, labels);
            case "EXPOSE" -> ports.addAll(Words.of(text));
            case "VOLUME" -> volumes.addAll(Words.ofList(text));
            case "USER" -> user = Optional.of(text);
            case "WORKDIR" ->
                workingDirectory = Optional.of(absolute(Words.of(text).get(0)));
            case "MAINTAINER" -> maintainer = Optional.of(text);
            case "ENTRYPOINT", "CMD" -> command(instruction);
            case "COPY", "ADD" ->
                Copy.of(instruction.name(), text, this::absolute).ifPresent(copies::add);
            default ->
                remarks.add(new Remark(instruction.name() + " " + shortened(instruction.text()) + ": "
                        + (instruction.name().equals("RUN")
                                ? "nothing is run while an image is built. What it does belongs into a base image; folders that it makes, and owners that it changes, into <directories> and <permissions>."
                                : "has no counterpart; it belongs into a base image.")));
        }
    }

    /** A CMD of the base is none of an ENTRYPOINT that replaces the base's. */
    private void command(Dockerfile.Instruction instruction) {
        var text = instruction.text();
        commands.put(instruction.name(), text.startsWith("[") ? Words.ofList(text) : List.of("/bin/sh", "-c", text));
    }

    private String absolute(String path) {
        var base = workingDirectory.orElse("/");
        return path.startsWith("/") ? path : (base.endsWith("/") ? base : base + "/") + path;
    }

    private void pairs(String text, Map<String, String> into) {
        var words = Words.of(text);
        if (!words.isEmpty() && !words.get(0).contains("=")) {
            into.put(
                    words.get(0),
                    text.substring(Math.min(text.length(), words.get(0).length()))
                            .strip());
            return;
        }
        for (var word : words) {
            var pair = word.split("=", 2);
            into.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
    }

    /** Variables that the file itself has set; all others stay, since they may be Maven's. */
    private String resolved(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            var name = match.group(1) == null ? match.group(3) : match.group(1);
            var value = environment.getOrDefault(
                    name, arguments.getOrDefault(name, match.group(2) == null ? match.group() : match.group(2)));
            return Matcher.quoteReplacement(value);
        });
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }

    /** What it says, as the children of a {@code <build>}. */
    List<Element> elements() {
        var elements = new ArrayList<Element>();
        from.ifPresent(image -> elements.add(Element.of("from", image)));
        maintainer.ifPresent(name -> elements.add(Element.of("maintainer", name)));
        elements.add(map("env", environment));
        elements.add(map("labels", labels));
        elements.add(Element.of(
                "ports", ports.stream().map(port -> Element.of("port", port)).toList()));
        elements.add(Element.of(
                "volumes",
                volumes.stream().map(volume -> Element.of("volume", volume)).toList()));
        user.ifPresent(name -> elements.add(Element.of("user", name)));
        workingDirectory.ifPresent(path -> elements.add(Element.of("workdir", path)));
        commands.forEach((name, words) -> elements.add(Element.of(
                name.equals("CMD") ? "cmd" : "entryPoint",
                List.of(Element.of(
                        "exec",
                        words.stream().map(word -> Element.of("arg", word)).toList())))));
        return elements;
    }

    private static Element map(String name, Map<String, String> map) {
        return Element.of(
                name,
                map.entrySet().stream()
                        .map(entry -> Element.entry(entry.getKey(), Text.of(entry.getValue())))
                        .toList());
    }

    List<Copy> copies() {
        return copies;
    }

    /** What has no counterpart. */
    List<Remark> remarks() {
        return List.copyOf(remarks);
    }
}
