package io.github.multiarch.registry;

import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Says what failed, why, and what to do about it. */
final class Failures {
    private Failures() {}

    /** An answer that is not the one hoped for. The answer is closed. */
    static RegistryException refused(Purpose purpose, String method, HttpAnswer answer, Optional<String> user) {
        try (answer) {
            var error = ErrorAnswer.read(answer);
            var who = answer.uri().getRawAuthority() + " answered " + answer.status();
            var said = error.text().isEmpty() ? "" : " (" + error.text() + ")";
            var message = purpose.failed() + who + said + ". " + advice(purpose, answer.status(), error.code(), user);
            return new RegistryException(
                    message.strip(),
                    method,
                    purpose.registry(),
                    purpose.repository(),
                    OptionalInt.of(answer.status()),
                    error.code(),
                    null);
        }
    }

    /** An answer that breaks the protocol. */
    static RegistryException unusable(Purpose purpose, String method, HttpAnswer answer, String what) {
        answer.close();
        return new RegistryException(
                purpose.failed() + answer.uri().getRawAuthority() + " " + what,
                method,
                purpose.registry(),
                purpose.repository(),
                OptionalInt.of(answer.status()),
                "",
                null);
    }

    /** Something that must not be done, whatever the registry says. */
    static RegistryException unsafe(Purpose purpose, String method, String what) {
        return new RegistryException(
                purpose.failed() + what,
                method,
                purpose.registry(),
                purpose.repository(),
                OptionalInt.empty(),
                "",
                null);
    }

    /** No answer, or half of one. */
    static RegistryException unreachable(Purpose purpose, String method, URI uri, IOException cause) {
        var message = purpose.failed() + connection(uri.getRawAuthority(), cause);
        return new RegistryException(
                message, method, purpose.registry(), purpose.repository(), OptionalInt.empty(), "", cause);
    }

    private static String connection(String host, IOException cause) {
        if (cause instanceof UnknownHostException) {
            return "the host " + host + " is not known. Check the name, and the proxy if there is one";
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof NoRouteToHostException) {
            return "no connection to " + host + " came about in time. Check the name, the network and the proxy";
        }
        if (cause instanceof ConnectException) {
            return "nothing answers at " + host + ". Check that the registry is running, and its name and port";
        }
        if (cause instanceof SocketTimeoutException) {
            return host + " kept silent for too long. Try again, or look at the registry's log";
        }
        if (cause instanceof SSLException) {
            return "no trusted TLS connection to " + host + " (" + CleanText.of(String.valueOf(cause.getMessage()))
                    + "). If its certificate is of your own authority, name that in <caFile>; if it has none that can be "
                    + "trusted, or speaks plain HTTP, name " + host + " in <insecureRegistries>";
        }
        var reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return "the connection to " + host + " broke (" + CleanText.of(reason) + "). Try again";
    }

    private static String advice(Purpose purpose, int status, String code, Optional<String> user) {
        return switch (status) {
            case 401, 403 ->
                user.map(name -> "The repository does not exist, or the credentials of " + CleanText.of(name)
                                + " are wrong or do not allow this. Give others in " + whereCredentialsAre(purpose))
                        .orElseGet(() -> "The repository does not exist, or needs credentials: give them in "
                                + whereCredentialsAre(purpose));
            case 404 ->
                code.equals("NAME_UNKNOWN")
                        ? "The registry has no such repository. Check the name; some registries want a repository created first"
                        : "Check the name, and that " + purpose.registry() + " is a registry";
            case 405, 415, 501 -> "The registry does not support this kind of request or image";
            case 413 -> "It is larger than the registry, or a proxy before it, takes. Raise the limit there";
            case 429 -> "Too many requests: wait, or give credentials in " + whereCredentialsAre(purpose);
            default ->
                status >= 500
                        ? "Try again; the reason is in the registry's log"
                        : status >= 300 && status < 400 ? "This kind of request is not sent elsewhere" : "";
        };
    }

    /** The places where people keep them. */
    static String whereCredentialsAre(Purpose purpose) {
        var hub = purpose.registry().equals(ImageReference.DOCKER_HUB);
        return "a <server> with the id " + purpose.registry() + " in settings.xml, or with `docker login"
                + (hub ? "" : " " + purpose.registry()) + "`";
    }
}
