package io.github.multiarch.registry;

import java.net.URI;
import java.util.Set;

/** Which redirects are followed (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4">RFC 9110, section 15.4</a>). */
final class Redirects {
    /** In a row. */
    static final int MOST = 5;

    private static final Set<Integer> ALL = Set.of(301, 302, 303, 307, 308);
    /** Those after which a request is sent again as it was, with what it carries. */
    private static final Set<Integer> KEEPING_ALL = Set.of(307, 308);

    private Redirects() {}

    /**
     * What only reads is sent anywhere, and who has answered does not matter. What changes something, or carries something, stays on the registry's own server.
     *
     * @param home where the registry is
     * @param atHome whether the request has not been sent elsewhere before
     */
    static boolean isFollowed(RegistryRequest request, HttpAnswer answer, URI home, boolean atHome) {
        return request.reads()
                ? ALL.contains(answer.status())
                : KEEPING_ALL.contains(answer.status()) && atHome && leadsTo(home, answer);
    }

    private static boolean leadsTo(URI home, HttpAnswer answer) {
        return answer.header("Location")
                .filter(location -> !location.isBlank())
                .flatMap(location -> Locations.resolve(answer.uri(), location))
                .filter(to -> Locations.isSameOrigin(home, to))
                .isPresent();
    }
}
