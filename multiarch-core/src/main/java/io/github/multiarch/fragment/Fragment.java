package io.github.multiarch.fragment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.JsonFields;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.util.List;

/**
 * The images that one machine has pushed by their digests. Its JSON is an interface: other tools may write it.
 *
 * @param image under which name the index over all fragments shall go out, with a tag
 * @param tags further tags, and the first
 * @param index over the images of this fragment; it is nowhere but here
 */
public record Fragment(ImageReference image, List<String> tags, ImageIndex index) {
    private static final String IMAGE = "image";
    private static final String TAGS = "tags";
    private static final String INDEX = "index";

    /** Takes a copy. */
    public Fragment {
        tags = List.copyOf(tags);
    }

    /**
     * Reads a fragment.
     *
     * @param bytes JSON of at most {@link OciJson#MAX_DOCUMENT_BYTES}
     * @param where what it is, for messages
     * @return the fragment
     * @throws MalformedDocumentException when it is none; the message names the field
     */
    public static Fragment parse(byte[] bytes, String where) {
        var json = OciJson.parseObject(bytes, where);
        var fields = new JsonFields(json, where);
        fields.object(INDEX);
        var index = (ObjectNode) fields.required(INDEX);
        var mediaType = new JsonFields(index, where + "." + INDEX).requiredString("mediaType");
        try {
            var type = new MediaType(mediaType);
            if (!type.isIndex()) {
                throw new IllegalArgumentException("'" + type + "' is not the media type of an index");
            }
            var tags =
                    fields.strings(TAGS).stream().map(ImageReference::checkTag).toList();
            return new Fragment(
                    ImageReference.parse(fields.requiredString(IMAGE)),
                    tags,
                    ImageIndex.parse(Document.of(type, index)));
        } catch (IllegalArgumentException e) {
            throw e instanceof MalformedDocumentException malformed
                    ? malformed
                    : new MalformedDocumentException(where + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes the fragment.
     *
     * @return JSON of several lines, the same for equal fragments
     */
    public byte[] write() {
        var json = OciJson.object();
        json.put(IMAGE, image.toString());
        var array = json.putArray(TAGS);
        tags.forEach(array::add);
        json.set(INDEX, index.toDocument().json());
        return OciJson.lines(json);
    }
}
