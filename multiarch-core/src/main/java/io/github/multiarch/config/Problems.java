package io.github.multiarch.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects everything that is wrong, so that a user mends it in one go. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /**
     * Notes a problem; a second mention of the same one is left out.
     *
     * @param subject what is at fault
     * @param message what is wrong with it and what to do
     */
    public void add(String subject, String message) {
        var problem = new Problem(subject, message);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /**
     * Notes what was found elsewhere.
     *
     * @param problems in their order
     */
    public void addAll(List<Problem> problems) {
        problems.forEach(problem -> add(problem.subject(), problem.message()));
    }

    /**
     * Runs a parser and notes its complaint.
     *
     * @param subject what is being read
     * @param parser throws IllegalArgumentException for bad input
     * @param <T> what it makes
     * @return empty when it complained
     */
    public <T> Optional<T> attempt(String subject, Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (IllegalArgumentException e) {
            add(subject, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Everything so far.
     *
     * @return a copy, in the order in which it was found
     */
    public List<Problem> found() {
        return List.copyOf(found);
    }

    /**
     * Stops here when there were problems.
     *
     * @throws InvalidRequestException with all of them
     */
    public void throwIfAny() throws InvalidRequestException {
        if (!found.isEmpty()) {
            throw new InvalidRequestException(found);
        }
    }
}
