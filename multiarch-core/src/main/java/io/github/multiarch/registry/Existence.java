package io.github.multiarch.registry;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Asks whether something is there without reading it. Registries that will not say by HEAD are asked by GET, and the answer is broken off. */
final class Existence {
    /** What registries and the proxies before them answer to HEAD although the thing is there. */
    private static final Set<Integer> UNKNOWN = Set.of(403, 405, 500, 501);

    private Existence() {}

    /**
     * Asks.
     *
     * @param request by HEAD
     * @return the answer, its body unread, to be closed; empty when it is not there
     */
    static Optional<HttpAnswer> ask(Place place, RegistryRequest request) throws IOException {
        var answer = place.connection().send(request);
        if (UNKNOWN.contains(answer.status())) {
            answer.close();
            answer = place.connection().send(request.withMethod("GET"));
        }
        if (answer.status() == 404) {
            answer.discard();
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw place.connection().refused(request, answer);
        }
        return Optional.of(answer);
    }
}
