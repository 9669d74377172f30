package io.github.multiarch.credentials;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Runs credential helpers, programs of the user's that keep passwords: {@code docker-credential-NAME get} reads the name of a server and prints its credentials.
 * jib-core can run them too, but waits for them for ever and keeps all that they print.
 */
final class CredentialHelpers {
    /** Those on the {@code PATH}. Half a minute is enough for a cloud's token server, and for a person to unlock a key ring. */
    static final CredentialHelpers ON_THE_PATH =
            new CredentialHelpers(UnaryOperator.identity(), Duration.ofSeconds(30));

    private static final Pattern ABSENT = Pattern.compile("error[=:] ?2\\b");

    private final UnaryOperator<String> programs;
    private final Duration limit;

    /**
     * Helpers of one place.
     *
     * @param programs from a helper's name to what is started
     * @param limit for one question
     */
    CredentialHelpers(UnaryOperator<String> programs, Duration limit) {
        this.programs = programs;
        this.limit = limit;
    }

    HelperAnswer ask(HelperQuestion question) {
        var program = programs.apply(question.program());
        for (var suffix : suffixes(program)) {
            Process process;
            try {
                process = new ProcessBuilder(program + suffix, "get").start();
            } catch (IOException e) {
                if (isAbsent(e)) {
                    continue;
                }
                return new HelperAnswer.Failed("it could not be started", true);
            }
            return HelperRun.ask(process, question.server(), limit);
        }
        return new HelperAnswer.Absent();
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
