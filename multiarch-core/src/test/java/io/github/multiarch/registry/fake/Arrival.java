package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that is to be carried out. */
final class Arrival {
    private final RecordedRequest request;
    private final byte[] body;
    private final boolean keeps;

    /** With {@code keeps} false, what should be stored is answered for and forgotten. */
    Arrival(RecordedRequest request, byte[] body, boolean keeps) {
        this.request = request;
        this.body = body.clone();
        this.keeps = keeps;
    }

    RecordedRequest request() {
        return request;
    }

    String method() {
        return request.method();
    }

    Optional<String> header(String name) {
        return request.header(name);
    }

    byte[] body() {
        return body.clone();
    }

    boolean keeps() {
        return keeps;
    }

    /** The first value of a parameter of the query. */
    Optional<String> parameter(String name) {
        int query = request.target().indexOf('?');
        Map<String, List<String>> parameters =
                query < 0 ? Map.of() : Form.parse(request.target().substring(query + 1));
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    static Optional<Digest> digest(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
