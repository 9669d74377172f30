package io.github.multiarch.registry;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** TLS that is set up when the first connection wants it. */
final class TlsOnDemand implements TlsSocketStrategy {
    private final SetUp setUp;
    private @Nullable TlsSocketStrategy strategy;

    TlsOnDemand(SetUp setUp) {
        this.setUp = setUp;
    }

    /** Sets TLS up. */
    @FunctionalInterface
    interface SetUp {
        TlsSocketStrategy make() throws IOException;
    }

    /** Sets it up now, so that what is wrong with it is known. */
    synchronized TlsSocketStrategy prepare() throws IOException {
        if (strategy == null) {
            strategy = setUp.make();
        }
        return strategy;
    }

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, @Nullable Object attachment, HttpContext context)
            throws IOException {
        return prepare().upgrade(socket, target, port, attachment, context);
    }
}
