package io.github.multiarch.registry.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Another server on 127.0.0.1, where a redirect, an upload's address or a token realm may lead. It keeps everything that it was sent. */
public final class RedirectTarget implements AutoCloseable {
    private final Listener listener;
    private final Traffic traffic = new Traffic();
    private final StringBuilder transcript = new StringBuilder();
    private volatile Reply reply = Reply.of(404, Map.of());

    private RedirectTarget(Optional<SSLContext> context) {
        listener = new Listener(context);
        listener.start(this::handle);
    }

    /**
     * Starts one that speaks plain HTTP and answers 404.
     *
     * @return running
     */
    public static RedirectTarget start() {
        return new RedirectTarget(Optional.empty());
    }

    /**
     * Starts one that speaks TLS and answers 404.
     *
     * @param context with a key for 127.0.0.1
     * @return running
     */
    public static RedirectTarget startTls(SSLContext context) {
        return new RedirectTarget(Optional.of(context));
    }

    /**
     * Answers this from now on, whatever is asked.
     *
     * @param status the HTTP status
     * @param headers one value each; several headers of one name are one value with line feeds between
     * @param body the body
     * @return this
     */
    public RedirectTarget answer(int status, Map<String, String> headers, String body) {
        reply = Reply.of(status, headers, body);
        return this;
    }

    /**
     * Answers like a token server that gives everybody this token.
     *
     * @param token any text
     * @return this
     */
    public RedirectTarget answerToken(String token) {
        return answer(200, Map.of("Content-Type", "application/json"), "{\"token\":\"" + token + "\"}");
    }

    /**
     * Where it is.
     *
     * @return {@code 127.0.0.1:port}
     */
    public String host() {
        return listener.host();
    }

    /**
     * Its address.
     *
     * @param pathAndQuery begins with a slash
     * @return with scheme, host and port
     */
    public String url(String pathAndQuery) {
        return listener.url() + pathAndQuery;
    }

    /**
     * What has arrived so far.
     *
     * @return a copy
     */
    public List<RecordedRequest> requests() {
        return traffic.requests();
    }

    /**
     * All that has arrived so far, to search for what must not be there: request lines, every header, bodies with a character for each byte.
     *
     * @return empty when nothing came
     */
    public String transcript() {
        synchronized (transcript) {
            return transcript.toString();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var head = RecordedRequest.head(exchange);
            var body = exchange.getRequestBody().readAllBytes();
            synchronized (transcript) {
                transcript.append(head).append('\n');
                exchange.getRequestHeaders()
                        .forEach((name, values) -> values.forEach(value -> transcript
                                .append(name)
                                .append(": ")
                                .append(value)
                                .append('\n')));
                transcript
                        .append('\n')
                        .append(new String(body, StandardCharsets.ISO_8859_1))
                        .append('\n');
            }
            traffic.add(head.withBody(body.length));
            new Outgoing(exchange, () -> {}).send(reply, Fault.NONE);
        }
    }

    /** Stops at once. */
    @Override
    public void close() {
        listener.close();
    }
}
