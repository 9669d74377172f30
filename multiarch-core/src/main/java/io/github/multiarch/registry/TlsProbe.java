package io.github.multiarch.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/**
 * Finds out whether a server speaks TLS, by greeting it as a TLS client does and looking at the first byte of the answer. The greeting is followed by line ends: a
 * plain HTTP server takes it for a bad request line and answers at once, where it would otherwise wait for more.
 */
final class TlsProbe {
    private static final int ALERT = 0x15;
    private static final int HANDSHAKE = 0x16;
    private static final int MAX_WAIT_MILLIS = 5000;
    private static final byte[] LINE_ENDS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private TlsProbe() {}

    /** True also when the server does not say anything: silence is no reason to speak openly. */
    static boolean speaksTls(URI https, Limits limits) throws IOException {
        int port = Locations.port(https);
        var host = https.getHost();
        var proxy = proxy(https);
        if (proxy.type() != Proxy.Type.DIRECT) {
            return speaksTls(proxy, InetSocketAddress.createUnresolved(host, port), limits);
        }
        IOException failure = new UnknownHostException(host);
        for (var address : InetAddress.getAllByName(host)) {
            try {
                return speaksTls(proxy, new InetSocketAddress(address, port), limits);
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private static Proxy proxy(URI https) {
        var selector = ProxySelector.getDefault();
        return selector == null ? Proxy.NO_PROXY : selector.select(https).get(0);
    }

    private static boolean speaksTls(Proxy proxy, InetSocketAddress address, Limits limits) throws IOException {
        try (var socket = new Socket(proxy)) {
            socket.setSoTimeout((int) Math.min(limits.readTimeout().toMillis(), MAX_WAIT_MILLIS));
            socket.connect(address, (int) Math.min(limits.connectTimeout().toMillis(), Integer.MAX_VALUE));
            var out = socket.getOutputStream();
            out.write(greeting(address.getHostString(), address.getPort()));
            out.write(LINE_ENDS);
            out.flush();
            return isTls(socket);
        }
    }

    private static boolean isTls(Socket socket) {
        try {
            int first = socket.getInputStream().read();
            return first == HANDSHAKE || first == ALERT;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] greeting(String host, int port) throws IOException {
        try {
            var engine = SSLContext.getDefault().createSSLEngine(host, port);
            engine.setUseClientMode(true);
            var buffer = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), buffer);
            var bytes = new byte[buffer.flip().remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("The Java runtime cannot set up TLS: " + e.getMessage(), e);
        }
    }
}
