package io.github.multiarch.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A token server whose refresh tokens are good for one use each. */
final class OneTimeTokens implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("content-length: ([0-9]+)");
    private static final Pattern REFRESH = Pattern.compile("refresh_token=([a-z0-9-]+)");

    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
    private final RawServer server;

    OneTimeTokens() throws IOException {
        server = new RawServer(this::answer);
    }

    String host() {
        return server.host();
    }

    Map<String, String> challenge() {
        return Map.of("WWW-Authenticate", "Bearer realm=\"http://" + host() + "/token\"");
    }

    /** What was shown: {@code password}, or a refresh token. */
    List<String> shown() {
        return List.copyOf(shown);
    }

    private void answer(String head, InputStream in, OutputStream out) throws IOException {
        var length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
        var form = length.find()
                ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.US_ASCII)
                : "";
        var refresh = REFRESH.matcher(form);
        shown.add(refresh.find() ? refresh.group(1) : "password");
        var body = "{\"token\":\"t\",\"expires_in\":300,\"refresh_token\":\"refresh-" + shown.size() + "\"}";
        out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
