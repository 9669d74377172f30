package io.github.multiarch.registry.conformance;

import static io.github.multiarch.registry.conformance.Place.ABSENT;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** OCI distribution spec v1.1.1, content management. */
final class ManagementRows {
    private static final Set<Tested> OFF = EnumSet.of(Tested.DEBIAN_WITHOUT_DELETES);

    private ManagementRows() {}

    static List<Row> rows() {
        return List.of(
                row("DELETE a tag", "202 gone, its manifest stays | 400 | 405", place -> {
                            var image = place.image("1");
                            var deleted = place.send("DELETE", "manifests/1");
                            return Seen.of(deleted)
                                    .with("gone", isGone(place, "manifests/1"))
                                    .with(
                                            "its manifest stays",
                                            deleted.statusCode() == 202
                                                    && !isGone(place, "manifests/" + image.digest()));
                        })
                        .chosen("400", EnumSet.of(Tested.DEBIAN))
                        .chosen("405", OFF),
                row("DELETE a tag that is not there", "404 | 400 | 405", place -> {
                            place.image("1");
                            return Seen.of(place.send("DELETE", "manifests/2"));
                        })
                        .chosen("400", EnumSet.of(Tested.DEBIAN))
                        .chosen("405", OFF),
                row("DELETE a manifest", "202 gone, with its tag | 400 | 405", place -> {
                            var path = "manifests/" + place.image("1").digest();
                            return Seen.of(place.send("DELETE", path))
                                    .with("gone", isGone(place, path))
                                    .with("with its tag", isGone(place, "manifests/1"));
                        })
                        .chosen("405", OFF),
                row("DELETE a manifest that is not there", "404 | 400 | 405", place -> {
                            place.image("1");
                            return Seen.of(place.send("DELETE", "manifests/" + ABSENT));
                        })
                        .chosen("405", OFF),
                row(
                                "DELETE a manifest of a repository that is not there",
                                "404 | 400 | 405",
                                place -> Seen.of(place.send("DELETE", "manifests/" + ABSENT)))
                        .chosen("405", OFF),
                row("DELETE an artifact", "202 gone from the list of its subject | 400 | 405", place -> {
                            var image = place.image("1");
                            var artifact = place.artifact(image.digest(), Optional.of("application/vnd.example.one"));
                            Place.expect(201, place.put(artifact.digest().toString(), artifact));
                            var deleted = place.send("DELETE", "manifests/" + artifact.digest());
                            var list = place.send("GET", "referrers/" + image.digest());
                            return Seen.of(deleted)
                                    .with(
                                            "gone from the list of its subject",
                                            list.statusCode() == 200
                                                    && !list.body()
                                                            .contains(artifact.digest()
                                                                    .toString()));
                        })
                        .chosen("405", OFF)
                        .but("202", "it does not list referrers", EnumSet.of(Tested.DEBIAN, Tested.FAKE)),
                row("DELETE a blob", "202 gone | 400 | 405", place -> {
                            var path = "blobs/" + place.blob();
                            return Seen.of(place.send("DELETE", path)).with("gone", isGone(place, path));
                        })
                        .chosen("405", OFF),
                row("DELETE a blob that is not there", "404 | 400 | 405", place -> {
                            place.blob();
                            return Seen.of(place.send("DELETE", "blobs/" + ABSENT));
                        })
                        .chosen("405", OFF));
    }

    private static boolean isGone(Place place, String path) throws IOException {
        return place.send("GET", path).statusCode() == 404;
    }

    private static Row row(String request, String answers, Row.Ask ask) {
        return Row.of("content management", request, answers, ask);
    }
}
