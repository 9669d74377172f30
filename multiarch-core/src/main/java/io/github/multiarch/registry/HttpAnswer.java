package io.github.multiarch.registry;

import com.google.api.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** An answer whose body has not been read yet. Closing it, or its body, before the end of the body closes the connection; nothing is read for that. */
final class HttpAnswer implements AutoCloseable {
    /** The most that is read of a token or of a body that only serves a message. */
    static final int SMALL_BODY_BYTES = 64 * 1024;

    private final URI uri;
    private final HttpResponse response;
    private final InputStream body;

    HttpAnswer(URI uri, HttpResponse response) throws IOException {
        this.uri = uri;
        this.response = response;
        var content = hasBody(response) ? response.getContent() : null;
        this.body = content == null ? InputStream.nullInputStream() : content;
    }

    /** RFC 9110, section 6.4.1. The library gives a stream in the other cases, too, which only fails. */
    private static boolean hasBody(HttpResponse response) {
        int status = response.getStatusCode();
        return !response.getRequest().getRequestMethod().equals("HEAD")
                && status >= 200
                && status != 204
                && status != 304;
    }

    /** Who answered. */
    URI uri() {
        return uri;
    }

    /** To which method. */
    String method() {
        return response.getRequest().getRequestMethod();
    }

    int status() {
        return response.getStatusCode();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(response.getHeaders().getFirstHeaderStringValue(name));
    }

    List<String> headers(String name) {
        return response.getHeaders().getHeaderStringValues(name);
    }

    InputStream body() {
        return body;
    }

    /** The beginning of the body: all of it when the result is shorter than the limit. */
    byte[] firstBytes(int limit) throws IOException {
        return body.readNBytes(limit);
    }

    /** Reads a small rest, so that the connection can be used again; closes it when there is more. */
    void discard() {
        try (this) {
            body.readNBytes(SMALL_BODY_BYTES);
        } catch (IOException e) {
            // What this answer said is of no interest any more, and its connection is closed.
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // The connection is gone either way.
        }
    }
}
