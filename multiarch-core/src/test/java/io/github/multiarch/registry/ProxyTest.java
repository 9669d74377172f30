package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.ProxyServer;
import io.github.multiarch.registry.fake.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries behind a proxy, under names that only the proxy knows. */
class ProxyTest {
    private static final String TLS = "tls.registry.test:5443";
    private static final String PLAIN = "plain.registry.test:5000";
    private static final Credentials PROXY_USER = new Credentials("porter", "pr0xy-pass");
    private static final Credentials USER = new Credentials("ann", "reg1stry-pass");

    @TempDir
    static Path folder;

    private static TlsIdentity identity;

    private final ProxyServer proxy = ProxyServer.start();
    private final List<String> log = new ArrayList<>();

    @BeforeAll
    static void makeKey() throws IOException {
        identity = TlsIdentity.create(folder, "dns:tls.registry.test");
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void tlsGoesThroughATunnel() throws IOException {
        proxy.requireBasic("porter", "pr0xy-pass");
        try (var registry = tls()) {
            registry.requireBasic("ann", "reg1stry-pass");
            write(TLS, options("https", proxy.port(), "", Optional.of(PROXY_USER)), Optional.empty());

            assertEquals(Set.of("CONNECT " + TLS + " HTTP/1.1"), Set.copyOf(proxy.requests()));
            assertTrue(proxy.transcript().contains(Authenticator.basic(PROXY_USER)));
            assertHides(proxy.transcript(), USER);
            assertNoneHasProxyHeader(registry);
        }
    }

    @Test
    void plainHttpGoesToTheProxyAsAWhole() throws IOException {
        proxy.requireBasic("porter", "pr0xy-pass").refuseTunnels("HTTP/1.1 403 No", new byte[0]);
        try (var registry = plain()) {
            write(PLAIN, options("http", proxy.port(), "", Optional.of(PROXY_USER)), Optional.empty());

            assertEquals("CONNECT " + PLAIN + " HTTP/1.1", proxy.requests().get(0));
            assertTrue(
                    proxy.requests().stream().skip(1).allMatch(line -> line.contains(" http://" + PLAIN + "/v2/")),
                    () -> "" + proxy.requests());
            assertNoneHasProxyHeader(registry);
        }
    }

    @Test
    void aPlainRegistryBehindAProxyThatOpensEveryTunnelIsFoundOut() throws IOException {
        try (var registry = plain()) {
            write(PLAIN, options("http", proxy.port(), "", Optional.empty()), Optional.empty());
            assertFalse(registry.requests().isEmpty());
        }
    }

    @Test
    void anInsecureRegistryThatSpeaksTlsIsFoundOutThroughTheTunnel() throws IOException {
        proxy.requireBasic("porter", "pr0xy-pass");
        try (var registry = tls()) {
            proxy.route(PLAIN, registry.host());
            write(PLAIN, options("http", proxy.port(), "", Optional.of(PROXY_USER)), Optional.empty());

            assertEquals(Set.of("CONNECT " + PLAIN + " HTTP/1.1"), Set.copyOf(proxy.requests()));
        }
    }

    @Test
    void queriesPassThroughAProxyToTheByte() throws IOException {
        var query = "?state=a%2fb%2Fc+d%20e&sig=x%3D%3D&empty=&&x=/?:@!$'()*,;";
        proxy.refuseTunnels("HTTP/1.1 403 No", new byte[0]);
        try (var registry = plain()) {
            registry.on("POST", ".*/blobs/uploads/").answer(202, Map.of("Location", "/upload/1" + query), "");
            registry.on("PUT", "/upload/1").answer(201, Map.of(), "");
            write(PLAIN, options("http", proxy.port(), "", Optional.empty()), Optional.empty());

            var sent = registry.requests().stream()
                    .filter(request -> request.method().equals("PUT"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(sent.target().startsWith("/upload/1" + query + "&digest=sha256"), sent.target());
        }
    }

    @Test
    void aHostThatIsLeftOutIsNotProxied() {
        try (var registry = tls()) {
            var options = options("https", proxy.port(), "localhost|*.REGISTRY.test", Optional.empty());
            var failure = assertThrows(RegistryException.class, () -> write(TLS, options, runtime(proxy.port())));
            assertMessage(failure, "the host " + TLS + " is not known");
            assertEquals(List.of(), proxy.requests());
            assertTrue(registry.requests().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TLS, PLAIN})
    void aWrongPasswordIsTheProxysAffairAndNotRetried(String host) {
        proxy.requireBasic("porter", "another");
        proxy.route(TLS, "127.0.0.1:1").route(PLAIN, "127.0.0.1:1");
        var failure = assertThrows(
                RegistryException.class,
                () -> write(host, options("http", proxy.port(), "", Optional.of(PROXY_USER)), Optional.empty()));
        assertMessage(
                failure,
                "the proxy 127.0.0.1:" + proxy.port() + " does not take the credentials of porter (407)",
                "<proxy> in settings.xml");
        assertHides(failure.toString(), PROXY_USER);
        assertEquals(1, proxy.requests().size());
        assertEquals(List.of(), log);
        assertTrue(failure.status().isEmpty());
    }

    @Test
    void theSecondAnswerIsLookedAtToo() {
        proxy.requireBasic("porter", "another");
        try (var registry = FakeRegistry.start()) {
            var failure = assertThrows(
                    RegistryException.class,
                    () -> write(
                            "localhost:" + registry.host().split(":", 2)[1],
                            options("http", 1, "", Optional.empty()),
                            runtime(proxy.port())));
            assertMessage(
                    failure, "the proxy 127.0.0.1:" + proxy.port() + " wants credentials (407)", "Give <username>");
        }
    }

    @Test
    void aProxyThatIsDownIsNamed() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        for (var host : List.of(TLS, PLAIN, "plain.registry.test")) {
            var failure = assertThrows(
                    RegistryException.class,
                    () -> write(host, options("http", port, "", Optional.empty()), Optional.empty()));
            assertMessage(failure, "nothing answers at the proxy 127.0.0.1:" + port, "<proxy> in settings.xml");
        }
        assertEquals(15, log.size());
    }

    @Test
    void aProxyOfUnknownNameIsNamed() {
        var options = Fixture.options(Set.of(), Optional.empty())
                .with(List.of(new HttpProxy("http", "proxy.invalid", 3128, "", Optional.empty())));
        var failure = assertThrows(RegistryException.class, () -> write(TLS, options, Optional.empty()));
        assertMessage(failure, "the proxy proxy.invalid:3128 is not known");
    }

    @Test
    void aTunnelThatIsRefusedIsNotTheRegistrysAnswer() {
        proxy.refuseTunnels("HTTP/1.1 403 No", "<html>go away".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var failure = assertThrows(
                RegistryException.class,
                () -> write(TLS, options("https", proxy.port(), "", Optional.empty()), Optional.empty()));
        assertMessage(
                failure,
                "the proxy 127.0.0.1:" + proxy.port() + " answered CONNECT " + TLS + " with 403",
                "<nonProxyHosts>");
        assertEquals(1, proxy.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {TLS, PLAIN})
    void aTunnelThatMayOpenLaterIsTriedAgain(String host) {
        proxy.refuseTunnels("HTTP/1.1 503 Later", new byte[0]);
        var failure = assertThrows(
                RegistryException.class,
                () -> write(host, options("http", proxy.port(), "", Optional.empty()), Optional.empty()));
        assertMessage(failure, "answered CONNECT " + host + " with 503", "attempt 6 of 6");
        assertEquals(6, proxy.requests().size());
    }

    @Test
    void whatIsNoProxyIsNamed() {
        proxy.refuseTunnels("SSH-2.0-OpenSSH_9.2", new byte[0]);
        for (var host : List.of(TLS, PLAIN)) {
            var failure = assertThrows(
                    RegistryException.class,
                    () -> write(host, options("http", proxy.port(), "", Optional.empty()), Optional.empty()));
            assertMessage(failure, "the connection to the proxy 127.0.0.1:" + proxy.port() + " broke");
        }
    }

    @Test
    void theRuntimesProxyServesWhereNoneIsConfigured() throws IOException {
        try (var registry = tls()) {
            registry.requireBasic("ann", "reg1stry-pass");
            var options = Fixture.options(Set.of(), Optional.of(identity.certificate()));
            write(TLS, options, runtime(proxy.port()));
            assertEquals(Set.of("CONNECT " + TLS + " HTTP/1.1"), Set.copyOf(proxy.requests()));
        }
    }

    @Test
    void thisMachineIsNotReachedThroughAConfiguredProxy() throws IOException {
        try (var registry = FakeRegistry.start()) {
            write(registry.host(), options("http", proxy.port(), "", Optional.empty()), Optional.empty());
            assertEquals(List.of(), proxy.requests());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/x",
                "https://metadata.google.internal/x",
                "https://metadata.google.internal./x",
                "https://[fe80::1]/x"
            })
    void aProxyLeadsToNoMetadataService(String target) {
        try (var registry = tls()) {
            registry.on("GET", ".*").answer(307, Map.of("Location", target), "");
            registry.on("HEAD", ".*").answer(307, Map.of("Location", target), "");
            var options = options("https", proxy.port(), "", Optional.empty());
            var failure = assertThrows(
                    RegistryException.class,
                    () -> open(options, Optional.empty())
                            .repository(ImageReference.parse(TLS + "/team/app"))
                            .resolve("1"));
            assertMessage(failure, "sends requests on to " + URI.create(target).getAuthority());
            assertEquals(Set.of("CONNECT " + TLS + " HTTP/1.1"), Set.copyOf(proxy.requests()));
        }
    }

    private FakeRegistry tls() {
        var registry = FakeRegistry.startTls(identity.context());
        proxy.route(TLS, registry.host());
        return registry;
    }

    private FakeRegistry plain() {
        var registry = FakeRegistry.start();
        proxy.route(PLAIN, registry.host());
        return registry;
    }

    private void write(String host, RegistryOptions options, Optional<ProxySelector> runtime) throws IOException {
        try (var registries = open(options, runtime)) {
            Fixture.write(registries.repository(ImageReference.parse(host + "/team/app")), new byte[] {1});
        }
    }

    private Registries open(RegistryOptions options, Optional<ProxySelector> runtime) {
        return TestRegistries.open(options, host -> Optional.of(USER), log::add, new FakeTime(), runtime.orElse(null));
    }

    private static RegistryOptions options(
            String protocol, int port, String nonProxyHosts, Optional<Credentials> credentials) {
        return Fixture.options(Set.of("plain.registry.test"), Optional.of(identity.certificate()))
                .with(List.of(new HttpProxy(protocol, "127.0.0.1", port, nonProxyHosts, credentials)));
    }

    private static Optional<ProxySelector> runtime(int port) {
        return Optional.of(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", port)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
    }

    private static void assertNoneHasProxyHeader(FakeRegistry registry) {
        assertFalse(registry.requests().isEmpty());
        for (var request : registry.requests()) {
            assertEquals(Optional.empty(), request.header("Proxy-Authorization"), request.toString());
        }
    }

    private static void assertHides(String text, Credentials secret) {
        assertFalse(text.contains(secret.password()), text);
        assertFalse(text.contains(Authenticator.basic(secret).substring("Basic ".length())), text);
    }
}
