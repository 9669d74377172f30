package io.github.multiarch.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * One image: its config and its layers. <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md">OCI image spec v1.1.1, manifest</a>, or
 * a Docker image manifest version 2 schema 2.
 *
 * @param mediaType of the manifest itself
 * @param config the image's config
 * @param layers from the lowest up
 * @param annotations sorted by key
 */
public record Manifest(
        MediaType mediaType, Descriptor config, List<Descriptor> layers, SortedMap<String, String> annotations) {

    /** Takes copies. */
    public Manifest {
        layers = List.copyOf(layers);
        annotations = Descriptor.sorted(annotations);
    }

    /**
     * Reads a manifest.
     *
     * @param document whose media type is a manifest's
     * @return the manifest
     * @throws MalformedDocumentException when it is not one; the message names document and field
     */
    public static Manifest parse(Document document) {
        var where = document.toString();
        var fields = new JsonFields(document.json(), where);
        Versions.check(fields, document, where);
        if (fields.optional("manifests").isPresent()) {
            throw new MalformedDocumentException(where + " has both the fields of a manifest and those of an index");
        }
        var layers = new ArrayList<Descriptor>();
        long bytes = 0;
        for (var layer : fields.array("layers")) {
            var here = where + ".layers[" + layers.size() + "]";
            layers.add(Descriptor.fromJson(layer, here));
            bytes += layers.get(layers.size() - 1).size();
            if (bytes > JsonValue.MAX_SIZE) {
                throw new MalformedDocumentException(here + ".size: the layers have more than " + JsonValue.MAX_SIZE
                        + " bytes together, which is the limit");
            }
        }
        return new Manifest(
                document.descriptor().mediaType(),
                Descriptor.fromJson(fields.required("config"), where + ".config"),
                layers,
                fields.stringMap("annotations"));
    }

    /**
     * Writes the manifest.
     *
     * @return the document, the same bytes for equal manifests
     */
    public Document toDocument() {
        var json = OciJson.object();
        json.put("schemaVersion", 2);
        json.put("mediaType", mediaType.value());
        json.set("config", config.toJson());
        var array = json.putArray("layers");
        layers.forEach(layer -> array.add(layer.toJson()));
        OciJson.putStringMap(json, "annotations", annotations);
        return Document.of(mediaType, json);
    }
}
