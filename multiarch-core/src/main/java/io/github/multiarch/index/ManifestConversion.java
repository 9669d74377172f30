package io.github.multiarch.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.Manifest;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives a manifest the media types of the other family. Layers and config stay as they are, and so does whatever else the manifest says. */
public final class ManifestConversion {
    private ManifestConversion() {}

    /**
     * Converts.
     *
     * @param manifest of an image
     * @param format the family
     * @param objections is told of each layer that has no name there
     * @return another document, of the same layers; of no use where there are objections
     */
    public static Document convert(Document manifest, ImageFormat format, Consumer<String> objections) {
        var json = manifest.json();
        var layers = Manifest.parse(manifest).layers();
        json.put("mediaType", format.manifest().value());
        rename(json.get("config"), format.config().value());
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            var reason = reasonAgainst(layer, format);
            if (reason.isPresent()) {
                objections.accept("has a layer of the type " + layer.mediaType() + ", " + reason.get());
            } else {
                rename(
                        json.path("layers").get(i),
                        format.nameOf(layer.mediaType()).value());
            }
        }
        return Document.of(format.manifest(), json);
    }

    private static Optional<String> reasonAgainst(Descriptor layer, ImageFormat format) {
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
