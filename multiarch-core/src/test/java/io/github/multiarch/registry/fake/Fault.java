package io.github.multiarch.registry.fake;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/**
 * What goes wrong with one request. The JDK's server has no way to send a TCP reset: where a connection is said to be closed, it is closed without an answer, which
 * the client sees as an end of the stream, or as a reset when the server had not read all that was sent.
 */
public sealed interface Fault {
    /** Nothing goes wrong. */
    Fault NONE = Plain.NONE;

    /** The connection is closed before the request's body is read, and before anything is done. */
    Fault RESET_BEFORE = new ResetAfter(0);

    /** The whole body is read, nothing is done, and the connection is closed. */
    Fault RESET_AFTER_BODY = new ResetAfter(Long.MAX_VALUE);

    /** The request is carried out, then the connection is closed without an answer. */
    Fault LOST_ANSWER = Plain.LOST_ANSWER;

    /** The request is carried out, and answered with 200 and a body that has no end. */
    Fault ENDLESS = new Endless(200);

    /** The request is carried out, but the digest in the answer's {@code Docker-Content-Digest} and {@code Location} is another one. */
    Fault FALSE_DIGEST = Plain.FALSE_DIGEST;

    /** An upload, a manifest or a mount is answered as if it were stored, and is not. Other requests are served. */
    Fault NOT_STORED = Plain.NOT_STORED;

    /** The request is carried out; the answer's body has its right length, but another last byte. */
    Fault OTHER_BYTES = Plain.OTHER_BYTES;

    /** Faults that need no parameter. */
    enum Plain implements Fault {
        /** See {@link Fault#NONE}. */
        NONE,
        /** See {@link Fault#LOST_ANSWER}. */
        LOST_ANSWER,
        /** See {@link Fault#FALSE_DIGEST}. */
        FALSE_DIGEST,
        /** See {@link Fault#NOT_STORED}. */
        NOT_STORED,
        /** See {@link Fault#OTHER_BYTES}. */
        OTHER_BYTES
    }

    /**
     * A part of the request's body is read, nothing is done, and the connection is closed.
     *
     * @param bytes how much is read, at most
     */
    record ResetAfter(long bytes) implements Fault {}

    /**
     * The request is carried out; status, headers and the full length are sent, but only the beginning of the body, then the connection is closed. In answer to HEAD,
     * and where there is no body, this is {@link #LOST_ANSWER}.
     *
     * @param bytes how much of the body is sent; all but the last byte when that is less
     */
    record Truncated(int bytes) implements Fault {}

    /**
     * The request is carried out, and answered with the headers that belong to it, this status, and a body of blanks that ends when the client goes away. HEAD gets the
     * status alone.
     *
     * @param status the HTTP status
     */
    record Endless(int status) implements Fault {}

    /**
     * The request is carried out; the headers are sent at once, and a byte of the body for each permit.
     *
     * @param permits released by the test
     */
    record Slow(Semaphore permits) implements Fault {}

    /**
     * The request is not carried out, and answered with this.
     *
     * @param status the HTTP status
     * @param headers one value each; several headers of one name are one value with line feeds between
     * @param body the body, sent as UTF-8
     */
    record Status(int status, SortedMap<String, String> headers, String body) implements Fault {
        /**
         * The same, of headers in any map.
         *
         * @param status the HTTP status
         * @param headers one value each
         * @param body the body
         */
        public Status(int status, Map<String, String> headers, String body) {
            this(status, new TreeMap<>(headers), body);
        }

        /**
         * A status alone.
         *
         * @param status the HTTP status
         */
        public Status(int status) {
            this(status, new TreeMap<>(), "");
        }
    }
}
