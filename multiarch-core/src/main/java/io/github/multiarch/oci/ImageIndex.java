package io.github.multiarch.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * One image per platform under one name: <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md">OCI image spec v1.1.1, image
 * index</a>, or a Docker manifest list.
 *
 * @param mediaType of the index itself
 * @param manifests in the order in which clients look at them
 * @param annotations sorted by key
 */
public record ImageIndex(MediaType mediaType, List<Descriptor> manifests, SortedMap<String, String> annotations) {

    /** Takes copies. */
    public ImageIndex {
        manifests = List.copyOf(manifests);
        annotations = Descriptor.sorted(annotations);
    }

    /**
     * Reads an index.
     *
     * @param document whose media type is an index's
     * @return the index
     * @throws MalformedDocumentException when it is not one; the message names document and field
     */
    public static ImageIndex parse(Document document) {
        var where = document.toString();
        var fields = new JsonFields(document.json(), where);
        Versions.check(fields, document, where);
        if (fields.optional("layers").isPresent() || fields.optional("config").isPresent()) {
            throw new MalformedDocumentException(where + " has both the fields of an index and those of a manifest");
        }
        fields.required("manifests");
        var manifests = new ArrayList<Descriptor>();
        for (var manifest : fields.array("manifests")) {
            manifests.add(Descriptor.fromJson(manifest, where + ".manifests[" + manifests.size() + "]"));
        }
        return new ImageIndex(document.descriptor().mediaType(), manifests, fields.stringMap("annotations"));
    }

    /**
     * Writes the index.
     *
     * @return the document, the same bytes for equal indexes
     */
    public Document toDocument() {
        var json = OciJson.object();
        json.put("schemaVersion", 2);
        json.put("mediaType", mediaType.value());
        var array = json.putArray("manifests");
        manifests.forEach(manifest -> array.add(manifest.toJson()));
        OciJson.putStringMap(json, "annotations", annotations);
        return Document.of(mediaType, json);
    }
}
