package io.github.multiarch.check;

import io.github.multiarch.config.Problem;
import java.util.List;

/**
 * What a check has found.
 *
 * @param platforms in the order of the index, each with its native code
 * @param rows the base first, then its Java where that matters, then each dependency that has native code, in the order of the class path
 * @param notes what was decided, for people
 * @param problems what fails the check
 * @param warnings what does not
 */
public record CheckReport(
        List<NativeBytes> platforms,
        List<Row> rows,
        List<String> notes,
        List<Problem> problems,
        List<String> warnings) {
    /** Takes copies. */
    public CheckReport {
        platforms = List.copyOf(platforms);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /**
     * Whether all is well.
     *
     * @return true when there is no problem; there may be warnings
     */
    public boolean isSound() {
        return problems.isEmpty();
    }
}
