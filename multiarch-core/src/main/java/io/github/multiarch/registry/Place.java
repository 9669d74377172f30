package io.github.multiarch.registry;

import java.util.List;

/**
 * A repository as requests see it.
 *
 * @param connection to its registry
 * @param repository its name below the registry
 * @param toRead what may be done there, as whoever reads asks for it
 */
record Place(RegistryConnection connection, String repository, Scope toRead) {
    RegistryRequest reading(String doing, String method, String path) {
        return request(doing, method, path, toRead);
    }

    RegistryRequest writing(String doing, String method, String path) {
        return request(doing, method, path, Scope.pullAndPush(repository));
    }

    Purpose purpose(String doing) {
        return new Purpose(connection.registry(), repository, doing);
    }

    RegistryRequest request(String doing, String method, String path, Scope scope) {
        return RegistryRequest.of(purpose(doing), method, "/v2/" + repository + "/" + path, List.of(scope));
    }

    /** The name that people know. */
    @Override
    public String toString() {
        return connection.registry() + "/" + repository;
    }
}
