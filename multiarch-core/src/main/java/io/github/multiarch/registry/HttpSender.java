package io.github.multiarch.registry;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Makes and sends every HTTP request of this package, each exactly once: it follows no redirect, repeats nothing, decompresses nothing and logs nothing. Any
 * status is an answer.
 */
final class HttpSender implements AutoCloseable {
    private final RegistryOptions options;
    private @Nullable HttpTransport transport;

    HttpSender(RegistryOptions options) {
        this.options = options;
    }

    HttpAnswer send(HttpCall call) throws IOException {
        var body = call.body().orElse(null);
        if (body != null) {
            body.checkEmpty();
        }
        var request = transport()
                .createRequestFactory()
                .buildRequest(call.method(), verbatim(call.uri()), body == null ? null : content(body));
        request.setHeaders(headers(call));
        request.setConnectTimeout((int) Math.min(options.connectTimeout().toMillis(), Integer.MAX_VALUE));
        request.setReadTimeout((int) Math.min(options.readTimeout().toMillis(), Integer.MAX_VALUE));
        return new HttpAnswer(call.uri(), plain(request).execute());
    }

    /** Without what the library does by itself: its errors read bodies without limit, and its log shows tokens. */
    private static HttpRequest plain(HttpRequest request) {
        return request.setFollowRedirects(false)
                .setThrowExceptionOnExecuteError(false)
                .setNumberOfRetries(0)
                .setLoggingEnabled(false)
                .setCurlLoggingEnabled(false)
                .setContentLoggingLimit(0)
                .setResponseReturnRawInputStream(true)
                .setSuppressUserAgentSuffix(true);
    }

    private HttpHeaders headers(HttpCall call) {
        var headers = new HttpHeaders();
        headers.setUserAgent(options.userAgent());
        headers.setAcceptEncoding("identity");
        call.headers().forEach(headers::set);
        return headers;
    }

    /** The library takes queries apart and puts them together differently; as a part of the path they are left alone. */
    private static GenericUrl verbatim(URI uri) {
        var url = new GenericUrl(uri.getScheme() + "://" + uri.getRawAuthority(), true);
        url.setRawPath(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        return url;
    }

    private static HttpContent content(HttpBody body) {
        return new HttpContent() {
            @Override
            public long getLength() {
                return body.length();
            }

            @Override
            public String getType() {
                return body.contentType();
            }

            @Override
            public boolean retrySupported() {
                return false;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                body.writeTo(out);
            }
        };
    }

    private synchronized HttpTransport transport() throws IOException {
        if (transport == null) {
            transport = new Apache5HttpTransport(ConnectionPool.open(options));
        }
        return transport;
    }

    @Override
    public synchronized void close() {
        try {
            if (transport != null) {
                transport.shutdown();
            }
        } catch (IOException e) {
            // Nothing is under way any more, so nothing is lost with the connections.
        }
    }
}
