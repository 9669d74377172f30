package io.github.multiarch.registry.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Each request from its arrival to its answer: it is recorded, and done and answered as the script has it. */
final class Exchanges {
    private final Traffic traffic;
    private final Script script;
    private final Api api;
    private volatile Runnable bodyBegins = () -> {};

    Exchanges(Traffic traffic, Script script, Api api) {
        this.traffic = traffic;
        this.script = script;
        this.api = api;
    }

    void whenBodyBegins(Runnable listener) {
        bodyBegins = listener;
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange;
                var underWay = traffic.begin()) {
            var head = RecordedRequest.head(exchange);
            var line = script.next(head.method(), head.path());
            var reply = perform(exchange, head, line);
            if (reply.isPresent()) {
                new Outgoing(exchange, underWay::close).send(reply.get(), line.fault());
            }
        }
    }

    /** The answer; empty when there is to be none. */
    private Optional<Reply> perform(HttpExchange exchange, RecordedRequest head, Script.Line line) throws IOException {
        try (var turn = api.turn(head)) {
            if (line.fault() instanceof Fault.ResetAfter reset) {
                body(exchange, head, reset.bytes());
                line.before().run();
                return Optional.empty();
            }
            var body = body(exchange, head, Long.MAX_VALUE);
            line.before().run();
            var reply = line.reply();
            if (reply.isPresent()) {
                turn.refusedWith(reply.get().status());
            } else {
                reply = Optional.of(api.answer(
                        new Arrival(head.withBody(body.length), body, line.fault() != Fault.NOT_STORED), turn));
            }
            line.after().run();
            return reply;
        }
    }

    private byte[] body(HttpExchange exchange, RecordedRequest head, long limit) throws IOException {
        var body = new ByteArrayOutputStream();
        try {
            var in = exchange.getRequestBody();
            var buffer = new byte[8192];
            while (body.size() < limit) {
                // The first read is of one byte: who listens for it wants to know early.
                int wanted = body.size() == 0 ? 1 : (int) Math.min(buffer.length, limit - body.size());
                int read = in.read(buffer, 0, wanted);
                if (read < 0) {
                    expectComplete(head, body.size());
                    break;
                }
                body.write(buffer, 0, read);
                if (body.size() == 1
                        && (head.method().equals("PUT") || head.method().equals("PATCH"))) {
                    bodyBegins.run();
                }
            }
        } catch (IOException e) {
            traffic.addGivenUp(head.withBody(body.size()));
            throw e;
        }
        traffic.add(head.withBody(body.size()));
        return body.toByteArray();
    }

    private static void expectComplete(RecordedRequest head, int size) throws EOFException {
        var announced = head.header("Content-Length");
        if (announced.isPresent() && Long.parseLong(announced.get()) != size) {
            throw new EOFException("the client went away after " + size + " bytes");
        }
    }
}
