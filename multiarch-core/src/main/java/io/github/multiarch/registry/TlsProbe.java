package io.github.multiarch.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/**
 * Finds out whether a server speaks TLS, by greeting it as a TLS client does and looking at the first byte of the answer. The greeting is followed by line ends: a
 * plain HTTP server takes it for a bad request line and answers at once, where it would otherwise wait for more.
 */
final class TlsProbe {
    private static final int ALERT = 0x15;
    private static final int HANDSHAKE = 0x16;
    private static final int MAX_WAIT_MILLIS = 5000;
    private static final byte[] LINE_ENDS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private final RegistryOptions options;
    private final Proxies proxies;
    private final HostNames names;
    private final Time time;
    private final ConcurrentMap<URI, Boolean> known = new ConcurrentHashMap<>();
    private final ConcurrentMap<URI, Object> turns = new ConcurrentHashMap<>();

    TlsProbe(RegistryOptions options, Proxies proxies, HostNames names, Time time) {
        this.options = options;
        this.proxies = proxies;
        this.names = names;
        this.time = time;
    }

    /** To be held while finding out about a server, so that only one does. */
    Object turn(URI https) {
        return turns.computeIfAbsent(https, uri -> new Object());
    }

    /** Whether a server speaks TLS, if somebody has found out. */
    Optional<Boolean> known(URI https) {
        return Optional.ofNullable(known.get(https));
    }

    /** Somebody has found out without a greeting: the server answered plain HTTP. */
    void foundPlain(URI https) {
        known.put(https, false);
    }

    /**
     * Asked of each server until it answers. True also when the server does not say anything: silence is no reason to speak openly.
     *
     * @throws ProxyException when a proxy is in the way
     */
    boolean speaksTls(URI https) throws IOException {
        var before = known.get(https);
        if (before != null) {
            return before;
        }
        var answer = ask(https);
        if (answer != Answer.SILENCE) {
            known.put(https, answer == Answer.TLS);
        }
        return answer != Answer.PLAIN;
    }

    private Answer ask(URI https) throws IOException {
        var proxy = proxies.of(https);
        if (proxy.isPresent()) {
            return ask(https, proxy.get());
        }
        return onFirst(
                https.getHost(), Locations.port(https), UnaryOperator.identity(), socket -> greet(socket, https));
    }

    private Answer ask(URI https, HttpProxy proxy) throws IOException {
        var tunnel = new ProxyTunnel(proxy, options, time);
        return onFirst(
                proxy.host(),
                proxy.port(),
                failure -> ProxyException.unreachable(proxy, failure),
                // A proxy that lets nobody through to a port takes it for one of plain HTTP, and so do we.
                socket -> tunnel.open(socket, https.getHost() + ":" + Locations.port(https))
                        ? greet(socket, https)
                        : Answer.PLAIN);
    }

    /** Something done with a connection. */
    private interface Conversation {
        Answer with(Socket socket) throws IOException;
    }

    /** With the first address of a host that takes a connection. */
    private Answer onFirst(String host, int port, UnaryOperator<IOException> translation, Conversation conversation)
            throws IOException {
        IOException failure = new UnknownHostException(host);
        try {
            for (var address : names.addresses(host)) {
                try (var socket = new Socket()) {
                    try {
                        socket.connect(new InetSocketAddress(address, port), connectMillis());
                    } catch (IOException e) {
                        failure = e;
                        continue;
                    }
                    return conversation.with(socket);
                }
            }
        } catch (UnknownHostException e) {
            failure = e;
        }
        throw translation.apply(failure);
    }

    private int connectMillis() {
        return (int) Math.min(options.limits().connectTimeout().toMillis(), Integer.MAX_VALUE);
    }

    private Answer greet(Socket socket, URI https) throws IOException {
        socket.setSoTimeout((int) Math.min(options.limits().readTimeout().toMillis(), MAX_WAIT_MILLIS));
        var out = socket.getOutputStream();
        out.write(TlsGreeting.to(https.getHost()));
        out.write(LINE_ENDS);
        out.flush();
        try {
            int first = socket.getInputStream().read();
            return first == HANDSHAKE || first == ALERT ? Answer.TLS : Answer.PLAIN;
        } catch (SocketTimeoutException e) {
            return Answer.SILENCE;
        } catch (IOException e) {
            return Answer.PLAIN;
        }
    }

    /** What a greeting brings to light. */
    private enum Answer {
        TLS,
        PLAIN,
        SILENCE
    }
}
