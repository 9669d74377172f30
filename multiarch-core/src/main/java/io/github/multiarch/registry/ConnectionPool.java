package io.github.multiarch.registry;

import java.io.IOException;
import java.net.ProxySelector;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Connections that are kept and used again, through the proxy that the Java runtime is told to use. */
final class ConnectionPool {
    /** An idle connection may have been closed by the server meanwhile; after this time it is looked at before it is used. */
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofMilliseconds(200);

    private ConnectionPool() {}

    static CloseableHttpClient open(RegistryOptions options) throws IOException {
        var readTimeout = timeout(options.readTimeout());
        // Each transfer may hold two connections, one to read from and one to write to, and one token may be on its
        // way.
        int connections = 2 * options.parallelism() + 2;
        var manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(QuietConnection::create)
                .setTlsSocketStrategy(tls(options))
                .setMaxConnPerRoute(connections)
                .setMaxConnTotal(4 * connections)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(readTimeout).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(options.connectTimeout()))
                        .setSocketTimeout(readTimeout)
                        .setValidateAfterInactivity(TRUSTED_IDLE)
                        .build())
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(manager)
                .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableDefaultUserAgent()
                .disableRedirectHandling()
                .build();
    }

    /** Verifies certificates, except those of the hosts that the user named as insecure. */
    private static TlsSocketStrategy tls(RegistryOptions options) throws IOException {
        var rules = new HostRules(options);
        var verifying = new DefaultClientTlsStrategy(Trust.verifying(options.caFile()));
        if (options.insecureRegistries().isEmpty()) {
            return verifying;
        }
        var blind = new DefaultClientTlsStrategy(
                Trust.blind(), HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE);
        return (socket, host, port, attachment, context) ->
                (rules.isInsecure(host, port) ? blind : verifying).upgrade(socket, host, port, attachment, context);
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
