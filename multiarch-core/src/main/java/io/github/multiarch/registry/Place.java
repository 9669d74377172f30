package io.github.multiarch.registry;

import java.util.List;

/**
 * A repository as requests see it.
 *
 * @param connection to its registry
 * @param repository its name below the registry
 */
record Place(RegistryConnection connection, String repository) {
    RegistryRequest reading(String doing, String method, String path) {
        return request(doing, method, path, Scope.pull(repository));
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
