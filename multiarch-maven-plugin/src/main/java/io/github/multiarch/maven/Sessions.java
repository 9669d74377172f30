package io.github.multiarch.maven;

import io.github.multiarch.Session;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;

/** What all modules of a build share, also when they are built side by side: so all of them see the same version of a base, and it is read once, over the same connections. */
final class Sessions {
    private Sessions() {}

    static Session of(MavenSession maven, Path cache, long limit, Consumer<String> warnings) {
        // Modules with different dependencies of this plugin have it in different class loaders, with classes of their
        // own.
        var key = Session.class.getName() + "@" + System.identityHashCode(Session.class) + " " + cache;
        var request = maven.getRequest();
        synchronized (request) {
            return (Session) request.getData().computeIfAbsent(key, k -> Session.in(cache, limit, warnings));
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
