package io.github.multiarch.registry.conformance;

import static io.github.multiarch.registry.conformance.Place.ABSENT;
import static io.github.multiarch.registry.conformance.Place.BLOB;
import static io.github.multiarch.registry.conformance.Place.TEXT;

import io.github.multiarch.oci.MediaType;
import java.util.EnumSet;
import java.util.List;

/** OCI distribution spec v1.1.1, pull. */
final class PullRows {
    private static final String DIGEST = "Docker-Content-Digest";

    private PullRows() {}

    static List<Row> rows() {
        return List.of(
                row("GET /v2/", "200", place -> Seen.of(place.client().send("GET", "/v2/"))),
                row("GET a manifest by its tag", "200 Content-Type, Docker-Content-Digest, the bytes", place -> {
                    var image = place.image("1");
                    return Seen.of(place.send("GET", "manifests/1"))
                            .header("Content-Type", MediaType.OCI_MANIFEST)
                            .header(DIGEST, image.digest())
                            .body(Place.text(image));
                }),
                row("GET a manifest by its digest", "200 Content-Type, Docker-Content-Digest, the bytes", place -> {
                    var image = place.image("1");
                    return Seen.of(place.send("GET", "manifests/" + image.digest()))
                            .header("Content-Type", MediaType.OCI_MANIFEST)
                            .header(DIGEST, image.digest())
                            .body(Place.text(image));
                }),
                row("HEAD of a manifest", "200 Content-Length, Docker-Content-Digest", place -> {
                    var image = place.image("1");
                    return Seen.of(place.send("HEAD", "manifests/1"))
                            .header("Content-Length", image.bytes().length)
                            .header(DIGEST, image.digest());
                }),
                row("GET a tag that is not there", "404 MANIFEST_UNKNOWN", place -> {
                    place.image("1");
                    return Seen.of(place.send("GET", "manifests/2")).code();
                }),
                row("GET a manifest's digest that is not there", "404 MANIFEST_UNKNOWN", place -> {
                    place.image("1");
                    return Seen.of(place.send("GET", "manifests/" + ABSENT)).code();
                }),
                row("HEAD of a manifest that is not there", "404", place -> {
                    place.image("1");
                    return Seen.of(place.send("HEAD", "manifests/2"));
                }),
                row(
                                "GET a manifest of a repository that is not there",
                                "404 NAME_UNKNOWN | 404 MANIFEST_UNKNOWN",
                                place -> Seen.of(place.send("GET", "manifests/1"))
                                        .code())
                        .chosen("404 MANIFEST_UNKNOWN", EnumSet.allOf(Tested.class)),
                row("GET a blob", "200 Docker-Content-Digest, the bytes", place -> {
                    place.blob();
                    return Seen.of(place.send("GET", "blobs/" + BLOB))
                            .header(DIGEST, BLOB)
                            .body(TEXT);
                }),
                row("HEAD of a blob", "200 Content-Length, Docker-Content-Digest", place -> {
                    place.blob();
                    return Seen.of(place.send("HEAD", "blobs/" + BLOB))
                            .header("Content-Length", TEXT.length())
                            .header(DIGEST, BLOB);
                }),
                row("GET a blob that is not there", "404 BLOB_UNKNOWN", place -> {
                    place.blob();
                    return Seen.of(place.send("GET", "blobs/" + ABSENT)).code();
                }),
                row("HEAD of a blob that is not there", "404", place -> {
                    place.blob();
                    return Seen.of(place.send("HEAD", "blobs/" + ABSENT));
                }),
                row("GET a part of a blob", "206 Content-Range, the bytes", place -> {
                    place.blob();
                    return Seen.of(place.send("GET", "blobs/" + BLOB, "Range", "bytes=2-4"))
                            .header("Content-Range", "bytes 2-4/7")
                            .body("lay");
                }),
                row("GET a blob from a byte on", "206 Content-Range, the bytes", place -> {
                    place.blob();
                    return Seen.of(place.send("GET", "blobs/" + BLOB, "Range", "bytes=2-"))
                            .header("Content-Range", "bytes 2-6/7")
                            .body("layer");
                }));
    }

    private static Row row(String request, String answers, Row.Ask ask) {
        return Row.of("pull", request, answers, ask);
    }
}
