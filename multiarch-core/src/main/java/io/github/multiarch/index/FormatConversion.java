package io.github.multiarch.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.config.Problems;
import io.github.multiarch.gather.FoundImage;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        var json = image.manifest().json();
        var manifest = Manifest.parse(image.manifest());
        json.put("mediaType", format.manifest().value());
        rename(json.get("config"), format.config().value());
        var layers = manifest.layers();
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            var reason = reasonAgainst(layer);
            if (reason.isPresent()) {
                problems.add("format", image + " has a layer of the type " + layer.mediaType() + ", " + reason.get());
            } else {
                rename(
                        json.path("layers").get(i),
                        format.nameOf(layer.mediaType()).value());
            }
        }
        var changed = image.with(Document.of(format.manifest(), json));
        notes.add(image + " gets the media types of " + (format == ImageFormat.OCI ? "OCI" : "Docker")
                + ": its manifest is " + changed.entry().digest() + " now, its layers are the same");
        return changed;
    }

    private Optional<String> reasonAgainst(Descriptor layer) {
        var compression = layer.mediaType().layerCompression();
        if (compression.isEmpty()) {
            return Optional.of("which is no layer of a file system");
        }
        return format == ImageFormat.DOCKER && compression.get() == Compression.ZSTD
                ? Optional.of("and zstd has no name among Docker's; use the format oci")
                : Optional.empty();
    }

    private static void rename(JsonNode descriptor, String mediaType) {
        if (descriptor instanceof ObjectNode object) {
            object.put("mediaType", mediaType);
        }
    }
}
