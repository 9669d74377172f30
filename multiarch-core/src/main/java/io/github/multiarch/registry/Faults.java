package io.github.multiarch.registry;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.StreamClosedException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** Which faults may pass, so that asking once more makes sense. */
final class Faults {
    /** 499 and 520 to 524 are what nginx and Cloudflare, in front of many registries, say about the server behind them. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 499, 500, 502, 503, 504, 520, 521, 522, 523, 524);

    private Faults() {}

    static boolean mayPass(int status) {
        return PASSING.contains(status);
    }

    /** No answer, or half of one. What is wrong with a certificate, a file or the protocol stays wrong. */
    static boolean mayPass(IOException failure) {
        if (failure instanceof ProxyException proxy) {
            return proxy.mayPass();
        }
        if (failure instanceof ForbiddenAddressException || failure instanceof MissingHostException) {
            return false;
        }
        if (failure instanceof SSLException) {
            return !isAbout(failure, CertificateException.class)
                    && !(failure instanceof SSLPeerUnverifiedException)
                    && (isAbout(failure, SocketException.class)
                            || isAbout(failure, EOFException.class)
                            || isAbout(failure, SocketTimeoutException.class));
        }
        // Half a status line, of an answer that broke off there, looks like no HTTP at all.
        return failure instanceof ClientProtocolException
                || failure instanceof SocketException
                || failure instanceof SocketTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof EOFException
                || failure instanceof NoHttpResponseException
                || failure instanceof ConnectionClosedException
                || failure instanceof ConnectionRequestTimeoutException
                || failure instanceof MalformedChunkCodingException
                || failure instanceof TruncatedChunkException
                || failure instanceof StreamClosedException
                || (failure.getClass() == InterruptedIOException.class
                        && !Thread.currentThread().isInterrupted());
    }

    /** Whether the place could not be asked for a reason that passes, if not in the seconds between two attempts: a machine without a network finds no name. */
    static boolean isOutage(IOException failure) {
        return mayPass(failure)
                || failure instanceof MissingHostException
                || (failure instanceof ProxyException && failure.getCause() instanceof MissingHostException);
    }

    /** Whether no connection came about, so that nothing is known of the server. */
    static boolean isUnreached(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException
                || failure instanceof ForbiddenAddressException;
    }

    /** Whether a server was reached that broke the connection off: not silence, and not a proxy. */
    static boolean isHangUp(IOException failure) {
        return mayPass(failure)
                && !isUnreached(failure)
                && !(failure instanceof ProxyException)
                && !(failure instanceof ClientProtocolException)
                && !(failure instanceof InterruptedIOException)
                && !isAbout(failure, SocketTimeoutException.class);
    }

    private static boolean isAbout(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
