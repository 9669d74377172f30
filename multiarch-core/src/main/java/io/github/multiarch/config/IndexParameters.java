package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The parameters of an index over images that exist, as the user wrote them.
 *
 * @param image with or without a tag; blank when missing
 * @param defaultTag for an image without a tag
 * @param tags further tags
 * @param platformTags whether each platform's image gets a tag of its own too
 * @param mode {@code create}, {@code append}, {@code replace}, {@code remove} or {@code filter}
 * @param sources the images
 * @param template names one image for each of the platforms, such as {@code app:1.0-OS-ARCHVARIANT}
 * @param platforms those of the template, those to remove, or those to keep
 * @param annotations of the index
 * @param format {@code oci} or {@code docker}; that of the images when absent
 * @param ignoreMissing whether images that are not there are left out
 * @param force whether what the user says of a platform counts more than what the image says
 * @param referrers which of the things that refer to images from elsewhere go along; empty for the default
 * @param directory what relative paths are relative to
 */
public record IndexParameters(
        String image,
        String defaultTag,
        List<String> tags,
        boolean platformTags,
        String mode,
        List<SourceParameters> sources,
        Optional<String> template,
        List<String> platforms,
        SortedMap<String, String> annotations,
        Optional<String> format,
        boolean ignoreMissing,
        boolean force,
        List<String> referrers,
        Path directory) {}
