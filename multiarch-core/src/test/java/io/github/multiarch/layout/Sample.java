package io.github.multiarch.layout;

import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.History;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small index for three platforms, the same bytes on every machine. Its layers are no real archives. */
final class Sample {
    private static final List<String> PLATFORMS = List.of("linux/amd64", "linux/arm64", "linux/arm/v7");

    private Sample() {}

    static byte[] layerBytes(String text) {
        return ("layer of " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Descriptor layer(String text) {
        var bytes = layerBytes(text);
        return new Descriptor(ImageFormat.OCI.layer(Compression.NONE), Digest.of(bytes), bytes.length);
    }

    /** One image in the layout, not tagged. */
    static Document image(OciLayout layout, String platform) throws IOException {
        var layers = new ArrayList<Descriptor>();
        var config = ImageConfig.empty(Platform.parse(platform)).edit().created(Instant.EPOCH);
        for (var text : List.of("every platform", platform)) {
            var layer = layer(text);
            layout.write(layer, () -> new ByteArrayInputStream(layerBytes(text)));
            layers.add(layer);
            config.layer(layer.digest(), new History(Instant.EPOCH, "sample", text, false));
        }
        var document = config.environment(Map.of("PATH", "/usr/bin")).done().toDocument(ImageFormat.OCI);
        layout.write(document.descriptor(), () -> new ByteArrayInputStream(document.bytes()));
        var annotations = new TreeMap<>(Map.of("org.opencontainers.image.title", "sample"));
        var manifest =
                new Manifest(ImageFormat.OCI.manifest(), document.descriptor(), layers, annotations).toDocument();
        layout.write(manifest);
        return manifest;
    }

    /** The index in the layout, not tagged. */
    static Document index(OciLayout layout) throws IOException {
        var entries = new ArrayList<Descriptor>();
        for (var platform : PLATFORMS) {
            entries.add(image(layout, platform).descriptor().withPlatform(Platform.parse(platform)));
        }
        var index = new ImageIndex(ImageFormat.OCI.index(), entries, new TreeMap<>()).toDocument();
        layout.write(index);
        return index;
    }
}
