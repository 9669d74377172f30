package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Single requests, as they are written, by the JDK's client: none of the code under test has a part in them. */
final class RawClient {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String origin;

    /** For one server: scheme, host and port. */
    RawClient(String origin) {
        this.origin = origin;
    }

    HttpResponse<String> send(String method, String target, String... headers) throws IOException {
        return send(method, target, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> send(String method, String target, byte[] body, String... headers) throws IOException {
        return send(method, target, BodyPublishers.ofByteArray(body), headers);
    }

    private HttpResponse<String> send(String method, String target, BodyPublisher body, String... headers)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(origin + target)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.sendAsync(request.build(), BodyHandlers.ofString()).get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no answer to " + method + " " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Where to send to: path and query. */
    String startUpload(String blobs) throws IOException {
        return location(send("POST", blobs + "uploads/"));
    }

    HttpResponse<String> patch(String location, byte[] body, String... headers) throws IOException {
        return send("PATCH", location, body, headers);
    }

    HttpResponse<String> put(String location, byte[] body, Digest digest) throws IOException {
        return put(location, body, Optional.of(digest));
    }

    HttpResponse<String> put(String location, byte[] body, Optional<Digest> digest) throws IOException {
        var target = location + digest.map(d -> "&digest=" + d).orElse("");
        return send("PUT", target, body, "Content-Type", "application/octet-stream");
    }

    HttpResponse<String> put(String path, Document document) throws IOException {
        return send(
                "PUT",
                path,
                document.bytes(),
                "Content-Type",
                document.descriptor().mediaType().value());
    }

    /** Path and query of a Location of the same server. */
    String location(HttpResponse<String> answer) {
        var location = header(answer, "Location");
        return location.startsWith(origin) ? location.substring(origin.length()) : location;
    }

    /** The first value; empty when there is none. */
    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
