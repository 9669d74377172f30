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
public final class RawClient {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String origin;

    /**
     * For one server.
     *
     * @param origin scheme, host and port
     */
    public RawClient(String origin) {
        this.origin = origin;
    }

    /**
     * Sends a request without a body.
     *
     * @param method the HTTP method
     * @param target path and query, or a whole address where there is no origin
     * @param headers names and values in turn
     * @return the answer, whatever its status is
     * @throws IOException when there is none within a minute
     */
    public HttpResponse<String> send(String method, String target, String... headers) throws IOException {
        return send(method, target, BodyPublishers.noBody(), headers);
    }

    /**
     * Sends a request with a body.
     *
     * @param method the HTTP method
     * @param target path and query, or a whole address where there is no origin
     * @param body its bytes
     * @param headers names and values in turn
     * @return the answer, whatever its status is
     * @throws IOException when there is none within a minute
     */
    public HttpResponse<String> send(String method, String target, byte[] body, String... headers) throws IOException {
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

    /**
     * Begins an upload.
     *
     * @param blobs the path of a repository's blobs, with a slash at its end
     * @return where to send to: path and query
     * @throws IOException when there is no answer within a minute
     */
    public String startUpload(String blobs) throws IOException {
        return location(send("POST", blobs + "uploads/"));
    }

    /**
     * Sends a part of a blob.
     *
     * @param location of the upload
     * @param body its bytes
     * @param headers names and values in turn
     * @return the answer, whatever its status is
     * @throws IOException when there is none within a minute
     */
    public HttpResponse<String> patch(String location, byte[] body, String... headers) throws IOException {
        return send("PATCH", location, body, headers);
    }

    /**
     * Ends an upload.
     *
     * @param location of the upload
     * @param body what was not sent before
     * @param digest of the whole blob
     * @return the answer, whatever its status is
     * @throws IOException when there is none within a minute
     */
    public HttpResponse<String> put(String location, byte[] body, Digest digest) throws IOException {
        return put(location, body, Optional.of(digest));
    }

    HttpResponse<String> put(String location, byte[] body, Optional<Digest> digest) throws IOException {
        var target = location + digest.map(d -> "&digest=" + d).orElse("");
        return send("PUT", target, body, "Content-Type", "application/octet-stream");
    }

    /**
     * Sends a manifest or index.
     *
     * @param path with its tag or digest
     * @param document with its media type
     * @return the answer, whatever its status is
     * @throws IOException when there is none within a minute
     */
    public HttpResponse<String> put(String path, Document document) throws IOException {
        return send(
                "PUT",
                path,
                document.bytes(),
                "Content-Type",
                document.descriptor().mediaType().value());
    }

    /**
     * Where an answer leads to.
     *
     * @param answer with a Location of the same server
     * @return path and query
     */
    public String location(HttpResponse<String> answer) {
        var location = header(answer, "Location");
        return location.startsWith(origin) ? location.substring(origin.length()) : location;
    }

    /**
     * A header of an answer.
     *
     * @param answer to look at
     * @param name in any case
     * @return the first value; empty when there is none
     */
    public static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
