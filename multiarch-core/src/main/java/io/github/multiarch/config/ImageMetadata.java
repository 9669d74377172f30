package io.github.multiarch.config;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an image says of itself.
 *
 * @param created the time of all that is made
 * @param annotations on the index and on every manifest, sorted by key
 */
public record ImageMetadata(Instant created, SortedMap<String, String> annotations) {
    /** Takes a copy. */
    public ImageMetadata {
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }
}
