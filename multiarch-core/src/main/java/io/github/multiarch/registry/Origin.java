package io.github.multiarch.registry;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a registry is: behind TLS, or, where plain HTTP is allowed, whichever of the two its server speaks. That is found out with the first request. */
final class Origin {
    private final Run run;
    private final URI https;
    private @Nullable URI found;

    Origin(String registry, Run run) {
        this.run = run;
        this.https = URI.create("https://" + RealmPolicy.hostOf(registry));
    }

    /** Scheme, host and port. */
    synchronized URI of(Purpose purpose) throws IOException {
        if (found == null) {
            found = run.rules().mayBePlain(https) && !speaksTls(purpose)
                    ? URI.create("http" + https.toString().substring("https".length()))
                    : https;
        }
        return found;
    }

    private boolean speaksTls(Purpose purpose) throws IOException {
        try {
            return run.probe().speaksTls(https);
        } catch (ProxyException e) {
            throw Failures.unreachable(purpose, "CONNECT", https, e);
        } catch (IOException e) {
            if (https.getPort() < 0) {
                // Plain HTTP has a port of its own when none is named.
                return false;
            }
            throw Failures.unreachable(purpose, "GET", https, e);
        }
    }
}
