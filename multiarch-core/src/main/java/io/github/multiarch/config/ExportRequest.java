package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Write what was built to disk, base layers included.
 *
 * @param outputDirectory where the build put its result
 * @param target whose tags are the names in the layout; those that the build recorded when absent
 * @param to a layout without a name; the archive in the output directory when absent
 * @param platform whose image, for an archive that holds one only; may be empty when no other was built
 * @param offline whether registries must not be asked for what is missing
 */
public record ExportRequest(
        Path outputDirectory,
        Optional<Target> target,
        Optional<BaseReference.InLayout> to,
        Optional<Platform> platform,
        boolean offline) {
    private static final String EXPECTED = "expected oci:PATH, oci-archive:PATH or docker-archive:PATH";

    /**
     * Reads the parameter {@code to}.
     *
     * @param text such as {@code oci-archive:image.tar}
     * @param directory what a relative path is relative to
     * @return the place
     * @throws IllegalArgumentException when it is none
     */
    public static BaseReference.InLayout place(String text, Path directory) {
        if (LayoutForm.of(text).isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no place on disk; " + EXPECTED + ". Into a registry goes 'push'");
        }
        var place = (BaseReference.InLayout) BaseReference.parse(text, directory);
        if (place.name().isPresent()) {
            throw new IllegalArgumentException(
                    "'" + text + "' says '" + place.name().get()
                            + "' after its path; the names in it are the tags of the image. Leave it out, and give <tags>");
        }
        return place;
    }
}
