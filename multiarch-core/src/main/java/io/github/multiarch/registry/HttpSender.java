package io.github.multiarch.registry;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.ClientProtocolException;

/**
 * Makes and sends every HTTP request of this package, each exactly once: it follows no redirect, repeats nothing, decompresses nothing and logs nothing. Any
 * status is an answer.
 */
final class HttpSender {
    private final Connections connections;

    HttpSender(Connections connections) {
        this.connections = connections;
    }

    /** Makes what connections are made with, if there is none yet. */
    void open() throws IOException {
        connections.pool();
    }

    HttpAnswer send(HttpCall call, Duration left) throws IOException {
        // Taken before anything else is done: when the deadline closes it meanwhile, nothing is sent any more.
        var pool = connections.pool();
        var body = call.body().orElse(null);
        if (body != null) {
            body.checkEmpty();
        }
        var request = pool.transport()
                .createRequestFactory()
                .buildRequest(call.method(), verbatim(call.uri()), body == null ? null : content(body));
        request.setHeaders(headers(call));
        request.setConnectTimeout(millis(connections.options().limits().connectTimeout(), left));
        request.setReadTimeout(millis(connections.options().limits().readTimeout(), left));
        try {
            return new HttpAnswer(call.uri(), plain(request).execute());
        } catch (NumberFormatException e) {
            // The library's way to say that the answer's length is no number.
            throw new ClientProtocolException("Content-Length: " + e.getMessage(), e);
        }
    }

    /** The shorter of two; at least one, since none means for ever. */
    private static int millis(Duration limit, Duration left) {
        return (int) Math.max(1, Math.min(Math.min(limit.toMillis(), left.toMillis()), Integer.MAX_VALUE));
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
        headers.setUserAgent(connections.options().userAgent());
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
}
