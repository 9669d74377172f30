package io.github.multiarch.registry;

import io.github.multiarch.content.BlobBody;
import io.github.multiarch.content.VerifyingInputStream;
import io.github.multiarch.oci.Descriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request carries. Its bytes are produced while it is sent, and once more if it has to be sent again. */
final class HttpBody {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final String contentType;
    private final long length;
    private final BlobBody source;
    private volatile @Nullable IOException sourceFailure;

    private HttpBody(String contentType, long length, BlobBody source) {
        this.contentType = contentType;
        this.length = length;
        this.source = source;
    }

    static HttpBody of(String contentType, byte[] bytes) {
        return new HttpBody(contentType, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** A blob, held against its descriptor on the way. */
    static HttpBody of(Descriptor descriptor, BlobBody source) {
        return new HttpBody(
                "application/octet-stream",
                descriptor.size(),
                () -> VerifyingInputStream.of(source.open(), descriptor, "the source"));
    }

    String contentType() {
        return contentType;
    }

    long length() {
        return length;
    }

    /** Why the bytes could not be had, as opposed to why they could not be sent. */
    Optional<IOException> sourceFailure() {
        return Optional.ofNullable(sourceFailure);
    }

    /** Sends the bytes. Each buffer leaves only when what follows it has been read, so that a body found wrong at its end is never complete. */
    void writeTo(OutputStream out) throws IOException {
        sourceFailure = null;
        try (var in = openSource()) {
            var ready = new byte[BUFFER_BYTES];
            var next = new byte[BUFFER_BYTES];
            int readyLength = read(in, ready);
            while (readyLength > 0) {
                int nextLength = read(in, next);
                out.write(ready, 0, readyLength);
                var swap = ready;
                ready = next;
                next = swap;
                readyLength = nextLength;
            }
        }
    }

    /** For a body without bytes, which HTTP clients do not ask for: still held against its descriptor. */
    void checkEmpty() throws IOException {
        if (length == 0) {
            writeTo(OutputStream.nullOutputStream());
        }
    }

    private InputStream openSource() throws IOException {
        try {
            return source.open();
        } catch (IOException e) {
            sourceFailure = e;
            throw e;
        }
    }

    private int read(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.readNBytes(buffer, 0, buffer.length);
        } catch (IOException e) {
            sourceFailure = e;
            throw e;
        }
    }
}
