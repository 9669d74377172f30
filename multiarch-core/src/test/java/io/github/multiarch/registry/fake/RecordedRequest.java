package io.github.multiarch.registry.fake;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What arrived.
 *
 * @param method the HTTP method
 * @param target path and query, as they came
 * @param headers with commas between several values of one name, which are looked up without regard to case
 * @param bodyBytes how much of the body arrived and was read
 * @param remotePort the client's port: the same for all requests of one connection
 */
public record RecordedRequest(
        String method, String target, SortedMap<String, String> headers, long bodyBytes, int remotePort) {
    static RecordedRequest head(HttpExchange exchange) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new RecordedRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                0,
                exchange.getRemoteAddress().getPort());
    }

    RecordedRequest withBody(long bytes) {
        return new RecordedRequest(method, target, headers, bytes, remotePort);
    }

    /**
     * A header.
     *
     * @param name in any case
     * @return its value
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
