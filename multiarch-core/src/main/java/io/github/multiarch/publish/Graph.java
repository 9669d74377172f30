package io.github.multiarch.publish;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An index with everything that it names, each blob once.
 *
 * @param index the index
 * @param children one manifest for each platform, in the order of the index
 * @param blobs every config and layer, with the platforms that need it
 */
record Graph(Document index, List<Child> children, List<Blob> blobs) {

    /** One platform's image. */
    record Child(Platform platform, Document manifest) {}

    /** A config or layer. Foreign layers are not here: registries do not hold them. */
    record Blob(Descriptor descriptor, List<Platform> platforms) {
        String label() {
            var what = descriptor.mediaType().isConfig() ? "config" : "layer";
            var whose = platforms.size() == 1 ? platforms.get(0).toString() : platforms.size() + " platforms";
            return whose + " " + what + " " + descriptor.digest().shortHex();
        }
    }

    static Graph read(ContentSource source, Descriptor root) throws IOException {
        var index = source.document(root);
        var children = new ArrayList<Child>();
        var blobs = new LinkedHashMap<Digest, Blob>();
        for (var entry : ImageIndex.parse(index).manifests()) {
            var document = source.document(entry);
            var platform = entry.platform().orElseThrow(() -> new IOException(entry.digest() + " has no platform"));
            children.add(new Child(platform, document));
            var manifest = Manifest.parse(document);
            manifest.layers().stream()
                    .filter(layer -> !layer.mediaType().isForeign())
                    .forEach(layer -> add(blobs, layer, platform));
            add(blobs, manifest.config(), platform);
        }
        return new Graph(index, children, List.copyOf(blobs.values()));
    }

    private static void add(Map<Digest, Blob> blobs, Descriptor descriptor, Platform platform) {
        var blob = blobs.computeIfAbsent(descriptor.digest(), d -> new Blob(descriptor, new ArrayList<>()));
        if (!blob.platforms().contains(platform)) {
            blob.platforms().add(platform);
        }
    }
}
