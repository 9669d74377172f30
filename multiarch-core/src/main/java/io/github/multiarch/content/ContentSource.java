package io.github.multiarch.content;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A place to read content from. Whatever it returns has been, or while it is read is being, held against its digest and size. */
public interface ContentSource {
    /**
     * The manifest or index that a name stands for now.
     *
     * @param tagOrDigest a tag, or a digest in its text form; a document asked for by digest is checked against it
     * @return empty when this place is there but has nothing of that name
     * @throws IOException when this place cannot be asked, refuses, or answers with something else
     */
    Optional<Document> resolve(String tagOrDigest) throws IOException;

    /**
     * A manifest, index or config.
     *
     * @param descriptor of at most {@link io.github.multiarch.oci.OciJson#MAX_DOCUMENT_BYTES}
     * @return the document with this descriptor
     * @throws ContentNotFoundException when it is not here
     * @throws IOException when it cannot be read or is not what the descriptor says
     */
    Document document(Descriptor descriptor) throws IOException;

    /**
     * Any blob, as a stream.
     *
     * @param descriptor what to read
     * @return a stream that fails before its end is reported when the bytes are not those of the descriptor; to be closed
     * @throws ContentNotFoundException when it is not here
     * @throws IOException when it cannot be read
     */
    InputStream open(Descriptor descriptor) throws IOException;

    /**
     * Whether this blob or document is here. It is not read.
     *
     * @param descriptor what to look for
     * @return true when it is
     * @throws IOException when this place cannot be asked
     */
    boolean has(Descriptor descriptor) throws IOException;

    /**
     * Reads something of this place as a whole. Where a fault may pass, as those of a network do, it is read again from its beginning.
     *
     * @param reading opens what it reads anew each time
     * @throws IOException when it fails for good
     */
    default void readPatiently(Reading reading) throws IOException {
        reading.read();
    }

    /** Reads something from its beginning to its end. */
    @FunctionalInterface
    interface Reading {
        /**
         * Reads.
         *
         * @throws IOException when that fails
         */
        void read() throws IOException;
    }
}
