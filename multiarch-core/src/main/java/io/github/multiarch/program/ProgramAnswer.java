package io.github.multiarch.program;

import java.io.IOException;
import java.util.Optional;

/** What came of asking a program. */
public sealed interface ProgramAnswer {
    /**
     * It ended by itself. What it printed may be a secret.
     *
     * @param exitStatus 0 when it says that all went well
     * @param output what it printed
     * @param errors what it printed to its standard error
     * @param unsent why not all of its input was written; such as that it did not want all of it
     */
    record Ended(int exitStatus, String output, String errors, Optional<IOException> unsent) implements ProgramAnswer {}

    /**
     * It was ended.
     *
     * @param how in our own words: {@code it did not answer within 30 s and was ended}
     */
    record Stopped(String how) implements ProgramAnswer {}
}
