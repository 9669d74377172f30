package io.github.multiarch.registry.fake;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What comes over the wire, up to where the test or the server breaks off. */
final class RawSocket {
    /**
     * An answer.
     *
     * @param head status line and headers
     * @param body what came of it, taken out of its chunks
     */
    record Answer(String head, String body) {}

    private RawSocket() {}

    /** The answer to a GET, with so many bytes of the body at most. */
    static Answer get(String host, String target, int most) throws IOException {
        var address = host.split(":", 2);
        try (var socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            var request = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var in = socket.getInputStream();
            var head = head(in);
            boolean chunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
            var body = new StringBuilder();
            while (body.length() < most) {
                int size = chunked ? Integer.parseInt(line(in), 16) : most;
                var bytes = in.readNBytes(Math.min(size, most - body.length()));
                body.append(new String(bytes, StandardCharsets.UTF_8));
                if (bytes.length < size) {
                    break;
                }
                if (chunked) {
                    line(in);
                }
            }
            return new Answer(head, body.toString());
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append("\r\n");
        }
        return head.toString();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the end, after " + line);
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
