package io.github.multiarch.spec;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.Shown;

/** What is wrong with one file, each with its place. */
final class Complaints {
    /** More than anybody mends in one go: a file that is no spec at all may have a problem in every line. */
    static final int MOST = 50;

    private final String file;
    private final Problems problems = new Problems();
    private int found;

    Complaints(String file) {
        this.file = Shown.of(file);
    }

    /** About the file as a whole. */
    void add(String message) {
        problems.add(file, message);
    }

    /** About a place, and the part of the spec that is there; an empty path where it is none. */
    void add(Position position, String path, String message) {
        found++;
        if (found <= MOST) {
            var place = file + ":" + position;
            problems.add(path.isEmpty() ? place : place + ": " + Shown.of(path), message);
        }
    }

    void throwIfAny() throws InvalidRequestException {
        if (found > MOST) {
            add("has " + (found - MOST) + " problems more");
        }
        problems.throwIfAny();
    }
}
