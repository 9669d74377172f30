package io.github.multiarch.config;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A source of an index as the user wrote it, and what is said of its platform.
 *
 * @param image in a registry or a layout; blank when missing
 * @param os the operating system; what the image says when absent, as with all that follows
 * @param architecture of the image
 * @param variant of the architecture
 * @param osVersion such as {@code 10.0.14393.1066}
 * @param osFeatures such as {@code win32k}
 * @param features of the processor, as Docker's manifest lists have them
 * @param annotations of the image's entry in the index
 */
public record SourceParameters(
        String image,
        Optional<String> os,
        Optional<String> architecture,
        Optional<String> variant,
        Optional<String> osVersion,
        List<String> osFeatures,
        List<String> features,
        SortedMap<String, String> annotations) {
    /** Takes copies. */
    public SourceParameters {
        osFeatures = List.copyOf(osFeatures);
        features = List.copyOf(features);
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /**
     * A source of which nothing is said.
     *
     * @param image in a registry or a layout
     * @return whose platform is what the image says
     */
    public static SourceParameters of(String image) {
        return new SourceParameters(
                image,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                new TreeMap<>());
    }
}
