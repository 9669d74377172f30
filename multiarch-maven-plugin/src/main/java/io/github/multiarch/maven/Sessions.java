package io.github.multiarch.maven;

import io.github.multiarch.Session;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;

/** What all modules of a build share, also when they are built side by side: so all of them see the same version of a base, and it is read once, over the same connections. */
final class Sessions {
    private Sessions() {}

    static Session of(MavenSession maven, Path cache, long limit, Consumer<String> warnings) {
        return shared(maven, Session.class, " " + cache, () -> Session.in(cache, limit, warnings));
    }

    /** What there is once for a run of Maven. */
    static <T> T shared(MavenSession maven, Class<T> type, Supplier<T> maker) {
        return shared(maven, type, "", maker);
    }

    private static <T> T shared(MavenSession maven, Class<T> type, String name, Supplier<T> maker) {
        // Modules with different dependencies of this plugin have it in different class loaders, with classes of their
        // own.
        var key = type.getName() + "@" + System.identityHashCode(type) + name;
        var request = maven.getRequest();
        synchronized (request) {
            return type.cast(request.getData().computeIfAbsent(key, k -> maker.get()));
        }
    }

    /** Whether a line has not been told yet in this build. */
    static boolean isNew(MavenSession maven, String line) {
        var request = maven.getRequest();
        synchronized (request) {
            return request.getData().putIfAbsent("told: " + line, true) == null;
        }
    }
}
