package io.github.multiarch.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Starts programs that may not be there. */
public final class Programs {
    private static final Pattern ABSENT = Pattern.compile("error[=:] ?2\\b");

    private Programs() {}

    /**
     * Starts one.
     *
     * @param program a name on the {@code PATH}, or a path
     * @param arguments as they are, no shell reads them
     * @return empty when there is no such program
     * @throws IOException when there is one and it cannot be started
     */
    public static Optional<Process> start(String program, List<String> arguments) throws IOException {
        for (var suffix : suffixes(program)) {
            var words = new ArrayList<String>();
            words.add(program + suffix);
            words.addAll(arguments);
            try {
                return Optional.of(new ProcessBuilder(words).start());
            } catch (IOException e) {
                if (!isAbsent(e)) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> suffixes(String program) {
        var windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        return windows && !program.endsWith(".exe") && !program.endsWith(".cmd")
                ? List.of(".cmd", ".exe")
                : List.of("");
    }

    /** The number is the same on every system, ENOENT and ERROR_FILE_NOT_FOUND; the words around it are in the user's language. */
    private static boolean isAbsent(IOException e) {
        return ABSENT.matcher(String.valueOf(e.getMessage())).find();
    }
}
