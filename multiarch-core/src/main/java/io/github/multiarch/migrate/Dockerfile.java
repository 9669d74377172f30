package io.github.multiarch.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The instructions of a Dockerfile, in their order; see the <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>.
 *
 * @param instructions each with its name in capital letters
 */
record Dockerfile(List<Instruction> instructions) {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)\\s+(.*)", Pattern.DOTALL);
    private static final int MOST_BYTES = 1024 * 1024;

    /** An instruction and what stands behind it, on one line. */
    record Instruction(String name, String text) {}

    /** Reads a file; longer ones than a mebibyte are none. */
    static Dockerfile read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is no Dockerfile: it is longer than a mebibyte");
        }
        return parse(Files.readString(file));
    }

    static Dockerfile parse(String text) {
        var instructions = new ArrayList<Instruction>();
        var statement = new StringBuilder();
        for (var line : text.lines().toList()) {
            if (line.stripLeading().startsWith("#") || (line.isBlank() && statement.length() > 0)) {
                continue;
            }
            var end = line.stripTrailing();
            if (end.endsWith("\\")) {
                statement.append(end, 0, end.length() - 1).append(' ');
                continue;
            }
            add(instructions, statement.append(end).toString());
            statement.setLength(0);
        }
        add(instructions, statement.toString());
        return new Dockerfile(List.copyOf(instructions));
    }

    private static void add(List<Instruction> instructions, String statement) {
        var match = LINE.matcher(statement.strip());
        if (match.matches()) {
            instructions.add(new Instruction(
                    match.group(1).toUpperCase(Locale.ROOT), match.group(2).strip()));
        }
    }
}
