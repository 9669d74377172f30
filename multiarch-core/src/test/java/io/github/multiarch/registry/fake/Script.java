package io.github.multiarch.registry.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers given, and faults made, instead of what would be true. The first line that has a say about a request has the only one. */
public final class Script {
    private final List<Line> lines = new ArrayList<>();

    /** One line of the script, being written. */
    public final class Line {
        private final Pattern method;
        private final Pattern path;
        private int toSkip;
        private int left = Integer.MAX_VALUE;
        private Runnable before = () -> {};
        private Runnable after = () -> {};
        private Fault fault = Fault.NONE;
        private Optional<Reply> reply = Optional.empty();

        private Line(String method, String path) {
            this.method = Pattern.compile(method);
            this.path = Pattern.compile(path);
        }

        /**
         * Limits how often it is done; without, always.
         *
         * @param count at least 1
         * @return this
         */
        public Line times(int count) {
            left = count;
            return this;
        }

        /**
         * Leaves the first requests that match to later lines, and to the registry.
         *
         * @param count how many
         * @return this
         */
        public Line skip(int count) {
            toSkip = count;
            return this;
        }

        /**
         * Runs something when the request has arrived and is recorded, before anything is done about it.
         *
         * @param action on a thread of the server, which waits for it
         * @return this
         */
        public Line before(Runnable action) {
            before = action;
            return this;
        }

        /**
         * Runs something when the request is carried out, before it is answered. Not where the connection is closed before that.
         *
         * @param action on a thread of the server, which waits for it
         * @return this
         */
        public Line after(Runnable action) {
            after = action;
            return this;
        }

        /**
         * Puts it into force. The request is not carried out.
         *
         * @param status the HTTP status
         * @param headers one value each; several headers of one name are one value with line feeds between
         * @param body the body
         */
        public void answer(int status, Map<String, String> headers, String body) {
            answer(Reply.of(status, headers, body));
        }

        /**
         * Puts it into force. The request is not carried out.
         *
         * @param status the HTTP status
         * @param headers one value each
         * @param body the body
         */
        public void answer(int status, Map<String, String> headers, byte[] body) {
            answer(new Reply(status, headers, body));
        }

        /**
         * Puts it into force.
         *
         * @param newFault what goes wrong
         */
        public void fault(Fault newFault) {
            if (newFault instanceof Fault.Status status) {
                answer(Reply.of(status.status(), status.headers(), status.body()));
                return;
            }
            fault = newFault;
            enforce();
        }

        /** Puts it into force: nothing goes wrong, but what is to run before and after is run. */
        public void serve() {
            fault(Fault.NONE);
        }

        void answer(Reply newReply) {
            reply = Optional.of(newReply);
            enforce();
        }

        private void enforce() {
            synchronized (lines) {
                lines.add(this);
            }
        }

        private boolean takes(String itsMethod, String itsPath) {
            if (left == 0
                    || !method.matcher(itsMethod).matches()
                    || !path.matcher(itsPath).matches()) {
                return false;
            }
            if (toSkip > 0) {
                toSkip--;
                return false;
            }
            left--;
            return true;
        }

        Runnable before() {
            return before;
        }

        Runnable after() {
            return after;
        }

        Fault fault() {
            return fault;
        }

        Optional<Reply> reply() {
            return reply;
        }
    }

    Line on(String method, String path) {
        return new Line(method, path);
    }

    /** What is to be done; nothing special when no line has a say. */
    Line next(String method, String path) {
        synchronized (lines) {
            for (var line : lines) {
                if (line.takes(method, path)) {
                    return line;
                }
            }
            return new Line(method, ".*");
        }
    }

    /** Takes back every line. */
    void clear() {
        synchronized (lines) {
            lines.clear();
        }
    }
}
