package io.github.multiarch.it.bench;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What registries were asked for during a run.
 *
 * @param entries in the order of the logs
 */
record AccessLog(List<Access> entries) {
    AccessLog {
        entries = List.copyOf(entries);
    }

    static AccessLog parse(List<String> lines) {
        return new AccessLog(
                lines.stream().map(Access::parse).flatMap(Optional::stream).toList());
    }

    SortedMap<Kind, Integer> byKind() {
        var counts = new TreeMap<Kind, Integer>();
        entries.forEach(entry -> counts.merge(entry.kind(), 1, Integer::sum));
        return Collections.unmodifiableSortedMap(counts);
    }

    /** Bytes of these blobs that went to the client. */
    long down(Map<String, Long> sizes) {
        return entries.stream()
                .filter(entry -> entry.downloaded().map(sizes::containsKey).orElse(false))
                .mapToLong(Access::bytes)
                .sum();
    }

    /** Bytes of these blobs that came from the client. */
    long up(Map<String, Long> sizes) {
        return entries.stream()
                .mapToLong(entry -> entry.uploaded()
                        .map(digest -> sizes.getOrDefault(digest, 0L))
                        .orElse(0L))
                .sum();
    }
}
