package io.github.multiarch.registry.conformance;

import static io.github.multiarch.registry.conformance.Place.ABSENT;
import static io.github.multiarch.registry.conformance.Place.BLOB;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** OCI distribution spec v1.1.1, push: manifests. */
final class ManifestRows {
    private static final String LOCATION = "Location";

    private ManifestRows() {}

    static List<Row> rows() {
        return List.of(
                row("PUT a manifest to a tag", "201 Location", place -> {
                    var image = place.image("1");
                    var put = place.put("2", image);
                    return Seen.of(put).with(LOCATION, place.leadsTo(put, Place.text(image)));
                }),
                row("PUT a manifest to its digest", "201 Location", place -> {
                    var image = place.image("1");
                    var put = place.put(image.digest().toString(), image);
                    return Seen.of(put).with(LOCATION, place.leadsTo(put, Place.text(image)));
                }),
                row("PUT a manifest to its SHA-512", "201 Location", place -> {
                            var image = place.image("1");
                            var algorithm = Digest.Algorithm.SHA512;
                            var digest = Digest.of(
                                    algorithm, algorithm.newMessageDigest().digest(image.bytes()));
                            var put = place.put(digest.toString(), image);
                            return Seen.of(put).with(LOCATION, place.leadsTo(put, Place.text(image)));
                        })
                        .but("400", "it names manifests by SHA-256 only", Tested.REAL),
                row(
                        "PUT a manifest to another digest",
                        "400 DIGEST_INVALID",
                        place -> Seen.of(place.put(ABSENT.toString(), place.image("1")))
                                .code()),
                row("PUT an index", "201 Location", place -> {
                    var index = index(place.image("1"));
                    var put = place.put("all", index);
                    return Seen.of(put).with(LOCATION, place.leadsTo(put, Place.text(index)));
                }),
                row("PUT an index without images", "201 Location", place -> {
                    place.blob();
                    var index = new ImageIndex(MediaType.OCI_INDEX, List.of(), new TreeMap<>()).toDocument();
                    var put = place.put("none", index);
                    return Seen.of(put).with(LOCATION, place.leadsTo(put, Place.text(index)));
                }),
                row("PUT what lacks a blob", "201 | 400 MANIFEST_BLOB_UNKNOWN | 404 MANIFEST_BLOB_UNKNOWN", place -> {
                            place.blob();
                            return Seen.of(place.put("1", Place.manifest(ABSENT, "1")))
                                    .code();
                        })
                        .chosen("400 MANIFEST_BLOB_UNKNOWN", EnumSet.allOf(Tested.class)),
                row(
                                "PUT an index that lacks an image",
                                "201 | 400 MANIFEST_BLOB_UNKNOWN | 404 MANIFEST_BLOB_UNKNOWN",
                                place -> {
                                    place.blob();
                                    return Seen.of(place.put("1", index(Place.manifest(BLOB, "1"))))
                                            .code();
                                })
                        .chosen("400 MANIFEST_BLOB_UNKNOWN", EnumSet.allOf(Tested.class)),
                row("PUT an artifact with a subject", "201 OCI-Subject", place -> {
                            var image = place.image("1");
                            var artifact = place.artifact(image.digest(), Optional.of("application/vnd.example.one"));
                            return Seen.of(place.put(artifact.digest().toString(), artifact))
                                    .header("OCI-Subject", image.digest());
                        })
                        .but("201", "it does not know subjects", Tested.WITHOUT_REFERRERS),
                row("PUT an artifact before its subject", "201 OCI-Subject", place -> {
                            var artifact = place.artifact(ABSENT, Optional.of("application/vnd.example.one"));
                            return Seen.of(place.put(artifact.digest().toString(), artifact))
                                    .header("OCI-Subject", ABSENT);
                        })
                        .but("201", "it does not know subjects", Tested.WITHOUT_REFERRERS),
                row("PUT a manifest of more than 4 MiB", "201 | 413", place -> {
                            place.blob();
                            var json = Place.manifest(BLOB, "1").json();
                            json.putObject("annotations").put("org.example.long", "a".repeat(4 * 1024 * 1024));
                            return Seen.of(place.put("1", Document.of(MediaType.OCI_MANIFEST, json)));
                        })
                        .chosen("413", EnumSet.of(Tested.FAKE, Tested.FAKE_WITH_REFERRERS))
                        .but("400", "it has its limit there, and no status for it", Tested.REAL));
    }

    private static Document index(Document image) {
        return new ImageIndex(MediaType.OCI_INDEX, List.of(image.descriptor()), new TreeMap<>()).toDocument();
    }

    private static Row row(String request, String answers, Row.Ask ask) {
        return Row.of("push", request, answers, ask);
    }
}
