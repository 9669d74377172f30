package io.github.multiarch.validate;

import java.util.ArrayList;
import java.util.List;

/** Collects findings, but no more than anybody would read: a hostile index can have tens of thousands of bad entries. */
final class Findings {
    private static final int LIMIT = 200;

    private final List<Finding> list = new ArrayList<>();

    void add(String place, String message) {
        if (list.size() < LIMIT) {
            list.add(new Finding(place, message));
        } else if (list.size() == LIMIT) {
            list.add(new Finding(place, "is wrong too; more than " + LIMIT + " findings, the rest is left out"));
        }
    }

    List<Finding> list() {
        return List.copyOf(list);
    }
}
