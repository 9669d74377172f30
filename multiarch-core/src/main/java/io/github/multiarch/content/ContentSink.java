package io.github.multiarch.content;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import java.io.IOException;

/** A place to write content to. Nothing that it holds changes under its digest; only tags move. */
public interface ContentSink {
    /**
     * Whether this blob or document is here already.
     *
     * @param descriptor what to look for
     * @return true when it is
     * @throws IOException when this place cannot be asked
     */
    boolean has(Descriptor descriptor) throws IOException;

    /**
     * Stores a config or layer.
     *
     * @param descriptor its digest and size
     * @param body where its bytes come from; may be opened more than once
     * @throws IOException when it is not stored, or the bytes are not those of the descriptor
     */
    void write(Descriptor descriptor, BlobBody body) throws IOException;

    /**
     * Stores a manifest or index under its digest. Everything that it names must be here, or be foreign.
     *
     * @param document exactly these bytes
     * @throws IOException when it is not stored
     */
    void write(Document document) throws IOException;

    /**
     * Gives a manifest or index a name, moving that name if it stood for another.
     *
     * @param document a manifest or index
     * @param tag a valid tag
     * @throws IOException when the name does not stand for this document now
     */
    void tag(Document document, String tag) throws IOException;
}
