package io.github.multiarch.progress;

import java.io.Console;
import java.util.Locale;
import java.util.Map;

/** Decides whether somebody is looking: a display that redraws itself is for a person at a terminal, and garbage everywhere else. */
public final class Terminals {
    private Terminals() {}

    /**
     * Whether this process may draw on its standard output.
     *
     * @param plain whether lines were asked for: batch mode, no transfer progress, quiet
     * @param environment the process's environment variables
     * @return true only when standard input and output are both a terminal, and nothing speaks against it
     */
    public static boolean isInteractive(boolean plain, Map<String, String> environment) {
        return permits(plain, environment) && isConsoleTerminal();
    }

    /** What can be decided without looking at the streams. */
    static boolean permits(boolean plain, Map<String, String> environment) {
        var continuousIntegration = environment.getOrDefault("CI", "").toLowerCase(Locale.ROOT);
        return !plain
                && (continuousIntegration.isEmpty()
                        || continuousIntegration.equals("false")
                        || continuousIntegration.equals("0"))
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && movesTheCursor(environment);
    }

    private static boolean movesTheCursor(Map<String, String> environment) {
        var terminal = environment.getOrDefault("TERM", "");
        if (!terminal.isEmpty()) {
            return !terminal.equals("dumb") && !terminal.equals("unknown");
        }
        // Windows has no TERM; of its consoles, these are known to understand escape sequences.
        return environment.containsKey("WT_SESSION")
                || environment.getOrDefault("ConEmuANSI", "").equals("ON");
    }

    /** From Java 22 on there may be a console even where there is no terminal, and a method that tells. Before, it is only there when both streams are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // isTerminal is asked, where it exists
    private static boolean isConsoleTerminal() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
