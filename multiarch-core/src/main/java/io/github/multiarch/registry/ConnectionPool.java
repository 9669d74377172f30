package io.github.multiarch.registry;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import java.io.IOException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Connections that are kept and used again, through a proxy where there is one. */
final class ConnectionPool implements AutoCloseable {
    /** An idle connection may have been closed by the server meanwhile; after this time it is looked at before it is used. */
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofMilliseconds(200);

    /**
     * Who works in parallel sets the bound, not the pool: a transfer may hold one connection to read from and wait for another to write to, and several modules may do so at
     * once.
     */
    private static final int MANY = 1000;

    private final PoolingHttpClientConnectionManager manager;
    private final HttpTransport transport;

    private ConnectionPool(PoolingHttpClientConnectionManager manager, HttpTransport transport) {
        this.manager = manager;
        this.transport = transport;
    }

    static ConnectionPool open(RegistryOptions options, HostNames names, HostRules rules, Proxies proxies)
            throws IOException {
        var limits = options.limits();
        var readTimeout = Timeout.of(limits.readTimeout());
        var manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(QuietConnection::create)
                .setDnsResolver(new GuardedResolver(names, rules))
                .setTlsSocketStrategy(tls(options, rules))
                .setMaxConnPerRoute(MANY)
                .setMaxConnTotal(MANY)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(readTimeout).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connectTimeout()))
                        .setSocketTimeout(readTimeout)
                        .setValidateAfterInactivity(TRUSTED_IDLE)
                        .build())
                .build();
        var proxyConnection = new ProxyConnection(proxies, options.userAgent());
        var client = HttpClientBuilder.create()
                .setConnectionManager(manager)
                .setRoutePlanner(proxyConnection.routes())
                .replaceExecInterceptor(ChainElement.CONNECT.name(), proxyConnection)
                .addExecInterceptorBefore(ChainElement.PROTOCOL.name(), "do less", (request, scope, chain) -> {
                    scope.clientContext.setRequestConfig(less(scope.clientContext.getRequestConfigOrDefault()));
                    return chain.proceed(request, scope);
                })
                .addExecInterceptorBefore(
                        ChainElement.MAIN_TRANSPORT.name(),
                        "hide queries",
                        (request, scope, chain) -> chain.proceed(new HiddenQuery(request), scope))
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                // Neither is wanted, but the library's own would be made: with a list of all public domains in it.
                .setDefaultAuthSchemeRegistry(name -> null)
                .setDefaultCookieSpecRegistry(name -> null)
                .disableDefaultUserAgent()
                .disableRedirectHandling()
                .build();
        return new ConnectionPool(manager, new Apache5HttpTransport(client));
    }

    /** Who asks is shown elsewhere; the library would log what servers demand, with the queries in it. Nor is another protocol wanted than was spoken. */
    private static RequestConfig less(RequestConfig config) {
        return RequestConfig.copy(config)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    HttpTransport transport() {
        return transport;
    }

    /** Cuts off whatever is under way: it fails at once. */
    void abort() {
        manager.close(CloseMode.IMMEDIATE);
    }

    @Override
    public void close() {
        manager.close(CloseMode.GRACEFUL);
    }

    /**
     * Verifies certificates, except those of the hosts that the user named as insecure. What the runtime trusts is read when it is first needed: that takes a while, and a
     * registry on this machine may do without.
     */
    private static TlsSocketStrategy tls(RegistryOptions options, HostRules rules) throws IOException {
        var verifying = new TlsOnDemand(() -> new DefaultClientTlsStrategy(Trust.verifying(options.caFile())));
        if (options.caFile().isPresent()) {
            verifying.prepare();
        }
        var blind = new TlsOnDemand(() -> new DefaultClientTlsStrategy(
                Trust.blind(), HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE));
        return (socket, host, port, attachment, context) ->
                (rules.isInsecure(host, port) ? blind : verifying).upgrade(socket, host, port, attachment, context);
    }
}
