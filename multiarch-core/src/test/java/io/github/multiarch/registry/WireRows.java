package io.github.multiarch.registry;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Servers that do not hold to HTTP. */
final class WireRows {
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    private static final String INDEX = "Content-Type: application/vnd.oci.image.index.v1+json\r\n";
    private static final String CHUNKED = OK + INDEX + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String BODY = "{\"manifests\":[]}";
    private static final String AGAIN = "attempt 6 of 6";
    private static final String NO_HTTP = "is not HTTP";

    private WireRows() {}

    static Stream<HostileRow> rows() {
        return Stream.of(
                says("nothing", "", AGAIN),
                says("line ends only", "\r\n\r\n\r\n", AGAIN),
                says("the greeting of SSH", "SSH-2.0-OpenSSH_9.2\r\n", "GET"),
                says("the greeting of mail", "220 mail.example ESMTP\r\n500 what?\r\n", "GET"),
                says("a body without a head (HTTP 0.9)", "<html>hello</html>", "GET"),
                says("zeros", "\0".repeat(5000), "GET"),
                says("a status that is no number", "HTTP/1.1 OK\r\n\r\n", NO_HTTP),
                says("a version that nobody knows", "HTTP/7.3 200 OK\r\n\r\n", "GET"),
                says("a status of four digits", "HTTP/1.1 2000 OK\r\n\r\n", "GET"),
                says("a negative status", "HTTP/1.1 -200 OK\r\n\r\n", "GET"),
                says("half a status line", "HTTP/1.1 200", "broke", AGAIN),
                says("half a head", OK + "Content-Le", "broke", AGAIN),
                says("a header without a colon", OK + "nonsense\r\n\r\n" + BODY, "GET"),
                says("over 200 headers", OK + "X-A: b\r\n".repeat(201) + "\r\n" + BODY, NO_HTTP),
                says("a header of over 64 KiB", OK + "X-A: " + "b".repeat(65_536) + "\r\n\r\n" + BODY, NO_HTTP),
                says("a status line of over 64 KiB", "HTTP/1.1 200 " + "b".repeat(65_536) + "\r\n\r\n", NO_HTTP),
                forever("a status line that does not end", "HTTP/1.1 200 ", "O", NO_HTTP),
                forever("headers that do not end", OK, "X-A: b\r\n", NO_HTTP),
                forever("a folded header that does not end", OK + "X-A: b\r\n", " c\r\n", NO_HTTP),
                forever("empty lines for ever", "", "\r\n", "GET"),
                says("a length that is no number", OK + "Content-Length: many\r\n\r\n" + BODY, "GET"),
                says("a negative length", OK + "Content-Length: -1\r\n\r\n" + BODY, "GET"),
                says("a length too large to count", OK + "Content-Length: 99999999999999999999\r\n\r\n" + BODY, "GET"),
                says(
                        "a length larger than the body",
                        OK + INDEX + "Content-Length: 999\r\n\r\n" + BODY,
                        "broke",
                        AGAIN),
                says("a length less than the body", OK + "Content-Length: 3\r\n\r\n" + BODY, "not valid JSON"),
                says("two lengths", OK + INDEX + "Content-Length: 3\r\nContent-Length: 16\r\n\r\n" + BODY, "GET"),
                says("a chunk that has no size", CHUNKED + "size\r\n" + BODY, "broke", AGAIN),
                says("a chunk of negative size", CHUNKED + "-5\r\n" + BODY, "broke", AGAIN),
                says("a chunk of huge size", CHUNKED + "fffffffffffffffff\r\n" + BODY, "broke", AGAIN),
                says("chunks that stop", CHUNKED + "5\r\n{\"man", "broke", AGAIN),
                forever("a chunk's extension that does not end", CHUNKED + "5;", "x", NO_HTTP),
                forever("trailers that do not end", CHUNKED + "0\r\n", "X-A: b\r\n", NO_HTTP),
                says("an encoding that nobody knows", OK + INDEX + "Transfer-Encoding: rot13\r\n\r\n" + BODY, "GET"),
                says("a compressed body", OK + "Content-Encoding: gzip\r\n\r\n\u001f\u008b\u0008\0", "no manifest"),
                says("a head that moves the cursor", "\u001b[2J\u001b[31m\u0007\r\n\r\n", "GET"),
                late("silence", ""),
                late("100 for ever", "HTTP/1.1 100 Continue\r\n\r\n"),
                late("103 for ever", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"),
                late("a head that comes too slowly", OK + "X-A"),
                late("a body that comes too slowly", OK + INDEX + "Content-Length: 90000\r\n\r\n" + BODY),
                forever("a body that does not end", OK + INDEX + "\r\n", " ", "4194304 bytes"),
                fine("a body without a length", OK + INDEX + "\r\n" + BODY),
                fine(
                        "100 and 103 before the answer",
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n" + OK + INDEX
                                + "Content-Length: 16\r\n\r\n" + BODY),
                fine("line feeds only", (OK + INDEX + "Content-Length: 16\r\n\r\n").replace("\r", "") + BODY),
                fine("HTTP 1.0", ("HTTP/1.0 200 OK\r\n" + INDEX + "\r\n") + BODY),
                fine("a status without a reason", "HTTP/1.1 200\r\nConnection: close\r\n" + INDEX + "\r\n" + BODY),
                new HostileRow.Raw(
                        "no number for a length in answer to HEAD",
                        Asking.IS_THERE,
                        time -> RawServer.saying(OK + "Content-Length: many\r\n\r\n"),
                        List.of(NO_HTTP)),
                new HostileRow.Raw(
                        "HEAD with a body",
                        Asking.IS_THERE,
                        time -> RawServer.saying(OK + "Content-Length: 16\r\n\r\n" + BODY),
                        List.of()),
                fine("an age that is no number", OK + INDEX + "Age: soon\r\n\r\n" + BODY),
                fine("chunks", CHUNKED + "10;x=y\r\n" + BODY + "\r\n0\r\nX-A: b\r\n\r\n"));
    }

    private static HostileRow says(String name, String text, String... parts) {
        return new HostileRow.Raw(name, Asking.MANIFEST, time -> RawServer.saying(text), List.of(parts));
    }

    private static HostileRow fine(String name, String text) {
        return says(name, text);
    }

    private static HostileRow forever(String name, String first, String then, String... parts) {
        return new HostileRow.Raw(name, Asking.MANIFEST, time -> RawServer.endlessly(first, then), List.of(parts));
    }

    /** Some of it comes, and more of it after all the time there is, until the client goes. */
    private static HostileRow late(String name, String text) {
        return new HostileRow.Raw(
                name,
                Asking.MANIFEST,
                time -> (head, in, out) -> {
                    out.write(text.repeat(20).getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    time.pass(Duration.ofMinutes(31));
                    in.transferTo(OutputStream.nullOutputStream());
                },
                List.of("1800 s", "<timeout>"));
    }
}
