package io.github.multiarch.index;

import io.github.multiarch.config.Problems;
import io.github.multiarch.gather.FoundImage;
import io.github.multiarch.oci.ImageFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives images the media types of one family. Configs and layers stay as they are, byte for byte; manifests name them differently, and so have other digests. What is said of an
 * image by its digest holds for the image as it was.
 */
final class FormatConversion {
    private final ImageFormat format;
    private final Problems problems;
    private final List<String> notes;

    FormatConversion(ImageFormat format, Problems problems, List<String> notes) {
        this.format = format;
        this.problems = problems;
        this.notes = notes;
    }

    List<FoundImage> convert(List<FoundImage> images) {
        var converted = new ArrayList<FoundImage>();
        for (var image : images) {
            if (image.isAttestation()) {
                continue;
            }
            converted.add(isOfFormat(image) ? image : convert(image));
        }
        for (var image : images) {
            if (image.isAttestation()) {
                if (isOfFormat(image)
                        && (converted.stream().allMatch(FoundImage::isThere)
                                || converted.stream().anyMatch(one -> one.isAttestedBy(image.entry())))) {
                    converted.add(image);
                } else {
                    notes.add("warning: the attestation " + image
                            + " is left out: it is of an image with media types of" + " the other family");
                }
            }
        }
        return converted;
    }

    private boolean isOfFormat(FoundImage image) {
        return image.entry().mediaType().isOf(format);
    }

    private FoundImage convert(FoundImage image) {
        var changed = image.with(ManifestConversion.convert(
                image.manifest(), format, objection -> problems.add("format", image + " " + objection)));
        notes.add(image + " gets the media types of " + (format == ImageFormat.OCI ? "OCI" : "Docker")
                + ": its manifest is " + changed.entry().digest() + " now, its layers are the same");
        return changed;
    }
}
