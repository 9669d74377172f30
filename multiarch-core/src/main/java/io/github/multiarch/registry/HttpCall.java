package io.github.multiarch.registry;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One HTTP request.
 *
 * @param method such as {@code GET}
 * @param uri sent as it is, to the byte
 * @param headers sorted by name
 * @param body what it carries
 */
record HttpCall(String method, URI uri, SortedMap<String, String> headers, Optional<HttpBody> body) {
    HttpCall {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    static HttpCall get(URI uri, Map<String, String> headers) {
        return new HttpCall("GET", uri, new TreeMap<>(headers), Optional.empty());
    }

    /** Without header values: they may be secret. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
