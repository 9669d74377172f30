package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command that starts an application with {@code java}.
 *
 * @param flags of the JVM
 * @param mainClass when it is named; empty with {@code -jar} and for launchers that look for it
 * @param arguments of the application
 * @param variables of a shell that were left out, such as {@code $JAVA_OPTS}
 */
record JavaCommand(List<Text> flags, Optional<Text> mainClass, List<Text> arguments, List<String> variables) {
    private static final Pattern JAVA = Pattern.compile("(?:.*/)?java");
    private static final Pattern SHELL = Pattern.compile("(?:.*/)?(?:sh|bash|ash|dash)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?[A-Za-z_][A-Za-z0-9_]*}?");
    private static final Pattern MORE_THAN_WORDS = Pattern.compile("&&|\\|\\||[;|<>`]|\\$\\(");
    private static final List<String> WITH_CLASS_PATH = List.of("-cp", "-classpath", "--class-path");
    private static final Pattern LAUNCHER = Pattern.compile("org\\.springframework\\.boot\\.loader\\..*");

    /**
     * Reads a command.
     *
     * @param command program and arguments
     * @return empty when it is something else, or more than that
     */
    static Optional<JavaCommand> of(List<Text> command) {
        var words = words(command);
        if (words.isEmpty() || !JAVA.matcher(words.get(0).value()).matches()) {
            return Optional.empty();
        }
        return read(words.subList(1, words.size()));
    }

    /** Without the shell around it. */
    private static List<Text> words(List<Text> command) {
        var words = command;
        if (words.size() >= 3
                && SHELL.matcher(words.get(0).value()).matches()
                && words.get(1).value().equals("-c")) {
            var script = words.get(2);
            if (MORE_THAN_WORDS.matcher(script.value()).find()) {
                return List.of();
            }
            var inner = new ArrayList<>(split(script));
            words.subList(3, words.size()).stream()
                    .filter(word -> !VARIABLE.matcher(word.value()).matches())
                    .skip(1)
                    .forEach(inner::add);
            words = inner;
        }
        return !words.isEmpty() && words.get(0).value().equals("exec") ? words.subList(1, words.size()) : words;
    }

    static List<Text> split(Text text) {
        var values = Words.of(text.value());
        var written = Words.of(text.written());
        var spelled = written.size() == values.size() ? written : values;
        return java.util.stream.IntStream.range(0, values.size())
                .mapToObj(at -> new Text(values.get(at), spelled.get(at)))
                .toList();
    }

    private static Optional<JavaCommand> read(List<Text> words) {
        var flags = new ArrayList<Text>();
        var variables = new ArrayList<String>();
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var value = word.value();
            if (VARIABLE.matcher(value).matches()) {
                variables.add(value);
            } else if (value.equals("-jar")) {
                return Optional.of(
                        new JavaCommand(flags, Optional.empty(), arguments(words, at + 2, variables), variables));
            } else if (WITH_CLASS_PATH.contains(value)) {
                at++;
            } else if (value.equals("-m")
                    || value.startsWith("--module")
                    || value.equals("-p")
                    || value.startsWith("@")) {
                return Optional.empty();
            } else if (value.startsWith("-")) {
                flags.add(word);
            } else {
                var named = Optional.of(word)
                        .filter(text -> !LAUNCHER.matcher(text.value()).matches());
                return Optional.of(new JavaCommand(flags, named, arguments(words, at + 1, variables), variables));
            }
        }
        return Optional.empty();
    }

    private static List<Text> arguments(List<Text> words, int from, List<String> variables) {
        var arguments = new ArrayList<Text>();
        for (var word : words.subList(Math.min(from, words.size()), words.size())) {
            if (word.value().equals("$@")
                    || word.value().equals("${@}")
                    || word.value().equals("$*")) {
                continue;
            }
            if (VARIABLE.matcher(word.value()).matches()) {
                variables.add(word.value());
            } else {
                arguments.add(word);
            }
        }
        return arguments;
    }
}
