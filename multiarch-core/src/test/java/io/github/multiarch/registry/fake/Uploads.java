package io.github.multiarch.registry.fake;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Upload sessions. One request at a time writes to a session, in order, to the address that the last answer named. A session that a request failed to write to takes
 * nothing any more: what arrived of it is not known.
 */
final class Uploads {
    private final Map<String, Session> sessions = new TreeMap<>();
    private int counter;

    /** What was sent so far. */
    private static final class Session {
        private final String path;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Set<String> earlier = new HashSet<>();
        private boolean busy;
        private boolean spoiled;

        private Session(String path) {
            this.path = path;
        }

        /** With a query that changes when it is taken apart and put together again, and with the state. */
        private String location() {
            return path + "?_state=a%2Fb+c%3D" + (bytes.size() == 0 ? "" : bytes.size()) + "&empty=&bare&z=1&z=2";
        }
    }

    /** A request's turn to write to a session, or why it has none. Closed without being settled, the session is spoiled. */
    final class Turn implements AutoCloseable {
        private final Optional<Session> session;
        private final Optional<Reply> refusal;
        private boolean settled;

        private Turn(Optional<Session> session, Optional<Reply> refusal) {
            this.session = session;
            this.refusal = refusal;
            session.ifPresent(s -> s.busy = true);
        }

        Optional<Reply> refusal() {
            return refusal;
        }

        byte[] bytes() {
            synchronized (Uploads.this) {
                return session().bytes.toByteArray();
            }
        }

        /** Where the next request has to go. */
        String location() {
            synchronized (Uploads.this) {
                return session().location();
            }
        }

        String range() {
            return "0-" + Math.max(bytes().length - 1, 0);
        }

        void append(byte[] more) {
            synchronized (Uploads.this) {
                session().earlier.add(session().location());
                session().bytes.writeBytes(more);
                settled = true;
            }
        }

        /** Ends the session; false when it was cancelled meanwhile. */
        boolean complete() {
            synchronized (Uploads.this) {
                return sessions.remove(session().path) != null;
            }
        }

        /** Nothing more is taken. */
        void spoil() {
            synchronized (Uploads.this) {
                session().spoiled = true;
            }
        }

        /** Nothing of the request reached the session. */
        void settle() {
            settled = true;
        }

        /** Who is not let in has not written: only then a scripted status leaves the session as it was. */
        void refusedWith(int status) {
            settled = settled || status == 401;
        }

        private Session session() {
            return session.orElseThrow();
        }

        @Override
        public void close() {
            synchronized (Uploads.this) {
                session.ifPresent(s -> {
                    s.busy = false;
                    s.spoiled = s.spoiled || !settled;
                });
            }
        }
    }

    synchronized int open() {
        return sessions.size();
    }

    /** Begins a session, and says where to send to. */
    synchronized String start(String repository) {
        counter++;
        var session = new Session("/v2/" + repository + "/blobs/uploads/" + counter);
        sessions.put(session.path, session);
        return session.location();
    }

    /** Of a PUT or PATCH, from its head on; other requests write nothing. */
    synchronized Turn turn(RecordedRequest head) {
        if (!head.method().equals("PUT") && !head.method().equals("PATCH")) {
            return new Turn(Optional.empty(), Optional.empty());
        }
        var session = sessions.get(head.path());
        if (session == null || session.spoiled) {
            return refused(404, "BLOB_UPLOAD_UNKNOWN", "no such upload, or it failed before");
        }
        if (session.busy) {
            return refused(409, "BLOB_UPLOAD_INVALID", "another request is writing to this upload");
        }
        var target = head.target();
        int added = target.lastIndexOf("&digest=");
        var address = head.method().equals("PUT") && added > 0 ? target.substring(0, added) : target;
        if (session.earlier.contains(address)) {
            return refused(416, "BLOB_UPLOAD_INVALID", "more was sent since this address was given");
        }
        return address.equals(session.location())
                ? new Turn(Optional.of(session), Optional.empty())
                : refused(404, "BLOB_UPLOAD_UNKNOWN", "no such upload");
    }

    /** How far a session is: its location and range. */
    synchronized Optional<Reply> status(String target) {
        return find(target)
                .filter(session -> !session.spoiled)
                .map(session -> Reply.of(
                        204,
                        Map.of("Location", session.location(), "Range", "0-" + Math.max(session.bytes.size() - 1, 0))));
    }

    synchronized boolean cancel(String target) {
        return find(target).map(session -> sessions.remove(session.path)).isPresent();
    }

    private Optional<Session> find(String target) {
        return Optional.ofNullable(sessions.get(target.split("\\?", 2)[0]))
                .filter(session -> session.location().equals(target));
    }

    private Turn refused(int status, String code, String message) {
        return new Turn(Optional.empty(), Optional.of(Reply.error(status, code, message)));
    }
}
