package io.github.multiarch.registry.fake;

import java.util.Optional;
import java.util.SortedMap;

/**
 * What arrived.
 *
 * @param method the HTTP method
 * @param target path and query, as they came
 * @param headers the first value of each, names without regard to case
 * @param bodyBytes how much of the body arrived
 */
public record RecordedRequest(String method, String target, SortedMap<String, String> headers, long bodyBytes) {
    /**
     * A header.
     *
     * @param name in any case
     * @return its first value
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The target without its query.
     *
     * @return the path
     */
    public String path() {
        return target.split("\\?", 2)[0];
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
