package io.github.multiarch.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** The proxy, and not the registry behind it, cannot be reached or refuses. Nothing that it says about that is shown. */
final class ProxyException extends IOException {
    static final int WANTS_CREDENTIALS = 407;

    private static final long serialVersionUID = 1;
    private static final String WHERE =
            "host and port of the <proxy> in settings.xml, or Java's https.proxyHost and http.proxyHost";

    private final String advice;
    private final boolean mayPass;

    private ProxyException(String message, String advice, boolean mayPass, @Nullable Throwable cause) {
        super(message, cause);
        this.advice = advice;
        this.mayPass = mayPass;
    }

    /** It answered that it wants credentials, or others than it got. */
    static ProxyException unauthorized(HttpProxy proxy) {
        var user = proxy.credentials().map(Credentials::username);
        return new ProxyException(
                "the proxy " + proxy.address()
                        + user.map(name -> " does not take the credentials of " + CleanText.of(name))
                                .orElse(" wants credentials")
                        + " (407)",
                user.isPresent()
                        ? "Correct <username> and <password> of this <proxy> in settings.xml"
                        : "Give <username> and <password> in a <proxy> with this host and port in settings.xml",
                false,
                null);
    }

    /** It does not open a tunnel. */
    static ProxyException refused(HttpProxy proxy, String target, int status) {
        if (status == WANTS_CREDENTIALS) {
            return unauthorized(proxy);
        }
        boolean mayPass = Faults.mayPass(status);
        return new ProxyException(
                "the proxy " + proxy.address() + " answered CONNECT " + CleanText.of(target) + " with " + status,
                status >= 500
                        ? "Check the registry's name and port; the reason is in the proxy's log"
                        : "It must allow this host and port, or the host must be among the <nonProxyHosts> of the <proxy> in settings.xml",
                mayPass,
                null);
    }

    /** No connection, or a broken one. */
    static ProxyException unreachable(HttpProxy proxy, Exception cause) {
        boolean mayPass = cause instanceof IOException failure && Faults.mayPass(failure);
        var where = "the proxy " + proxy.address();
        if (cause instanceof UnknownHostException) {
            return new ProxyException(where + " is not known", "Check " + WHERE, mayPass, cause);
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof NoRouteToHostException) {
            return new ProxyException(
                    "no connection to " + where + " came about in time", "Check " + WHERE, mayPass, cause);
        }
        if (cause instanceof ConnectException) {
            return new ProxyException("nothing answers at " + where, "Check " + WHERE, mayPass, cause);
        }
        var reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new ProxyException(
                "the connection to " + where + " broke before it led anywhere (" + CleanText.of(reason) + ")",
                "Check " + WHERE,
                mayPass,
                cause);
    }

    String advice() {
        return advice;
    }

    boolean mayPass() {
        return mayPass;
    }
}
