package io.github.multiarch.config;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Maps as Maven gives them may have any order; ours have one. */
final class Sorted {
    private Sorted() {}

    static SortedMap<String, String> copy(Map<String, String> map) {
        return new TreeMap<>(map);
    }
}
