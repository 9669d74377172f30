package io.github.multiarch.registry.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers given instead of the true ones. */
public final class Script {
    private final List<Line> lines = new ArrayList<>();

    /** One scripted answer, being written. */
    public final class Line {
        private final String method;
        private final Pattern path;
        private int left = Integer.MAX_VALUE;
        private Reply reply = Reply.error(500, "UNKNOWN", "not scripted");

        private Line(String method, String path) {
            this.method = method;
            this.path = Pattern.compile(path);
        }

        /**
         * Limits how often it is given; without, always.
         *
         * @param count at least 1
         * @return this
         */
        public Line times(int count) {
            left = count;
            return this;
        }

        /**
         * Puts it into force.
         *
         * @param status the HTTP status
         * @param headers one value each
         * @param body the body
         */
        public void answer(int status, Map<String, String> headers, String body) {
            answer(Reply.of(status, headers, body));
        }

        /**
         * Puts it into force.
         *
         * @param newReply the answer
         */
        public void answer(Reply newReply) {
            reply = newReply;
            synchronized (lines) {
                lines.add(this);
            }
        }
    }

    Line on(String method, String path) {
        return new Line(method, path);
    }

    Optional<Reply> next(String method, String path) {
        synchronized (lines) {
            for (var line : lines) {
                if (line.left > 0
                        && line.method.equals(method)
                        && line.path.matcher(path).matches()) {
                    line.left--;
                    return Optional.of(line.reply);
                }
            }
            return Optional.empty();
        }
    }
}
