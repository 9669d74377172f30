package io.github.multiarch.config;

/**
 * Show an image.
 *
 * @param image in a registry or a layout; not scratch
 * @param output in which form
 */
public record InspectRequest(BaseReference image, OutputForm output) {}
