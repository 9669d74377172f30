package io.github.multiarch.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Says what failed, why, and what to do about it. */
final class Failures {
    /** What to do about what only others can do something about. */
    static final String BY_ITS_OWNER = "Whoever runs that server, or a proxy before it, has to mend this";

    private Failures() {}

    /** An answer that is not the one hoped for. The answer is closed. */
    static RegistryException refused(Purpose purpose, String method, HttpAnswer answer, Optional<String> user) {
        try (answer) {
            var error = ErrorAnswer.read(answer);
            int status = answer.status();
            var said = sentOn(answer) + (error.text().isEmpty() ? "" : " (" + error.text() + ")");
            return new RegistryException(
                    purpose,
                    method,
                    host(answer.uri()) + " answered " + method + " with " + status + said,
                    Advice.on(purpose, status, error.code(), user),
                    new Diagnosis(
                            OptionalInt.of(status),
                            error.code(),
                            Faults.mayPass(status),
                            answer.header("Retry-After").orElse(""),
                            error.named()),
                    null);
        }
    }

    private static String sentOn(HttpAnswer answer) {
        return answer.status() / 100 == 3
                ? answer.header("Location")
                        .filter(location -> !location.isBlank())
                        .map(location -> ", and sends it on to " + CleanText.withoutQuery(location))
                        .orElse("")
                : "";
    }

    /** An answer that breaks the protocol. */
    static RegistryException unusable(Purpose purpose, String method, HttpAnswer answer, String what) {
        answer.close();
        return new RegistryException(
                purpose,
                method,
                host(answer.uri()) + " " + what,
                BY_ITS_OWNER,
                Diagnosis.lasting(answer.status()),
                null);
    }

    /** Something that must not be done, whatever the registry says. */
    static RegistryException unsafe(Purpose purpose, String method, String what, String advice) {
        return new RegistryException(purpose, method, what, advice, Diagnosis.withoutAnswer(false), null);
    }

    /** What the registry says now may be otherwise in a moment. */
    static RegistryException notYet(Purpose purpose, String method, String what, String advice) {
        return new RegistryException(purpose, method, what, advice, Diagnosis.withoutAnswer(true), null);
    }

    /** All the time there was is used up. */
    static RegistryException late(Purpose purpose, String method, URI uri, Duration limit) {
        return new RegistryException(
                purpose,
                method,
                "the " + limit.toSeconds() + " s that registries are given in all were over during " + method + " at "
                        + host(uri),
                "Raise <timeout> (-Dmultiarch.timeout=SECONDS), or see why it is slow",
                Diagnosis.withoutAnswer(false),
                null);
    }

    /** No answer, or half of one. */
    static RegistryException unreachable(Purpose purpose, String method, URI uri, IOException cause) {
        var connection = connection(host(uri), method, cause);
        return new RegistryException(
                purpose,
                method,
                connection.get(0),
                connection.get(1),
                Diagnosis.withoutAnswer(Faults.mayPass(cause)),
                cause);
    }

    /** What happened to it, and what to do. */
    private static List<String> connection(String host, String method, IOException cause) {
        if (cause instanceof ProxyException proxy) {
            return List.of(String.valueOf(proxy.getMessage()), proxy.advice());
        }
        if (cause instanceof ForbiddenAddressException) {
            return List.of(String.valueOf(cause.getMessage()), BY_ITS_OWNER);
        }
        if (cause instanceof UnknownHostException) {
            return List.of("the host " + host + " is not known", "Check the name, and the proxy if there is one");
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof NoRouteToHostException) {
            return List.of(
                    "no connection to " + host + " came about in time", "Check the name, the network and the proxy");
        }
        if (cause instanceof ConnectException) {
            return List.of("nothing answers at " + host, "Check that the registry is running, and its name and port");
        }
        if (cause instanceof SocketTimeoutException) {
            return List.of(
                    host + " kept silent for too long after " + method, "Try again, or look at the registry's log");
        }
        if (cause instanceof SSLException) {
            return List.of(
                    "no trusted TLS connection to " + host + " (" + CleanText.of(String.valueOf(cause.getMessage()))
                            + ")",
                    "If its certificate is of your own authority, name that in <caFile>; if it has none that can be "
                            + "trusted, or speaks plain HTTP, name " + host + " in <insecureRegistries>");
        }
        if (cause instanceof ClientProtocolException || cause instanceof MessageConstraintException) {
            return List.of(
                    "the answer of " + host + " to " + method + " is not HTTP, or beyond its limits (" + reason(cause)
                            + ")",
                    "Check its name and port, and the proxy before it if there is one");
        }
        return List.of(
                "the connection to " + host + " broke during " + method + " (" + reason(cause) + ")", "Try again");
    }

    private static String reason(IOException failure) {
        var cause = failure.getMessage() == null && failure.getCause() != null ? failure.getCause() : failure;
        return CleanText.of(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    /** As it may be shown: a server chose it. */
    private static String host(URI uri) {
        return CleanText.of(String.valueOf(uri.getRawAuthority()));
    }
}
