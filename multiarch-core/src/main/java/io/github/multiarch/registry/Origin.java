package io.github.multiarch.registry;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a registry is: behind TLS, or, where plain HTTP is allowed, whichever of the two its server speaks. That is found out with the first request: by a greeting, or,
 * on this machine, by the request itself, which then goes in the open first. It shows no credentials and does not leave the machine, so a server that speaks TLS learns
 * no more from it than what is asked for; and to one that does not, no connection is made in vain.
 */
final class Origin {
    private static final int BAD_REQUEST = 400;

    private final Run run;
    private final URI https;
    private final URI plain;
    private volatile @Nullable URI found;

    Origin(String registry, Run run) {
        this.run = run;
        var host = RealmPolicy.hostOf(registry);
        this.https = URI.create("https://" + host);
        this.plain = URI.create("http://" + host);
    }

    /**
     * Where a request begins its way.
     *
     * @param uri scheme, host and port
     * @param answer the one to the request, when it has been sent already, to this place and without credentials; to be closed
     */
    record Start(URI uri, Optional<HttpAnswer> answer) {
        Start(URI uri) {
            this(uri, Optional.empty());
        }
    }

    /** Whoever comes while another finds out waits for that, but not for the body of an answer. */
    Start forRequest(RegistryRequest request) throws IOException {
        var before = known();
        if (before.isPresent()) {
            return new Start(before.get());
        }
        if (!run.rules().mayBePlain(https)) {
            return new Start(keep(https));
        }
        synchronized (run.probe().turn(https)) {
            var meanwhile = known();
            if (meanwhile.isPresent()) {
                return new Start(meanwhile.get());
            }
            return mayGoInTheOpen(request) ? inTheOpen(request) : new Start(byGreeting(request.purpose()));
        }
    }

    /** Whether an address lies where this registry was found; no address does before it was asked. */
    boolean isAt(URI uri) {
        return known().filter(home -> Locations.isSameOrigin(home, uri)).isPresent();
    }

    /** The way from this registry to an address that is not its own; empty for its own, and before it was asked. */
    Optional<Detour> detour(URI uri) {
        return known().filter(home -> !Locations.isSameOrigin(home, uri)).map(home -> new Detour(home, uri));
    }

    /** What was found here, which may be silence, or by another goal of the build. */
    private Optional<URI> known() {
        return Optional.ofNullable(found).or(() -> run.probe().known(https).map(tls -> keep(tls ? https : plain)));
    }

    /** A name that only resolves to this machine is not this machine; and what changes something is sent once. */
    private boolean mayGoInTheOpen(RegistryRequest request) {
        return HostRules.isLoopback(https.getHost())
                && https.getPort() >= 0
                && request.reads()
                && request.body().isEmpty()
                && Locations.resolve(plain, request.target())
                        .filter(uri -> Locations.isSameOrigin(plain, uri))
                        .isPresent()
                && run.proxies().of(plain).isEmpty()
                && run.proxies().of(https).isEmpty();
    }

    private Start inTheOpen(RegistryRequest request) throws IOException {
        var purpose = request.purpose();
        var uri = Locations.resolve(plain, request.target()).orElseThrow();
        HttpAnswer answer;
        try {
            answer = run.wire().send(request.call(uri, Optional.empty()), purpose);
        } catch (RegistryException e) {
            // What a TLS server sends is no HTTP, or nothing.
            if (wasReached(e) && byGreeting(purpose).equals(https)) {
                return new Start(https);
            }
            throw e;
        }
        if (!mayBeOfTls(answer)) {
            run.probe().foundPlain(https);
            return new Start(keep(plain), Optional.of(answer));
        }
        try {
            if (byGreeting(purpose).equals(plain)) {
                return new Start(plain, Optional.of(answer));
            }
        } catch (IOException e) {
            answer.close();
            throw e;
        }
        answer.close();
        return new Start(https);
    }

    /** Not so when no connection came about, nor when the time was over. */
    private static boolean wasReached(RegistryException failure) {
        return failure.getCause() instanceof IOException cause && !Faults.isUnreached(cause);
    }

    /** Some TLS servers see a plain request for what it is: Go's, nginx and Apache httpd answer 400, others know the right address. */
    private static boolean mayBeOfTls(HttpAnswer answer) {
        return answer.status() == BAD_REQUEST
                || (answer.status() / 100 == 3
                        && answer.header("Location")
                                .flatMap(location -> Locations.resolve(answer.uri(), location))
                                .filter(uri -> uri.getScheme().equals("https"))
                                .isPresent());
    }

    private URI byGreeting(Purpose purpose) throws IOException {
        return keep(speaksTls(purpose) ? https : plain);
    }

    private URI keep(URI uri) {
        found = uri;
        return uri;
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
