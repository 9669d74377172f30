package io.github.multiarch.config;

import java.util.Map;

/**
 * A {@code dependency} of {@code platformClassifiers} as the user wrote it.
 *
 * @param name {@code groupId:artifactId}
 * @param classifiers by platform, such as {@code linux-arm-v7}; those that are not there follow from the spelling of the project's own
 */
public record PlatformClassifierParameters(String name, Map<String, String> classifiers) {}
