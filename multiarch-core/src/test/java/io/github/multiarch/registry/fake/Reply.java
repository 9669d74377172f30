package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.OciJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is answered: a status, headers with one value each, and a body that is sent with its length, except in answer to HEAD. */
public final class Reply {
    private final int status;
    private final SortedMap<String, String> headers;
    private final byte[] body;

    Reply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        this.body = body.clone();
    }

    static Reply of(int status, Map<String, String> headers) {
        return new Reply(status, headers, new byte[0]);
    }

    static Reply of(int status, Map<String, String> headers, String body) {
        return new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** An error in the form of the OCI distribution spec. */
    static Reply error(int status, String code, String message) {
        var json = OciJson.object();
        var error = json.putArray("errors").addObject();
        error.put("code", code);
        error.put("message", message);
        return new Reply(status, Map.of("Content-Type", "application/json"), OciJson.bytes(json));
    }

    Reply withHeader(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    Reply without(String name) {
        var less = new TreeMap<>(headers);
        less.remove(name);
        return new Reply(status, less, body);
    }

    /** The same, naming another digest wherever it names one. */
    Reply withFalseDigest() {
        var digest = headers.get("Docker-Content-Digest");
        if (digest == null) {
            return this;
        }
        var lie = Digest.of("another content".getBytes(StandardCharsets.UTF_8));
        var more = new TreeMap<>(headers);
        more.replaceAll((name, value) -> value.replace(Digest.parse(digest).hex(), lie.hex()));
        return new Reply(status, more, body);
    }

    /** A part of the body, as an answer to a request for a range. */
    Reply part(int from, int to) {
        return new Reply(206, headers, Arrays.copyOfRange(body, from, to));
    }

    Reply withOtherLastByte() {
        var other = body.clone();
        if (other.length > 0) {
            other[other.length - 1] ^= 1;
        }
        return new Reply(status, headers, other);
    }

    int status() {
        return status;
    }

    SortedMap<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body.clone();
    }
}
