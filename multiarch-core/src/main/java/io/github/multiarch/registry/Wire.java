package io.github.multiarch.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;

/** Sends single requests within the deadline, and says what went wrong with them. */
final class Wire {
    private final HttpSender sender;
    private final Deadline deadline;
    private final Secrets secrets;

    Wire(HttpSender sender, Deadline deadline, Secrets secrets) {
        this.sender = sender;
        this.deadline = deadline;
        this.secrets = secrets;
    }

    /** The answer, whatever its status is; to be closed. */
    HttpAnswer send(HttpCall call, Purpose purpose) throws IOException {
        var left = deadline.left();
        if (left.isZero()) {
            throw late(call, purpose);
        }
        sender.open();
        try {
            return sender.send(call, left);
        } catch (IOException e) {
            var source = call.body().flatMap(HttpBody::sourceFailure);
            if (source.isPresent()) {
                throw source.get();
            }
            throw deadline.isOver()
                    ? late(call, purpose)
                    : secrets.hide(Failures.unreachable(purpose, call.method(), call.uri(), e));
        } catch (IllegalStateException e) {
            // The pool was closed by a deadline, ours or another's, between our look at the clock and the use of a
            // connection.
            throw deadline.isOver()
                    ? late(call, purpose)
                    : Failures.unreachable(purpose, call.method(), call.uri(), closed(e));
        }
    }

    /** The body of an answer, as a stream that says whose it was when it breaks off. */
    InputStream body(HttpAnswer answer, Purpose purpose) {
        return new TransferInputStream(answer, failure -> translated(failure, answer, purpose));
    }

    private IOException translated(IOException failure, HttpAnswer answer, Purpose purpose) {
        return deadline.isOver()
                ? Failures.late(purpose, answer.method(), answer.uri(), deadline.limit())
                : secrets.hide(Failures.unreachable(purpose, answer.method(), answer.uri(), failure));
    }

    /** As if the connection had been cut off in use, which is a fault that may pass, too: the next attempt gets other connections. */
    private static SocketException closed(IllegalStateException cause) {
        var failure = new SocketException("the connections were closed");
        failure.initCause(cause);
        return failure;
    }

    private RegistryException late(HttpCall call, Purpose purpose) {
        return Failures.late(purpose, call.method(), call.uri(), deadline.limit());
    }
}
