package io.github.multiarch.registry;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Asks a proxy for a tunnel on a bare connection, for who does not speak HTTP through it (RFC 9110, section 9.3.6). */
final class ProxyTunnel {
    private static final int MAX_HEAD_BYTES = 64 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");

    private final HttpProxy proxy;
    private final RegistryOptions options;
    private final Time time;

    ProxyTunnel(HttpProxy proxy, RegistryOptions options, Time time) {
        this.proxy = proxy;
        this.options = options;
        this.time = time;
    }

    /**
     * Opens one.
     *
     * @param socket connected to the proxy
     * @param target {@code host:port}
     * @return false when the proxy lets nobody through to there
     */
    boolean open(Socket socket, String target) throws IOException {
        var wait = patience();
        // Each byte may come within the time for one; all of them may not take longer.
        var alarm = time.alarm(wait, () -> closeQuietly(socket));
        try {
            socket.setSoTimeout((int) Math.min(wait.toMillis(), Integer.MAX_VALUE));
            socket.getOutputStream().write(request(target).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            int status = status(socket.getInputStream());
            if (status != ProxyException.WANTS_CREDENTIALS && ((status >= 400 && status < 500) || status == 501)) {
                return false;
            }
            if (status != 200) {
                throw ProxyException.refused(proxy, target, status);
            }
            return true;
        } catch (ProxyException e) {
            throw e;
        } catch (IOException e) {
            throw ProxyException.unreachable(proxy, e);
        } finally {
            alarm.callOff();
        }
    }

    /** The proxy has to connect, too. */
    private Duration patience() {
        var limits = options.limits();
        return limits.connectTimeout().compareTo(limits.readTimeout()) > 0
                ? limits.connectTimeout()
                : limits.readTimeout();
    }

    private String request(String target) {
        return "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\nUser-Agent: " + options.userAgent() + "\r\n"
                + proxy.authorization()
                        .map(value -> "Proxy-Authorization: " + value + "\r\n")
                        .orElse("")
                + "\r\n";
    }

    /** Reads no further than the head of the answer: what follows comes through the tunnel. */
    private static int status(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < MAX_HEAD_BYTES) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("it was closed instead of an answer");
            }
            head.append((char) next);
            if (next == '\n' && (endsWith(head, "\n\r\n") || endsWith(head, "\n\n"))) {
                var status = STATUS.matcher(head.toString().lines().findFirst().orElse(""));
                if (!status.matches()) {
                    throw new IOException("its answer is no HTTP");
                }
                return Integer.parseInt(status.group(1));
            }
        }
        throw new IOException("the head of its answer is longer than " + MAX_HEAD_BYTES + " bytes, the limit");
    }

    private static boolean endsWith(StringBuilder text, String end) {
        return text.length() >= end.length()
                && text.substring(text.length() - end.length()).equals(end);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }
}
