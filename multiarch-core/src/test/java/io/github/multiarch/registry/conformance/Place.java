package io.github.multiarch.registry.conformance;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.registry.fake.RawClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A repository that only one row has, and requests to it. Paths are those below {@code /v2/NAME/}. */
final class Place {
    static final String TEXT = "a layer";
    static final Digest BLOB = Digest.of(bytes(TEXT));
    static final Digest ABSENT = Digest.of(bytes("nowhere"));
    private static final String MANIFESTS = MediaType.OCI_INDEX + "," + MediaType.OCI_MANIFEST;

    private final RawClient client;
    private final String name;

    Place(RawClient client, String name) {
        this.client = client;
        this.name = name;
    }

    RawClient client() {
        return client;
    }

    String name() {
        return name;
    }

    /** Another repository of the same registry. */
    Place beside() {
        return new Place(client, name + "/beside");
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException {
        var all = List.of(headers).contains("Accept") ? headers : and(headers, "Accept", MANIFESTS);
        return client.send(method, at(path), all);
    }

    private static String[] and(String[] headers, String... more) {
        var all = new String[headers.length + more.length];
        System.arraycopy(headers, 0, all, 0, headers.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }

    String at(String path) {
        return "/v2/" + name + "/" + path;
    }

    /** Stores {@link #TEXT}. */
    Digest blob() throws IOException {
        return blob(TEXT);
    }

    Digest blob(String text) throws IOException {
        var digest = Digest.of(bytes(text));
        expect(201, client.put(upload(), bytes(text), digest));
        return digest;
    }

    /** Begins an upload. */
    String upload() throws IOException {
        return client.startUpload(at("blobs/"));
    }

    /** Stores an image under this tag; each text is another one. */
    Document image(String tag) throws IOException {
        var image = manifest(blob("{\"os\":\"linux\",\"architecture\":\"arm64\",\"author\":\"" + tag + "\"}"), tag);
        expect(201, put(tag, image));
        return image;
    }

    /** The manifest of {@link #image}, whose config may be another or absent. */
    static Document manifest(Digest config, String tag) {
        int size = ("{\"os\":\"linux\",\"architecture\":\"arm64\",\"author\":\"" + tag + "\"}").length();
        var descriptor = new Descriptor(MediaType.OCI_CONFIG, config, size);
        return new Manifest(MediaType.OCI_MANIFEST, descriptor, List.of(), new TreeMap<>()).toDocument();
    }

    /** An artifact with this subject, whose blobs are stored. */
    Document artifact(Digest subject, Optional<String> type) throws IOException {
        var empty = new Descriptor(new MediaType("application/vnd.oci.empty.v1+json"), blob("{}"), 2);
        var json = new Manifest(MediaType.OCI_MANIFEST, empty, List.of(empty), new TreeMap<>())
                .toDocument()
                .json();
        type.ifPresent(value -> json.put("artifactType", value));
        json.putObject("subject")
                .put("mediaType", MediaType.OCI_MANIFEST.value())
                .put("digest", subject.toString())
                .put("size", 7);
        json.putObject("annotations").put("org.example.who", "me");
        return Document.of(MediaType.OCI_MANIFEST, OciJson.bytes(json));
    }

    HttpResponse<String> put(String reference, Document manifest) throws IOException {
        return client.put(at("manifests/" + reference), manifest);
    }

    /** Whether the answer leads to a blob or manifest with this content. */
    boolean leadsTo(HttpResponse<String> answer, String content) throws IOException {
        var there = client.send("GET", client.location(answer), "Accept", MANIFESTS);
        return there.statusCode() == 200 && there.body().equals(content);
    }

    static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError("preparing went wrong: " + answer + " " + answer.body());
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(Document document) {
        return new String(document.bytes(), StandardCharsets.UTF_8);
    }
}
