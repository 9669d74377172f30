package io.github.multiarch.content;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a blob, to be had as often as needed. */
@FunctionalInterface
public interface BlobBody {
    /**
     * Starts reading from the first byte.
     *
     * @return a new stream, to be closed
     * @throws IOException when the bytes cannot be had
     */
    InputStream open() throws IOException;
}
