package io.github.multiarch.config;

import io.github.multiarch.oci.ImageReference;
import java.util.List;

/**
 * Under which names an image is published.
 *
 * @param image with a tag, without a digest
 * @param tags all tags, the image's own first, each once
 * @param platformTags whether each platform's image gets a tag of its own too
 */
public record Target(ImageReference image, List<String> tags, boolean platformTags) {

    /** Takes copies. */
    public Target {
        tags = List.copyOf(tags);
    }

    /**
     * Reads the parameters {@code image} and {@code tags}.
     *
     * @param image with or without a tag
     * @param defaultTag for an image without one: the project's version
     * @param moreTags further tags
     * @param platformTags whether each platform's image gets a tag of its own too
     * @return the target
     * @throws InvalidRequestException with everything that is wrong
     */
    public static Target read(String image, String defaultTag, List<String> moreTags, boolean platformTags)
            throws InvalidRequestException {
        var problems = new Problems();
        var target = TargetReader.read(problems, image, defaultTag, moreTags, platformTags);
        problems.throwIfAny();
        return target.orElseThrow();
    }

    /**
     * The tags with what stands before them.
     *
     * @return one name for each tag, in their order
     */
    public List<ImageReference> names() {
        return tags.stream().map(image::withTag).toList();
    }
}
