package io.github.multiarch.layout;

import io.github.multiarch.oci.JsonFields;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import java.util.List;

/**
 * An image as the file {@code manifest.json} of {@code docker save} lists it. The form has no specification of its own; <a
 * href="https://github.com/moby/docker-image-spec/blob/v1.3.1/v1.2.md#combined-image-json--filesystem-changeset-format">Docker's image specification v1.2</a> describes it.
 *
 * @param config the name of its file in the archive
 * @param names such as {@code app:1.0}; may be empty
 * @param layers the names of their files in the archive, the lowest first
 */
record DockerManifest(String config, List<String> names, List<String> layers) {
    static final String FILE = "manifest.json";

    /** More than anybody saves at once. */
    private static final int MAX_IMAGES = 1000;

    DockerManifest {
        names = List.copyOf(names);
        layers = List.copyOf(layers);
    }

    /**
     * Reads the file.
     *
     * @throws MalformedDocumentException when it is not one, or lists nothing
     */
    static List<DockerManifest> parse(byte[] bytes) {
        var images = OciJson.parseObjects(bytes, "its file " + FILE);
        if (images.isEmpty() || images.size() > MAX_IMAGES) {
            throw new MalformedDocumentException("its file " + FILE + " has " + images.size()
                    + " images; expected one at least, and " + MAX_IMAGES + " at most");
        }
        return images.stream().map(DockerManifest::read).toList();
    }

    private static DockerManifest read(JsonFields fields) {
        return new DockerManifest(
                fields.requiredString("Config"), fields.strings("RepoTags"), fields.strings("Layers"));
    }

    /** The file of this one image. */
    byte[] bytes() {
        var json = OciJson.object().put("Config", config);
        var tags = json.putArray("RepoTags");
        names.forEach(tags::add);
        var files = json.putArray("Layers");
        layers.forEach(files::add);
        return OciJson.bytes(List.of(json));
    }
}
