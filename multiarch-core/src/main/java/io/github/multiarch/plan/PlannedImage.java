package io.github.multiarch.plan;

import io.github.multiarch.config.PlatformRequest;

/**
 * One platform's image as it shall be.
 *
 * @param request what the user wants of it
 * @param base what it starts from
 * @param jars the class path
 */
public record PlannedImage(PlatformRequest request, Base base, ImageJars jars) {}
