package io.github.multiarch.registry.conformance;

import static io.github.multiarch.registry.conformance.Place.ABSENT;
import static io.github.multiarch.registry.conformance.Place.BLOB;
import static io.github.multiarch.registry.conformance.Place.TEXT;
import static io.github.multiarch.registry.conformance.Place.bytes;

import io.github.multiarch.oci.Digest;
import java.util.EnumSet;
import java.util.List;

/** OCI distribution spec v1.1.1, push: blobs. */
final class UploadRows {
    private static final String UPLOADS = "blobs/uploads/";
    private static final String LOCATION = "Location";

    private UploadRows() {}

    static List<Row> rows() {
        return List.of(
                row(
                        "POST begins an upload",
                        "202 Location",
                        place -> Seen.of(place.send("POST", UPLOADS)).header(LOCATION)),
                row("PUT a blob in one piece", "201 Location", place -> {
                    var put = place.client().put(place.upload(), bytes(TEXT), BLOB);
                    return Seen.of(put).with(LOCATION, place.leadsTo(put, TEXT));
                }),
                row("PUT a blob that is there", "201 Location", place -> {
                    place.blob();
                    var put = place.client().put(place.upload(), bytes(TEXT), BLOB);
                    return Seen.of(put).with(LOCATION, place.leadsTo(put, TEXT));
                }),
                row("PUT a blob with its SHA-512", "201 Location", place -> {
                    var digest = sha512();
                    var put = place.client().put(place.upload(), bytes(TEXT), digest);
                    return Seen.of(put).with(LOCATION, place.leadsTo(put, TEXT));
                }),
                row(
                        "PUT a blob with another digest",
                        "400 DIGEST_INVALID",
                        place -> Seen.of(place.client().put(place.upload(), bytes("another"), BLOB))
                                .code()),
                row(
                                "POST a blob with its digest (a single POST)",
                                "201 Location | 202 Location",
                                place -> Seen.of(place.client()
                                                .send("POST", place.at(UPLOADS) + "?digest=" + BLOB, bytes(TEXT)))
                                        .header(LOCATION))
                        .chosen("202 Location", EnumSet.allOf(Tested.class)),
                row(
                        "PATCH a chunk",
                        "202 Location, Range",
                        place -> Seen.of(place.client().patch(place.upload(), bytes("a la"), "Content-Range", "0-3"))
                                .header(LOCATION)
                                .header("Range", "0-3")),
                row("PATCH the next chunk", "202 Location, Range", place -> {
                    var first = place.client().patch(place.upload(), bytes("a la"), "Content-Range", "0-3");
                    var next = place.client().location(first);
                    return Seen.of(place.client().patch(next, bytes("yer"), "Content-Range", "4-6"))
                            .header(LOCATION)
                            .header("Range", "0-6");
                }),
                row(
                                "PATCH a chunk out of order",
                                "416",
                                place -> Seen.of(
                                        place.client().patch(place.upload(), bytes("yer"), "Content-Range", "4-6")))
                        .but("202", "it does not look at Content-Range", Tested.REAL),
                row("PATCH a chunk for the second time", "416", place -> {
                            var first = place.client().patch(place.upload(), bytes("a la"), "Content-Range", "0-3");
                            var next = place.client().location(first);
                            return Seen.of(place.client().patch(next, bytes("a la"), "Content-Range", "0-3"));
                        })
                        .but("202", "it does not look at Content-Range", Tested.REAL),
                row("GET how far an upload is", "204 Location, Range", place -> {
                    var first = place.client().patch(place.upload(), bytes("a la"), "Content-Range", "0-3");
                    return Seen.of(place.client().send("GET", place.client().location(first)))
                            .header(LOCATION)
                            .header("Range", "0-3");
                }),
                row("PUT ends chunks", "201 Location", place -> {
                    var all = place.client().patch(place.upload(), bytes(TEXT), "Content-Range", "0-6");
                    var put = place.client().put(place.client().location(all), new byte[0], BLOB);
                    return Seen.of(put).with(LOCATION, place.leadsTo(put, TEXT));
                }),
                row("PUT brings the last chunk", "201 Location", place -> {
                    var first = place.client().patch(place.upload(), bytes("a la"), "Content-Range", "0-3");
                    var put = place.client().put(place.client().location(first), bytes("yer"), BLOB);
                    return Seen.of(put).with(LOCATION, place.leadsTo(put, TEXT));
                }),
                row(
                        "PATCH a blob as a stream",
                        "202 Location, Range",
                        place -> Seen.of(place.client().patch(place.upload(), bytes(TEXT)))
                                .header(LOCATION)
                                .header("Range", "0-6")),
                row("DELETE an upload", "204", place -> Seen.of(place.client().send("DELETE", place.upload()))),
                row("POST mounts a blob", "201 Location", place -> {
                    var mount = UPLOADS + "?mount=" + place.beside().blob() + "&from="
                            + place.beside().name();
                    var mounted = place.send("POST", mount);
                    return Seen.of(mounted).with(LOCATION, place.leadsTo(mounted, TEXT));
                }),
                row("POST mounts a blob that is not there", "202 Location", place -> {
                    place.beside().blob();
                    var mount = UPLOADS + "?mount=" + ABSENT + "&from="
                            + place.beside().name();
                    return Seen.of(place.send("POST", mount)).header(LOCATION);
                }),
                row(
                                "POST mounts a blob from nowhere in particular",
                                "201 Location | 202 Location",
                                place -> Seen.of(place.send(
                                                "POST",
                                                UPLOADS + "?mount="
                                                        + place.beside().blob()))
                                        .header(LOCATION))
                        .chosen("202 Location", EnumSet.allOf(Tested.class)));
    }

    private static Digest sha512() {
        var algorithm = Digest.Algorithm.SHA512;
        return Digest.of(algorithm, algorithm.newMessageDigest().digest(bytes(TEXT)));
    }

    private static Row row(String request, String answers, Row.Ask ask) {
        return Row.of("push", request, answers, ask);
    }
}
