package io.github.multiarch.registry;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.registry.fake.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Answers that are right HTTP, and not what was asked for. */
final class AnswerRows {
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String EMPTY = "{\"manifests\":[]}";
    private static final String OTHER = Digest.of(new byte[] {7}).toString();

    private AnswerRows() {}

    static Stream<HostileRow> rows() {
        return Stream.of(
                manifest("an empty body", Map.of(), "", "no manifest or index", "not a"),
                manifest("a page", Map.of("Content-Type", "text/html"), "<html>", "its type is text/html"),
                manifest("a page without type", Map.of(), "<html>", "is not valid JSON"),
                manifest(
                        "an image of version 1",
                        Map.of("Content-Type", "application/vnd.docker.distribution.manifest.v1+json"),
                        "{}",
                        "version 2 schema 2"),
                manifest(
                        "a type that moves the cursor", Map.of("Content-Type", "text/\u001b[2Jx"), "{}", "no manifest"),
                manifest("a huge type", Map.of("Content-Type", "x".repeat(40_000)), "{}", "no manifest or index"),
                manifest(
                        "a huge type in the document",
                        Map.of(),
                        "{\"mediaType\":\"" + "x".repeat(100_000) + "\"}",
                        "no manifest or index"),
                manifest("a number for a type", Map.of(), "{\"mediaType\":7}", "no manifest or index"),
                manifest("an array", Map.of(), "[]", "not a JSON object"),
                manifest(
                        "a layer's type",
                        Map.of("Content-Type", "application/vnd.oci.image.layer.v1.tar"),
                        "x",
                        "its type is application/vnd.oci.image.layer.v1.tar"),
                manifest(
                        "4 MiB and one byte",
                        Map.of("Content-Type", INDEX),
                        " ".repeat(4 * 1024 * 1024 + 1),
                        "4194304 bytes"),
                manifest(
                        "another digest than its own",
                        Map.of("Content-Type", INDEX, "Docker-Content-Digest", OTHER),
                        EMPTY,
                        OTHER,
                        "nothing of it is used"),
                fault("a manifest that does not end", Asking.MANIFEST, "GET", new Fault.Endless(200), "4194304 bytes"),
                fault("a blob that does not end", Asking.BLOB, "GET", new Fault.Endless(200), "more than the 7 bytes"),
                new HostileRow.Scripted(
                        "another image than the one asked for",
                        Asking.PINNED,
                        (registry, time) -> registry.on("GET", ".*").answer(200, Map.of("Content-Type", INDEX), EMPTY),
                        List.of(Digest.of(Asking.LAYER).toString(), "nothing of it is used")),
                new HostileRow.Scripted(
                        "the same, and the digest of the one asked for",
                        Asking.PINNED,
                        (registry, time) -> registry.on("GET", ".*")
                                .answer(
                                        200,
                                        Map.of(
                                                "Content-Type",
                                                INDEX,
                                                "Docker-Content-Digest",
                                                Digest.of(Asking.LAYER).toString()),
                                        EMPTY),
                        List.of(Digest.of(Asking.LAYER).toString(), "nothing of it is used")),
                blob("too few bytes", "a laye", "sent 6 bytes", "which has 7"),
                blob("too many bytes", "a layer!", "more than the 7 bytes"),
                blob("no bytes", "", "sent 0 bytes"),
                blob("other bytes", "b layer", "sent sha256:"),
                new HostileRow.Scripted(
                        "a config of other bytes",
                        Asking.CONFIG,
                        (registry, time) -> registry.on("GET", ".*").answer(200, Map.of(), "b layer"),
                        List.of("sent sha256:")),
                new HostileRow.Scripted(
                        "a digest that is none",
                        Asking.TAG_DIGEST,
                        (registry, time) -> {
                            registry.on("HEAD", ".*")
                                    .answer(200, Map.of("Docker-Content-Digest", "sha256:../../x"), "");
                            registry.on("GET", ".*").answer(200, Map.of("Content-Type", INDEX), EMPTY);
                        },
                        List.of()),
                header("an age that is none", "Age", "soon"),
                header("a time to wait that is none", "Retry-After", "a while"),
                header("a charset that does not exist", "Content-Type", INDEX + "; charset=\u00e4\u00f6"),
                header("a digest of nothing", "Docker-Content-Digest", ""),
                header("a header that moves the cursor", "Content-Language", "\u001b[2J"),
                header("a cookie", "Set-Cookie", "secret=1; Domain=.invalid"),
                fault(
                        "an upload that is accepted with nothing",
                        Asking.WRITE,
                        "POST",
                        new Fault.Status(202),
                        "without saying where to"),
                fault("an upload that is not begun", Asking.WRITE, "POST", new Fault.Status(200), "POST with 200"),
                fault(
                        "an upload that is stored as something else",
                        Asking.WRITE,
                        "PUT",
                        Fault.FALSE_DIGEST,
                        "stored " + Digest.of(Asking.LAYER)),
                fault("an upload that is accepted, not stored", Asking.WRITE, "PUT", new Fault.Status(202), "with 202"),
                new HostileRow.Scripted(
                        "a blob that comes a byte at a time, and then no more",
                        Asking.BLOB,
                        (registry, time) -> {
                            registry.putBlob(Fixture.NAME, Asking.LAYER);
                            registry.on("GET", ".*")
                                    .after(() -> new Thread(() -> time.pass(Duration.ofMinutes(31))).start())
                                    .fault(new Fault.Slow(new Semaphore(3)));
                        },
                        List.of("1800 s", "<timeout>")));
    }

    private static HostileRow manifest(String name, Map<String, String> headers, String body, String... parts) {
        return new HostileRow.Scripted(
                "for a manifest, " + name,
                Asking.MANIFEST,
                (registry, time) -> registry.on("GET", ".*").answer(200, headers, body),
                List.of(parts));
    }

    private static HostileRow blob(String name, String body, String... parts) {
        return new HostileRow.Scripted(
                "for a blob, " + name,
                Asking.BLOB,
                (registry, time) -> registry.on("GET", ".*").answer(200, Map.of(), body),
                List.of(parts));
    }

    private static HostileRow fault(String name, Asking asking, String method, Fault fault, String... parts) {
        return new HostileRow.Scripted(
                name, asking, (registry, time) -> registry.on(method, ".*").fault(fault), List.of(parts));
    }

    /** A header that does not matter, whatever it says. */
    private static HostileRow header(String name, String header, String value) {
        return new HostileRow.Scripted(
                name,
                Asking.MANIFEST,
                (registry, time) -> {
                    var headers = new TreeMap<>(Map.of("Content-Type", INDEX));
                    headers.put(header, value);
                    registry.on("GET", ".*").answer(200, headers, EMPTY);
                },
                List.of());
    }
}
