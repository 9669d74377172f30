package io.github.multiarch.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image is. Its names are an interface: scripts read the JSON.
 *
 * @param image the name in full form
 * @param digest of the document that the name stands for
 * @param mediaType of that document
 * @param annotations of that document, sorted by key
 * @param platforms in the order of the index
 */
public record ImageSummary(
        String image, String digest, String mediaType, Map<String, String> annotations, List<Entry> platforms) {

    /**
     * One platform's image.
     *
     * @param platform such as {@code linux/arm/v7}; {@code unknown/unknown} for attestations
     * @param os the operating system
     * @param architecture the architecture
     * @param variant of the architecture
     * @param digest of its manifest
     * @param size of its layers as they are stored, in bytes
     * @param layers how many
     * @param created ISO 8601, as its config says
     * @param base the name of its base, where it says
     * @param baseDigest the digest of its base, where it says
     */
    public record Entry(
            String platform,
            String os,
            String architecture,
            Optional<String> variant,
            String digest,
            long size,
            int layers,
            Optional<String> created,
            Optional<String> base,
            Optional<String> baseDigest) {}
}
