package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    /** Configured proxies as protocol=host, leaving out *.left.test; the runtime's is the host "runtime". */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://r.test, https=a, a",
                "https://r.test, http=a, a",
                "https://r.test, http=a https=b, b",
                "https://r.test, https=a https=b, a",
                "http://r.test, http=a https=b, a",
                "http://r.test, https=b, runtime",
                "https://r.test, '', runtime",
                "https://x.left.test, http=a https=b, none",
                "http://X.Left.Test, http=a, none",
                "http://left.test, http=a, a",
                "http://xleft.test, http=a, a",
                "http://x.left.test.evil.test, http=a, a",
                "http://localhost:5000, http=a, none",
                "http://127.0.0.1:5000, http=a, none",
                "http://[::1]:5000, http=a, none"
            })
    void choosesAsMavenDoes(URI target, String configured, String expected) {
        var proxies = Arrays.stream(configured.split(" ", -1))
                .filter(text -> !text.isEmpty())
                .map(text -> new HttpProxy(
                        text.split("=", -1)[0], text.split("=", -1)[1], 3128, "other|*.left.test", Optional.empty()))
                .toList();
        assertEquals(Optional.ofNullable(expected), choose(proxies, runtime("runtime"), target));
    }

    @Test
    void aRuntimesProxyOnThisMachineServesThisMachine() {
        assertEquals(
                Optional.of("127.0.0.1"), choose(List.of(), runtime("127.0.0.1"), URI.create("http://localhost:5000")));
    }

    @Test
    void aRuntimeMayHaveNone() {
        var target = URI.create("https://r.test");
        assertEquals(Optional.empty(), choose(List.of(), null, target));
        assertEquals(Optional.empty(), choose(List.of(), selector(List.of()), target));
        assertEquals(Optional.empty(), choose(List.of(), selector(List.of(Proxy.NO_PROXY)), target));
        assertEquals(
                Optional.empty(),
                choose(
                        List.of(),
                        selector(List.of(
                                new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("socks", 1080)))),
                        target));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp, proxy, 3128, protocol",
        "http, '', 3128, host",
        "http, http://proxy, 3128, host",
        "http, 'proxy\nhost', 3128, host",
        "http, proxy, 0, port",
        "http, proxy, 65536, port"
    })
    void refusesWhatIsNoProxy(String protocol, String host, int port, String named) {
        var failure = assertThrows(
                IllegalArgumentException.class, () -> new HttpProxy(protocol, host, port, "", Optional.empty()));
        assertEquals(true, failure.getMessage().contains(named), failure.getMessage());
    }

    @Test
    void anAddressHasBracketsOnlyWithItsPort() {
        var proxy = new HttpProxy("HTTP", "[::1]", 3128, "", Optional.of(new Credentials("joe", "hush")));
        assertEquals("::1", proxy.host());
        assertEquals("[::1]:3128", proxy.address());
        assertFalse(proxy.toString().contains("hush"));
    }

    private static Optional<String> choose(List<HttpProxy> configured, ProxySelector runtime, URI target) {
        var rules = new HostRules(Fixture.options(Set.of(), Optional.empty()));
        return new Proxies(configured, runtime, rules).of(target).map(HttpProxy::host);
    }

    private static ProxySelector runtime(String host) {
        return selector(List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, 8080))));
    }

    private static ProxySelector selector(List<Proxy> proxies) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return proxies;
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        };
    }
}
