package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.Fault;
import io.github.multiarch.registry.fake.ProxyServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How it is found out that a server speaks plain HTTP. For those that speak TLS see {@link OriginOverTlsTest}. */
class OriginTest {
    private static final RegistryOptions OPTIONS = Fixture.options(Set.of(), Optional.empty());
    private static final Limits ONE_ATTEMPT =
            new Limits(4, 0, Duration.ofMinutes(30), Duration.ofSeconds(2), Duration.ofSeconds(2));
    private static final String MANIFESTS = "/v2/team/app/manifests/.*";

    private final FakeRegistry registry = FakeRegistry.start();
    private final FakeTime time = new FakeTime();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private Tap tap;

    @BeforeEach
    void listen() throws IOException {
        tap = Tap.before(registry);
    }

    @AfterEach
    void close() throws IOException {
        tap.close();
        registry.close();
    }

    static List<Named<Asking>> questions() {
        return List.of(
                Named.of("manifest", Asking.MANIFEST),
                Named.of("is it there", Asking.IS_THERE),
                Named.of("blob", Asking.BLOB));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void theFirstQuestionFindsItOut(Asking asking) throws IOException {
        fill();
        try (var registries = open(OPTIONS)) {
            for (int i = 0; i < 3; i++) {
                asking.ask(repository(registries, tap.host()));
            }
        }
        assertEquals(1, tap.heard().size(), tap.heard().toString());
        assertEquals(tap.heard(), tap.inTheOpen());
        assertEquals(3, registry.requests().size());
    }

    @Test
    void itIsFoundOutOnceForAllGoals() throws IOException {
        try (var connections = Connections.of(OPTIONS, time, null)) {
            for (int i = 0; i < 5; i++) {
                try (var goal = goal(connections)) {
                    repository(goal, tap.host()).resolve("1");
                }
            }
            try (var goal = goal(connections)) {
                Fixture.write(repository(goal, tap.host()), new byte[] {1});
            }
        }
        assertEquals(1, tap.heard().size());
    }

    @Test
    void aChallengeIsAnAnswerToo() throws IOException {
        registry.requireBasic("ann", "secret");
        fill();
        try (var registries = open(OPTIONS)) {
            assertTrue(repository(registries, tap.host()).resolve("1").isPresent());
        }
        assertEquals(1, tap.heard().size());
        assertEquals(2, registry.requests().size());
        assertEquals(Optional.empty(), registry.requests().get(0).header("Authorization"));
        assertTrue(registry.requests().get(1).header("Authorization").isPresent());
    }

    @Test
    void whatSendsSomethingIsPrecededByAGreeting() throws IOException {
        try (var registries = open(OPTIONS)) {
            Fixture.write(repository(registries, tap.host()), new byte[] {1});
        }
        assertEquals("POST", registry.requests().get(0).method());
        assertEquals(2, tap.heard().size());
        assertTrue(Tap.isGreeting(tap.heard().get(0)));
    }

    @Test
    void aPlain400IsTheAnswer() throws IOException {
        fill();
        registry.on("GET", MANIFESTS).times(1).answer(400, Map.of("Content-Type", "text/plain"), "not so");
        try (var registries = open(OPTIONS)) {
            var repository = repository(registries, tap.host());
            var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
            AuthenticationTest.assertMessage(failure, "answered GET with 400 (not so)");
            assertEquals(1, registry.requests().size());
            assertTrue(repository.resolve("1").isPresent());
        }
        assertEquals(1, tap.greetings());
        assertEquals(List.of(), log);
    }

    @Test
    void aPlainServerMaySendTheFirstQuestionOnToTls() throws IOException {
        registry.on("GET", MANIFESTS).times(1).answer(307, Map.of("Location", "https://storage.invalid/x"), "");
        try (var registries = open(OPTIONS.with(ONE_ATTEMPT))) {
            var repository = repository(registries, tap.host());
            var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
            AuthenticationTest.assertMessage(failure, "storage.invalid is not known");
            assertEquals(Optional.empty(), repository.resolve("1"));
        }
        assertEquals(1, tap.greetings());
        assertEquals(2, registry.requests().size());
    }

    @Test
    void aConnectionThatBreaksIsTriedAgainInTheOpen() throws IOException {
        fill();
        registry.on("GET", MANIFESTS).times(1).fault(Fault.RESET_AFTER_BODY);
        try (var registries = open(OPTIONS)) {
            assertTrue(repository(registries, tap.host()).resolve("1").isPresent());
        }
        assertEquals(1, log.size(), log.toString());
        assertEquals(2, registry.requests().size());
        assertEquals(1, tap.greetings());
    }

    /** Its address leads to this machine, but that is not what it says. */
    @Test
    void anInsecureRegistryIsGreetedFirst() throws IOException {
        var host = "[::ffff:127.0.0.1]:" + tap.port();
        fill();
        try (var registries = open(Fixture.options(Set.of(host), Optional.empty()))) {
            assertTrue(repository(registries, host).resolve("1").isPresent());
        }
        assertTrue(Tap.isGreeting(tap.heard().get(0)), tap.heard().toString());
        assertEquals(1, tap.inTheOpen().size());
    }

    @Test
    void nothingGoesInTheOpenToOthers() throws IOException {
        var host = "[::ffff:127.0.0.1]:" + tap.port();
        try (var registries = open(OPTIONS.with(ONE_ATTEMPT))) {
            var repository = repository(registries, host);
            assertThrows(RegistryException.class, () -> repository.resolve("1"));
        }
        assertFalse(tap.heard().isEmpty());
        assertEquals(List.of(), tap.inTheOpen());
    }

    @Test
    void behindAProxyThereIsAGreetingFirst() throws IOException {
        try (var proxy = ProxyServer.start();
                var registries =
                        TestRegistries.open(OPTIONS, CredentialSource.NONE, log::add, time, through(proxy.port()))) {
            repository(registries, tap.host()).resolve("1");
            assertEquals("CONNECT " + tap.host() + " HTTP/1.1", proxy.requests().get(0));
        }
        assertTrue(Tap.isGreeting(tap.heard().get(0)));
    }

    @Test
    void whatADeadlineCutsOffIsNotKnown() throws IOException {
        fill();
        registry.on("GET", MANIFESTS)
                .times(1)
                .before(() -> time.pass(Duration.ofMinutes(31)))
                .fault(Fault.RESET_AFTER_BODY);
        try (var connections = Connections.of(OPTIONS, time, null);
                var late = goal(connections);
                var next = goal(connections)) {
            var repository = repository(late, tap.host());
            var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
            AuthenticationTest.assertMessage(failure, "Raise <timeout>");
            assertEquals(Optional.empty(), connections.probe().known(URI.create("https://" + tap.host())));
            assertTrue(repository(next, tap.host()).resolve("1").isPresent());
        }
        assertEquals(0, tap.greetings());
    }

    @Test
    void nobodyWaitsForTheBodyOfTheFirstAnswer() throws IOException {
        var bytes = new byte[1000];
        registry.putBlob(Fixture.NAME, bytes);
        var more = new Semaphore(9);
        registry.on("GET", ".*/blobs/.*").times(1).fault(new Fault.Slow(more));
        try (var registries = open(OPTIONS);
                var in = repository(registries, tap.host()).open(Fixture.layer(bytes))) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(15),
                    () -> repository(registries, tap.host()).resolve("1"));
            more.release(1000);
            assertEquals(1000, in.readAllBytes().length);
        }
    }

    private void fill() {
        registry.putBlob(Fixture.NAME, Fixture.config().bytes());
        registry.putManifest(Fixture.NAME, "1", Fixture.manifest(List.of()));
        registry.putBlob(Fixture.NAME, Asking.LAYER);
    }

    private Registries open(RegistryOptions options) {
        return TestRegistries.open(options, host -> Optional.of(new Credentials("ann", "secret")), log::add, time);
    }

    private Registries goal(Connections connections) {
        return new Registries(connections, false, CredentialSource.NONE, log::add, time, () -> 0.5);
    }

    private static Repository repository(Registries registries, String host) {
        return registries.repository(ImageReference.parse(host + "/" + Fixture.NAME));
    }

    private static ProxySelector through(int port) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", port)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        };
    }
}
