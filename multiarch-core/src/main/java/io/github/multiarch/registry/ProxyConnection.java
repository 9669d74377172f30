package io.github.multiarch.registry;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Connects, through a proxy where there is one, in the place of the HTTP library's own handler: that reads a refusal without limit, and takes a proxy's troubles for
 * the registry's. The proxy's credentials are in what is sent to the proxy itself, and nowhere else.
 */
final class ProxyConnection implements ExecChainHandler {
    private final Proxies proxies;
    private final String userAgent;

    ProxyConnection(Proxies proxies, String userAgent) {
        this.proxies = proxies;
        this.userAgent = userAgent;
    }

    /** Tells the HTTP library where to connect to. */
    HttpRoutePlanner routes() {
        return new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE) {
            @Override
            @SuppressWarnings("NullAway") // The library takes null for none.
            protected HttpHost determineProxy(HttpHost target, HttpContext context) {
                return proxyOf(target)
                        .map(proxy -> new HttpHost("http", proxy.host(), proxy.port()))
                        .orElse(null);
            }
        };
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        var route = scope.route;
        var runtime = scope.execRuntime;
        var context = scope.clientContext;
        var proxy = route.getProxyHost() == null ? Optional.<HttpProxy>empty() : proxyOf(route.getTargetHost());
        if (!runtime.isEndpointAcquired()) {
            runtime.acquireEndpoint(scope.exchangeId, route, context.getUserToken(), context);
        }
        try {
            if (!runtime.isEndpointConnected()) {
                if (proxy.isEmpty()) {
                    runtime.connectEndpoint(context);
                } else {
                    connect(proxy.get(), scope);
                }
            }
            if (proxy.isEmpty() || route.isTunnelled()) {
                return chain.proceed(request, scope);
            }
            proxy.get().authorization().ifPresent(value -> request.setHeader("Proxy-Authorization", value));
            var response = chain.proceed(request, scope);
            if (response.getCode() == ProxyException.WANTS_CREDENTIALS) {
                throw ProxyException.unauthorized(proxy.get());
            }
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            runtime.discardEndpoint();
            throw e;
        }
    }

    private void connect(HttpProxy proxy, ExecChain.Scope scope) throws IOException {
        var runtime = scope.execRuntime;
        try {
            runtime.connectEndpoint(scope.clientContext);
            if (!scope.route.isTunnelled()) {
                return;
            }
            var target = scope.route.getTargetHost().toHostString();
            var request = new BasicClassicHttpRequest(
                    "CONNECT",
                    scope.route.getTargetHost(),
                    scope.route.getTargetHost().toHostString());
            request.setHeader("Host", target);
            request.setHeader("User-Agent", userAgent);
            proxy.authorization().ifPresent(value -> request.setHeader("Proxy-Authorization", value));
            // A refusal's body is not read; the connection is closed over it.
            int status = runtime.execute(scope.exchangeId, request, scope.clientContext)
                    .getCode();
            if (status != 200) {
                throw ProxyException.refused(proxy, target, status);
            }
        } catch (ProxyException e) {
            throw e;
        } catch (IOException | HttpException e) {
            throw ProxyException.unreachable(proxy, e);
        }
        runtime.upgradeTls(scope.clientContext);
    }

    private Optional<HttpProxy> proxyOf(HttpHost target) {
        return proxies.of(URI.create(target.toURI()));
    }
}
