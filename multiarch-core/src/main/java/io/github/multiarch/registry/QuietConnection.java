package io.github.multiarch.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that differs from the HTTP library's own in three things. It writes nothing to the debug log, where {@code mvn -X} would show tokens and passwords. And
 * a body that is closed before its end is not read to its end first, however much of it there is: the connection is closed. And one header is left out.
 */
final class QuietConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private static final int MAX_LINE_BYTES = 64 * 1024;
    private static final int MAX_HEADERS = 200;

    private Timeout socketTimeout = Timeout.DISABLED;

    private QuietConnection() {
        super(
                Http1Config.custom()
                        .setMaxLineLength(MAX_LINE_BYTES)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build(),
                null,
                null,
                null,
                null,
                EarlyAnswer.STRATEGY,
                null,
                WholeHead::new);
    }

    static QuietConnection create(@Nullable Socket socket) throws IOException {
        var connection = new QuietConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    @Override
    public void bind(Socket socket) throws IOException {
        super.bind(socket);
        socketTimeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public @Nullable Socket getSocket() {
        var holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        super.sendRequestHeader(request instanceof HiddenQuery hidden ? hidden.whole() : request);
    }

    /** Without a header that nobody here wants, and whose value google-http-client fails on when it is no number. */
    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        var response = super.receiveResponseHeader();
        response.removeHeaders(HttpHeaders.AGE);
        return response;
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        super.setSocketTimeout(timeout);
        socketTimeout = timeout;
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(socketTimeout);
    }

    @Override
    protected InputStream createContentInputStream(long length, SessionInputBuffer buffer, InputStream in) {
        var content = super.createContentInputStream(length, buffer, in);
        return new FilterInputStream(content) {
            private long count;
            private boolean ended;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int wanted) throws IOException {
                int read = super.read(bytes, offset, wanted);
                count += Math.max(read, 0);
                ended |= read < 0 || count == length;
                return read;
            }

            @Override
            public void close() throws IOException {
                if (ended || length == 0) {
                    super.close();
                } else {
                    QuietConnection.this.close(CloseMode.IMMEDIATE);
                }
            }
        };
    }
}
