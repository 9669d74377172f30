package io.github.multiarch.registry.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedMap;

/** Answers on their way to the client, and what may happen to them there. Closing the exchange closes the connection when an answer is not complete. */
final class Outgoing {
    private final HttpExchange exchange;
    private final Runnable beforeLastByte;

    Outgoing(HttpExchange exchange, Runnable beforeLastByte) {
        this.exchange = exchange;
        this.beforeLastByte = beforeLastByte;
    }

    void send(Reply reply, Fault fault) throws IOException {
        if (fault instanceof Fault.Truncated truncated) {
            truncated(reply, truncated.bytes());
        } else if (fault instanceof Fault.Endless endless) {
            endless(reply, endless.status());
        } else if (fault instanceof Fault.Slow slow) {
            slow(reply, slow);
        } else if (fault == Fault.FALSE_DIGEST) {
            whole(reply.withFalseDigest());
        } else if (fault == Fault.OTHER_BYTES) {
            whole(reply.withOtherLastByte());
        } else if (fault != Fault.LOST_ANSWER) {
            whole(reply);
        }
    }

    private void whole(Reply reply) throws IOException {
        var body = reply.body();
        if (isHead() || body.length == 0) {
            bare(reply, reply.status());
            return;
        }
        long length = length(reply);
        headers(reply.headers());
        exchange.sendResponseHeaders(reply.status(), length);
        var out = exchange.getResponseBody();
        int fitting = (int) Math.min(length, body.length);
        out.write(body, 0, fitting - 1);
        out.flush();
        beforeLastByte.run();
        out.write(body, fitting - 1, 1);
    }

    private void truncated(Reply reply, int bytes) throws IOException {
        var body = reply.body();
        if (!isHead() && body.length > 0) {
            headers(reply.headers());
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body, 0, Math.min(bytes, body.length - 1));
            exchange.getResponseBody().flush();
        }
    }

    private void endless(Reply reply, int status) throws IOException {
        if (isHead()) {
            bare(reply, status);
            return;
        }
        headers(reply.headers());
        exchange.sendResponseHeaders(status, 0);
        var blanks = new byte[8192];
        Arrays.fill(blanks, (byte) ' ');
        while (true) {
            exchange.getResponseBody().write(blanks);
        }
    }

    private void slow(Reply reply, Fault.Slow slow) throws IOException {
        var body = reply.body();
        if (isHead() || body.length == 0) {
            bare(reply, reply.status());
            return;
        }
        headers(reply.headers());
        exchange.sendResponseHeaders(reply.status(), body.length);
        var out = exchange.getResponseBody();
        out.flush();
        for (byte next : body) {
            try {
                slow.permits().acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the registry is closed", e);
            }
            out.write(next);
            out.flush();
        }
    }

    private void bare(Reply reply, int status) throws IOException {
        headers(reply.headers());
        if (isHead() && !reply.headers().containsKey("Content-Length")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(reply.body().length));
        }
        beforeLastByte.run();
        exchange.sendResponseHeaders(status, -1);
    }

    /** A length that is scripted may be a lie. */
    private static long length(Reply reply) {
        var scripted = reply.headers().get("Content-Length");
        return scripted == null ? reply.body().length : Long.parseLong(scripted);
    }

    private void headers(SortedMap<String, String> headers) {
        headers.forEach((name, values) -> {
            for (var value : values.split("\n", -1)) {
                exchange.getResponseHeaders().add(name, value);
            }
        });
    }

    private boolean isHead() {
        return exchange.getRequestMethod().equals("HEAD");
    }
}
