package io.github.multiarch.config;

/**
 * Tell whether the bases of an image have moved.
 *
 * @param image in a registry or a layout; not scratch
 */
public record DriftRequest(BaseReference image) {}
