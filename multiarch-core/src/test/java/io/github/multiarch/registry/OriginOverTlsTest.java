package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.TlsIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server on this machine that speaks TLS is asked in the open once, and told nothing there that is secret. */
class OriginOverTlsTest {
    private static final Limits BRIEF =
            new Limits(4, 5, Duration.ofMinutes(30), Duration.ofSeconds(20), Duration.ofSeconds(3));

    @TempDir
    static Path folder;

    private static TlsIdentity identity;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void makeKey() throws IOException {
        identity = TlsIdentity.create(folder, "ip:127.0.0.1");
    }

    /** What TLS servers do when they hear plain HTTP. */
    enum Manner {
        GO("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"),
        NGINX("HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Length: 5\r\nConnection: close\r\n\r\n<html"),
        STAYING("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
        REDIRECT("HTTP/1.1 301 Moved\r\nLocation: https://HOST/v2/x\r\nContent-Length: 0\r\n\r\n"),
        REDIRECT_TO_ITS_NAME("HTTP/1.1 307 No\r\nLocation: https://r.invalid/v2/x\r\nContent-Length: 0\r\n\r\n"),
        ALERT("\u0015\u0003\u0003\0\u0002\u0002\u0016"),
        CLOSE(""),
        SILENCE("");

        private final String answer;

        Manner(String answer) {
            this.answer = answer;
        }

        Tap before(FakeRegistry registry) throws IOException {
            var host = new CopyOnWriteArrayList<String>();
            var tap = Tap.before(registry, (in, out) -> {
                out.write(answer.replace("HOST", host.get(0)).getBytes(StandardCharsets.ISO_8859_1));
                if (this == SILENCE || this == STAYING) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            });
            host.add(tap.host());
            return tap;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFoundOut(Manner manner) throws IOException {
        try (var registry = registry();
                var tap = manner.before(registry);
                var registries = open()) {
            assertAsked(registry, tap, registries);
        }
    }

    /** As the JDK's does it. */
    @Test
    void isFoundOutOfARealServer() throws IOException {
        try (var registry = registry();
                var tap = Tap.before(registry);
                var registries = open()) {
            assertAsked(registry, tap, registries);
        }
    }

    private void assertAsked(FakeRegistry registry, Tap tap, Registries registries) throws IOException {
        var repository = repository(registries, tap);
        var image = Fixture.manifest(List.of());
        assertEquals(image.digest(), repository.resolve("1").orElseThrow().digest());
        Fixture.write(repository, new byte[] {1});
        assertEquals(List.of(), log);
        assertEquals(1, tap.inTheOpen().size(), tap.inTheOpen().toString());
        var first = tap.inTheOpen().get(0);
        assertTrue(first.startsWith("GET /v2/team/app/manifests/1 HTTP/1.1\r\n"), first);
        assertFalse(first.toLowerCase(Locale.ROOT).contains("authorization"), first);
        assertEquals(1, tap.greetings());
        // The JDK's server counts only what comes over TLS.
        assertEquals(
                2,
                registry.requests().stream()
                        .filter(request -> request.method().equals("GET"))
                        .count());
        assertTrue(registry.requests().get(1).header("Authorization").isPresent());
    }

    @Test
    void whatSendsSomethingIsNeverInTheOpen() throws IOException {
        try (var registry = registry();
                var tap = Tap.before(registry);
                var registries = open()) {
            Fixture.write(repository(registries, tap), new byte[] {1});
            assertEquals(List.of(), tap.inTheOpen());
            assertEquals(1, tap.greetings());
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNoReasonToSpeakOpenly() throws IOException {
        try (var registry = registry();
                var tap = Tap.before(registry);
                var registries =
                        TestRegistries.open(Fixture.options(Set.of(), Optional.empty()), CredentialSource.NONE)) {
            var repository = repository(registries, tap);
            assertThrows(RegistryException.class, () -> repository.resolve("1"));
            assertThrows(RegistryException.class, () -> repository.resolve("1"));
            assertEquals(1, tap.inTheOpen().size());
        }
    }

    @Test
    void whoComesMeanwhileWaits() throws Exception {
        var threads = new CopyOnWriteArrayList<Thread>();
        var taps = new CopyOnWriteArrayList<Tap>();
        try (var registry = registry();
                // Who finds out is answered when the others wait, or did not.
                var tap = Tap.before(registry, (in, out) -> {
                    while (waiting(threads) < 3
                            && taps.get(0).inTheOpen().size() < 2
                            && !Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                });
                var connections = Connections.of(options(), new FakeTime(), null);
                var one = goal(connections);
                var other = goal(connections)) {
            taps.add(tap);
            var failures = resolveAll(threads, List.of(one, other, one, other), tap);
            assertEquals(List.of(), failures);
            assertEquals(1, tap.inTheOpen().size());
            assertEquals(1, tap.greetings());
        }
    }

    /** It may speak TLS, so nothing more goes there in the open. */
    @Test
    void whoSaysNothingIsAskedOnce() throws Exception {
        var instant = Duration.ofMillis(700);
        var limits = new Limits(4, 0, Duration.ofMinutes(30), instant, instant);
        try (var nobody = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var tap =
                        Tap.before(nobody.getLocalPort(), (in, out) -> in.transferTo(OutputStream.nullOutputStream()));
                var registries = TestRegistries.open(options().with(limits), CredentialSource.NONE)) {
            var failures = resolveAll(new ArrayList<>(), List.of(registries, registries, registries), tap);
            assertEquals(3, failures.size());
            assertEquals(1, tap.inTheOpen().size());
            assertEquals(1, tap.greetings());
        }
    }

    /** In a thread for each, which are told before they start. */
    private static List<Exception> resolveAll(List<Thread> threads, List<Registries> all, Tap tap)
            throws InterruptedException {
        var failures = Collections.synchronizedList(new ArrayList<Exception>());
        for (var registries : all) {
            threads.add(new Thread(() -> {
                try {
                    repository(registries, tap).resolve("1");
                } catch (IOException | RuntimeException e) {
                    failures.add(e);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        return failures;
    }

    private static long waiting(List<Thread> threads) {
        return threads.stream()
                .filter(thread -> thread.getState() == Thread.State.BLOCKED)
                .count();
    }

    private static FakeRegistry registry() {
        var registry = FakeRegistry.startTls(identity.context()).requireBasic("ann", "secret");
        registry.putBlob(Fixture.NAME, Fixture.config().bytes());
        registry.putManifest(Fixture.NAME, "1", Fixture.manifest(List.of()));
        return registry;
    }

    private static RegistryOptions options() {
        return Fixture.options(Set.of(), Optional.of(identity.certificate())).with(BRIEF);
    }

    private Registries open() {
        return TestRegistries.open(
                options(), host -> Optional.of(new Credentials("ann", "secret")), log::add, new FakeTime());
    }

    private Registries goal(Connections connections) {
        return new Registries(
                connections,
                false,
                host -> Optional.of(new Credentials("ann", "secret")),
                log::add,
                new FakeTime(),
                () -> 0.5);
    }

    private static Repository repository(Registries registries, Tap tap) {
        return registries.repository(ImageReference.parse(tap.host() + "/" + Fixture.NAME));
    }
}
