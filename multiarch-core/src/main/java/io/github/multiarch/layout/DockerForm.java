package io.github.multiarch.layout;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds to a layout what makes its archive one for {@code docker load} too. Engines that read layouts find the names in {@code index.json}, older ones in {@code manifest.json}; layers stay compressed
 * as they are, which all of them can read.
 */
public final class DockerForm {
    private DockerForm() {}

    /**
     * Adds it.
     *
     * @param layout has one image or index; the names that it had are gone afterwards
     * @param image the manifest of that, or the index, which only engines can load that read layouts
     * @param names under which an engine shall have it
     * @throws IOException when it cannot be written
     */
    public static void add(OciLayout layout, Document image, List<ImageReference> names) throws IOException {
        if (image.descriptor().mediaType().isIndex()) {
            layout.remove(DockerManifest.FILE);
        } else {
            layout.replace(DockerManifest.FILE, saved(image, names).bytes());
        }
        var entries = names.stream().map(name -> entry(image, name)).toList();
        var index = new ImageIndex(MediaType.OCI_INDEX, entries, new TreeMap<>()).toDocument();
        layout.replace(LayoutIndex.FILE, index.bytes());
    }

    private static DockerManifest saved(Document image, List<ImageReference> names) {
        var manifest = Manifest.parse(image);
        return new DockerManifest(
                LayoutPaths.blob(manifest.config().digest()),
                names.stream().map(ImageReference::toString).toList(),
                manifest.layers().stream()
                        .map(Descriptor::digest)
                        .map(LayoutPaths::blob)
                        .toList());
    }

    private static Descriptor entry(Document image, ImageReference name) {
        return image.descriptor()
                .withAnnotations(new TreeMap<>(
                        Map.of(LayoutIndex.FULL_NAME, name.toString(), LayoutIndex.REF_NAME, name.tagOrDigest())));
    }
}
