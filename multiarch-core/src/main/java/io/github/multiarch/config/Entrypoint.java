package io.github.multiarch.config;

import java.util.List;

/** What a container starts: the parameter {@code container/entrypoint}. */
public sealed interface Entrypoint {
    /** The JVM with the application's class path and main class. */
    record Java() implements Entrypoint {}

    /** Whatever the base starts. */
    record Inherit() implements Entrypoint {}

    /**
     * This command.
     *
     * @param command program and fixed arguments; not empty
     */
    record Command(List<String> command) implements Entrypoint {
        /** Takes a copy. */
        public Command {
            command = List.copyOf(command);
        }
    }

    /**
     * Reads the parameter.
     *
     * @param words nothing for the JVM, the one word INHERIT for the base's, else the command
     * @return what to start
     */
    static Entrypoint of(List<String> words) {
        if (words.isEmpty()) {
            return new Java();
        }
        return words.equals(List.of("INHERIT")) ? new Inherit() : new Command(words);
    }
}
