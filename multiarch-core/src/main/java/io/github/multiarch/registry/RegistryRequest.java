package io.github.multiarch.registry;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something asked of a registry.
 *
 * @param purpose why
 * @param method the HTTP method
 * @param target path and query, {@code /v2/…}, or an address that the registry gave
 * @param headers beside {@code Authorization}
 * @param body what is sent
 * @param scopes what a token for it must allow; registries that honour only one scope take the first
 */
record RegistryRequest(
        Purpose purpose,
        String method,
        String target,
        SortedMap<String, String> headers,
        Optional<HttpBody> body,
        List<Scope> scopes) {

    static RegistryRequest of(Purpose purpose, String method, String target, List<Scope> scopes) {
        return new RegistryRequest(purpose, method, target, new TreeMap<>(), Optional.empty(), scopes);
    }

    RegistryRequest withHeader(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new RegistryRequest(purpose, method, target, more, body, scopes);
    }

    RegistryRequest withBody(HttpBody newBody) {
        return new RegistryRequest(purpose, method, target, headers, Optional.of(newBody), scopes);
    }

    RegistryRequest withMethod(String newMethod) {
        return new RegistryRequest(purpose, newMethod, target, headers, body, scopes);
    }

    RegistryRequest withTarget(String newTarget) {
        return new RegistryRequest(purpose, method, newTarget, headers, body, scopes);
    }

    /** Whether it changes nothing and carries nothing, so that it may be sent anywhere, and more than once. */
    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Without query and headers: they may be secret. */
    @Override
    public String toString() {
        return method + " " + CleanText.withoutQuery(target);
    }

    HttpCall call(URI uri, Optional<String> authorization) {
        var all = new TreeMap<>(headers);
        authorization.ifPresent(value -> all.put("Authorization", value));
        return new HttpCall(method, uri, all, body);
    }
}
