package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.Digest;
import java.util.Map;
import java.util.TreeMap;

/** How long what was written is not seen, counted in requests. */
final class Lag {
    private final Map<String, Integer> reads = new TreeMap<>();
    private final Map<String, Integer> writes = new TreeMap<>();
    private int count;

    synchronized void set(int newCount) {
        count = newCount;
        reads.clear();
        writes.clear();
    }

    synchronized void wrote(String repository, String reference, Digest digest) {
        reads.put(repository + " " + reference, count);
        reads.put(repository + " " + digest, count);
    }

    /** Whether this read is too early. */
    synchronized boolean hides(String repository, String reference) {
        return takeOne(reads, repository + " " + reference, 0);
    }

    /** Whether this index is too early. */
    synchronized boolean refuses(String repository, Digest index) {
        return takeOne(writes, repository + " " + index, count);
    }

    private static boolean takeOne(Map<String, Integer> counts, String key, int atFirst) {
        int left = counts.getOrDefault(key, atFirst);
        counts.put(key, Math.max(left - 1, 0));
        return left > 0;
    }
}
