package io.github.multiarch.registry.conformance;

import static io.github.multiarch.registry.conformance.Place.ABSENT;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** OCI distribution spec v1.1.1, content discovery. */
final class DiscoveryRows {
    private static final String ONE = "application/vnd.example.one";

    private DiscoveryRows() {}

    static List<Row> rows() {
        var rows = new ArrayList<>(tags());
        rows.addAll(referrers());
        return rows;
    }

    private static List<Row> tags() {
        return List.of(
                row("GET the tags", "200 a b c", place -> tags(place, ""))
                        .but("200 a b c | 200 a b c in another order", "the order is the file system's", Tested.REAL),
                row("GET the first two tags", "200 a b", place -> tags(place, "?n=2"))
                        .but("200 a b c | 200 a b c in another order", "it always lists all", Tested.REAL),
                row("GET the tags after one", "200 b c", place -> tags(place, "?last=a"))
                        .but("200 a b c | 200 a b c in another order", "it always lists all", Tested.REAL),
                row("GET the next tag", "200 b", place -> tags(place, "?n=1&last=a"))
                        .but("200 a b c | 200 a b c in another order", "it always lists all", Tested.REAL),
                row("GET none of the tags", "200", place -> tags(place, "?n=0"))
                        .but("200 a b c | 200 a b c in another order", "it always lists all", Tested.REAL),
                row(
                        "GET the tags of a repository that is not there",
                        "404 NAME_UNKNOWN",
                        place -> Seen.of(place.send("GET", "tags/list")).code()));
    }

    private static Seen tags(Place place, String query) throws IOException {
        for (var tag : List.of("c", "a", "b")) {
            place.image(tag);
        }
        var answer = place.send("GET", "tags/list" + query);
        var tags = new ArrayList<String>();
        json(answer).path("tags").forEach(tag -> tags.add(tag.asText()));
        var sorted = tags.stream().sorted().toList();
        var order = sorted.equals(tags) ? "" : " in another order";
        return Seen.of(answer).with(String.join(" ", sorted) + order, !tags.isEmpty());
    }

    private static List<Row> referrers() {
        return List.of(
                asked("GET what refers to an image", "200 Content-Type, the descriptor", listed(Optional.of(ONE), ONE)),
                asked(
                        "GET what refers to an image: an artifact without a type",
                        "200 Content-Type, the descriptor",
                        listed(Optional.empty(), "application/vnd.oci.empty.v1+json")),
                asked("GET what refers to an image that is not there", "200 Content-Type, the descriptor", place -> {
                    var artifact = put(place, place.artifact(ABSENT, Optional.of(ONE)));
                    return list(place, "referrers/" + ABSENT, artifact, ONE);
                }),
                asked("GET what refers to an image to which nothing does", "200 an empty list", place -> {
                    var answer =
                            place.send("GET", "referrers/" + place.image("1").digest());
                    var list = json(answer).path("manifests");
                    return Seen.of(answer).with("an empty list", list.isArray() && list.isEmpty());
                }),
                asked(
                        "GET what of one type refers to an image",
                        "200 OCI-Filters-Applied, Content-Type, the descriptor | 200 Content-Type, both",
                        place -> {
                            var image = place.image("1");
                            put(place, place.artifact(image.digest(), Optional.of("application/vnd.example.two")));
                            var artifact = put(place, place.artifact(image.digest(), Optional.of(ONE)));
                            return list(place, "referrers/" + image.digest() + "?artifactType=" + ONE, artifact, ONE);
                        }),
                asked("GET what refers to something that is no digest", "400", place -> {
                    place.blob();
                    return Seen.of(place.send("GET", "referrers/sha256:short"));
                }));
    }

    /** Something of this type, if it says one, listed with that type. */
    private static Row.Ask listed(Optional<String> type, String itsType) {
        return place -> {
            var image = place.image("1");
            var artifact = put(place, place.artifact(image.digest(), type));
            return list(place, "referrers/" + image.digest(), artifact, itsType);
        };
    }

    private static Document put(Place place, Document artifact) throws IOException {
        Place.expect(201, place.put(artifact.digest().toString(), artifact));
        return artifact;
    }

    private static Seen list(Place place, String path, Document artifact, String type) throws IOException {
        var answer = place.send("GET", path);
        var expected = OciJson.object();
        expected.put("mediaType", MediaType.OCI_MANIFEST.value());
        expected.put("digest", artifact.digest().toString());
        expected.put("size", artifact.bytes().length);
        expected.put("artifactType", type);
        expected.putObject("annotations").put("org.example.who", "me");
        var entries = json(answer).path("manifests");
        return Seen.of(answer)
                .header("OCI-Filters-Applied", "artifactType")
                .header("Content-Type", MediaType.OCI_INDEX)
                .with("the descriptor", entries.size() == 1 && entries.get(0).equals(expected))
                .with("both", entries.size() == 2);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                ? OciJson.parseObject(Place.bytes(answer.body()), "the list")
                : OciJson.object();
    }

    /** Of a list that not every registry has. */
    private static Row asked(String request, String answers, Row.Ask ask) {
        return row(request, answers, ask).but("404", "it does not list referrers", Tested.WITHOUT_REFERRERS);
    }

    private static Row row(String request, String answers, Row.Ask ask) {
        return Row.of("content discovery", request, answers, ask);
    }
}
