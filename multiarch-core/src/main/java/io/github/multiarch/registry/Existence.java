package io.github.multiarch.registry;

import io.github.multiarch.registry.RegistryConnection.Exchange;
import io.github.multiarch.registry.RegistryConnection.Reader;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Asks whether something is there without reading it. Registries that will not say by HEAD are asked by GET, and the answer is broken off. */
final class Existence {
    /** What registries and the proxies before them answer to HEAD although the thing is there. */
    private static final Set<Integer> UNKNOWN = Set.of(403, 405, 500, 501);

    private Existence() {}

    /** Whether it is there. */
    static boolean isThere(Place place, Exchange exchange, RegistryRequest request) throws IOException {
        return ask(place, exchange, request, answer -> true).isPresent();
    }

    /**
     * Asks.
     *
     * @param exchange with one attempt or several
     * @param request by HEAD
     * @param reader is given the answer, its body unread
     * @return what the reader made of it; empty when the thing is not there
     */
    static <T> Optional<T> ask(Place place, Exchange exchange, RegistryRequest request, Reader<T> reader)
            throws IOException {
        var byHead = exchange.ask(request, answer -> said(place, request, answer, reader));
        if (!byHead.isUnknown()) {
            return byHead.found();
        }
        var get = request.withMethod("GET");
        return exchange.ask(get, answer -> said(place, get, answer, reader)).found();
    }

    private static <T> Said<T> said(Place place, RegistryRequest request, HttpAnswer answer, Reader<T> reader)
            throws IOException {
        if (answer.status() == 200) {
            return new Said<>(false, Optional.of(reader.read(answer)));
        }
        if (answer.status() == 404) {
            answer.discard();
            return new Said<>(false, Optional.empty());
        }
        if (request.method().equals("HEAD") && UNKNOWN.contains(answer.status())) {
            return new Said<>(true, Optional.empty());
        }
        throw place.connection().refused(request, answer);
    }

    /** What one request told. */
    private record Said<T>(boolean isUnknown, Optional<T> found) {}
}
