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
     * @param layout has one image; the names that it had are gone afterwards
     * @param image the manifest of that
     * @param names under which an engine shall have it
     * @throws IOException when it cannot be written
     */
    public static void add(OciLayout layout, Document image, List<ImageReference> names) throws IOException {
        var manifest = Manifest.parse(image);
        var saved = new DockerManifest(
                LayoutPaths.blob(manifest.config().digest()),
                names.stream().map(ImageReference::toString).toList(),
                manifest.layers().stream()
                        .map(Descriptor::digest)
                        .map(LayoutPaths::blob)
                        .toList());
        layout.replace(DockerManifest.FILE, saved.bytes());
        var entries = names.stream().map(name -> entry(image, name)).toList();
        var index = new ImageIndex(MediaType.OCI_INDEX, entries, new TreeMap<>()).toDocument();
        layout.replace(LayoutIndex.FILE, index.bytes());
    }

    private static Descriptor entry(Document image, ImageReference name) {
        return image.descriptor()
                .withAnnotations(new TreeMap<>(
                        Map.of(LayoutIndex.FULL_NAME, name.toString(), LayoutIndex.REF_NAME, name.tagOrDigest())));
    }
}
