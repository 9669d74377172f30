package io.github.multiarch.maven;

import io.github.multiarch.cache.BaseCache;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;

/** One cache for all modules of a build, also when they are built side by side: so all of them see the same version of a base, and it is read once. */
final class SessionCache {
    private SessionCache() {}

    static BaseCache of(MavenSession session, Path directory, Consumer<String> warnings) {
        // Modules with different dependencies of this plugin have it in different class loaders, with classes of their
        // own.
        var key = BaseCache.class.getName() + "@" + System.identityHashCode(BaseCache.class) + " " + directory;
        var request = session.getRequest();
        synchronized (request) {
            return (BaseCache) request.getData().computeIfAbsent(key, k -> BaseCache.in(directory, warnings));
        }
    }
}
