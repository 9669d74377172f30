package io.github.multiarch.config;

import java.util.List;
import java.util.stream.Collectors;

/** What was asked for cannot be done. Nothing has been touched. */
public class InvalidRequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * With everything that is wrong.
     *
     * @param problems at least one
     */
    public InvalidRequestException(List<Problem> problems) {
        super(
                problems.size() == 1
                        ? problems.get(0).toString()
                        : problems.size() + " problems:\n"
                                + problems.stream().map(p -> "  - " + p).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * Everything that is wrong.
     *
     * @return at least one
     */
    public List<Problem> problems() {
        return problems;
    }
}
