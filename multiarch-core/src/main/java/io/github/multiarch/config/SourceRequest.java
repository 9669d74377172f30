package io.github.multiarch.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image, or an index over several, that an index shall name.
 *
 * @param reference not scratch
 * @param claim what the user says of its platform
 * @param annotations of its entry in the index
 */
public record SourceRequest(BaseReference reference, PlatformClaim claim, SortedMap<String, String> annotations) {
    /** Takes a copy. */
    public SourceRequest {
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }
}
