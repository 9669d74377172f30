package io.github.multiarch.registry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Servers that send requests on to odd places. */
final class RedirectRows {
    private static final String UPLOADS = "/v2/team/app/blobs/uploads/.*";

    private RedirectRows() {}

    static Stream<HostileRow> rows() {
        return Stream.of(
                redirect("a loop", 307, "/v2/team/app/manifests/1", "more than 5 times"),
                redirect("a loop of 301", 301, "?again", "more than 5 times"),
                redirect("nowhere", 308, "", "redirected without saying where to"),
                redirect("plain HTTP", 302, "http://storage.invalid/x?sig=1", "plain HTTP at storage.invalid"),
                redirect("a file", 303, "file:///etc/passwd", "not an http or https address"),
                redirect("FTP", 302, "ftp://storage.invalid/x", "not an http or https address"),
                redirect("data", 302, "data:text/plain,x", "not an http or https address"),
                redirect("a user's name", 302, "https://ann:x@storage.invalid/x", "not an http or https address"),
                redirect("an impossible port", 302, "https://storage.invalid:70000/x", "not an http or https address"),
                redirect("blanks", 302, "https://storage invalid/", "not an http or https address"),
                redirect("a backslash", 302, "https:\\\\storage.invalid\\x", "not an http or https address"),
                redirect("a huge address", 302, "ftp://" + "x".repeat(30_000), "not an http", "…"),
                redirect("text that turns around", 302, "ftp://a\u202eb", "not an http or https address"),
                redirect("a link-local address", 307, "https://169.254.169.254/latest", "169.254.169.254", "metadata"),
                redirect("a link-local address of IPv6", 307, "https://[fe80::1]/", "fe80", "link-local"),
                redirect("a metadata service of IPv6", 307, "https://[fd00:ec2::254]/", "fd00:ec2", "metadata"),
                redirect("no host at all", 307, "https://0/", "0.0.0.0", "unspecified"),
                redirect("a host that is not known", 307, "https://storage.invalid/x", "storage.invalid is not known"),
                new HostileRow.Scripted(
                        "a redirect without Location",
                        Asking.MANIFEST,
                        (registry, time) -> registry.on("GET", ".*").answer(307, Map.of(), ""),
                        List.of("redirected without saying where to")),
                new HostileRow.Scripted(
                        "a blob at a host that is nobody's",
                        Asking.BLOB,
                        (registry, time) ->
                                registry.on("GET", ".*").answer(307, Map.of("Location", "https://[::]/x"), ""),
                        List.of("unspecified")),
                new HostileRow.Scripted(
                        "HEAD sent on to plain HTTP",
                        Asking.IS_THERE,
                        (registry, time) -> registry.on("HEAD", ".*")
                                .answer(307, Map.of("Location", "http://storage.invalid/"), ""),
                        List.of("plain HTTP at storage.invalid")),
                upload("POST", 307, "POST with 307", "not sent elsewhere"),
                upload("PUT", 307, "PUT with 307", "not sent elsewhere"),
                upload("PUT", 302, "PUT with 302", "not sent elsewhere"),
                new HostileRow.Scripted(
                        "a manifest's PUT sent on",
                        Asking.WRITE_MANIFEST,
                        (registry, time) -> registry.on("PUT", ".*")
                                .answer(308, Map.of("Location", "https://storage.invalid/"), ""),
                        List.of("PUT with 308", "not sent elsewhere")),
                location("a link-local address", "https://169.254.169.254/up", "169.254.169.254"),
                location("plain HTTP", "http://storage.invalid/up", "plain HTTP at storage.invalid"),
                location("a user's name", "https://a:b@storage.invalid/up", "not an http or https address"),
                location("empty", "", "without saying where to"),
                location("a file", "file:///up", "not an http or https address"));
    }

    private static HostileRow redirect(String name, int status, String location, String... parts) {
        return new HostileRow.Scripted(
                "sent on to " + name,
                Asking.MANIFEST,
                (registry, time) -> registry.on("GET", ".*").answer(status, Map.of("Location", location), ""),
                List.of(parts));
    }

    private static HostileRow upload(String method, int status, String... parts) {
        return new HostileRow.Scripted(
                method + " of an upload sent on with " + status,
                Asking.WRITE,
                (registry, time) ->
                        registry.on(method, UPLOADS).answer(status, Map.of("Location", "https://storage.invalid/"), ""),
                List.of(parts));
    }

    private static HostileRow location(String name, String location, String... parts) {
        return new HostileRow.Scripted(
                "an upload's address that is " + name,
                Asking.WRITE,
                (registry, time) -> registry.on("POST", UPLOADS).answer(202, Map.of("Location", location), ""),
                List.of(parts));
    }
}
