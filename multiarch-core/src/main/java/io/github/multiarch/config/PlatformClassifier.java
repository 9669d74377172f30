package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dependency that exists once for each platform, told apart by classifier.
 *
 * @param name {@code groupId:artifactId}
 * @param classifiers of platforms whose spelling is the artifact's own; empty text where there is none
 */
public record PlatformClassifier(String name, Map<Platform, String> classifiers) {
    /** Takes a copy. */
    public PlatformClassifier {
        classifiers = Collections.unmodifiableMap(new LinkedHashMap<>(classifiers));
    }

    /**
     * Whether it is about a dependency.
     *
     * @param id its coordinates
     * @return true for any version and classifier
     */
    public boolean covers(String id) {
        return id.startsWith(name + ":");
    }

    /**
     * The classifier that the user gave to a platform.
     *
     * @param platform of an image
     * @return empty when it follows from others; empty text when there is none
     */
    public Optional<String> given(Platform platform) {
        return Optional.ofNullable(classifiers.get(platform));
    }
}
