package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.Fault;
import io.github.multiarch.registry.fake.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked again, and what is not. */
class RetriesTest {
    private static final String MANIFESTS = "/v2/team/app/manifests/.*";
    private static final String UPLOADS = "/v2/team/app/blobs/uploads/.*";
    private static final byte[] BYTES = Fixture.utf8("a layer");

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 499, 500, 502, 503, 504, 520, 521, 522, 523, 524})
    void whatMayPassIsTriedAgain(int status) throws IOException {
        var image = fixture.image("1");
        for (var line : List.of("GET " + MANIFESTS, "POST " + UPLOADS, "PUT " + UPLOADS, "PUT " + MANIFESTS)) {
            var parts = line.split(" ", 2);
            fixture.registry.on(parts[0], parts[1]).times(1).answer(status, Map.of(), "");
        }
        var repository = fixture.repository();
        assertEquals(image.digest(), repository.resolve("1").orElseThrow().digest());
        Fixture.write(repository, BYTES);
        repository.tags().setBack(image, "2");
        assertEquals(4, fixture.time.sleeps().size());
        assertEquals(4, fixture.log.size());
    }

    /** Cut at each byte of the head, and of the body. */
    @Test
    void anAnswerThatBreaksOffAnywhereIsAskedForAgain() throws IOException {
        var whole =
                "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.oci.image.index.v1+json\r\nContent-Length: 16\r\n\r\n"
                        + "{\"manifests\":[]}";
        for (int cut = 0; cut < whole.length(); cut++) {
            var left = new AtomicInteger(cut);
            try (var server = new RawServer((head, in, out) -> out.write(
                            Fixture.utf8(whole.substring(0, Math.min(left.getAndSet(999), whole.length())))));
                    var registries = TestRegistries.open()) {
                var repository = registries.repository(ImageReference.parse(server.host() + "/team/app"));
                assertEquals(
                        Digest.of(Fixture.utf8("{\"manifests\":[]}")),
                        repository.resolve("1").orElseThrow().digest(),
                        whole.substring(0, cut));
                assertEquals(2, server.requests(), whole.substring(0, cut));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 409, 413, 415, 501})
    void whatStaysIsNot(int status) {
        fixture.registry.on("POST|PUT", ".*").answer(status, Map.of(), "");
        var repository = fixture.repository();
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(repository, BYTES));
        assertEquals(status, failure.status().orElseThrow());
        var manifest = Fixture.manifest(List.of());
        assertEquals(
                status,
                assertThrows(RegistryException.class, () -> repository.write(manifest))
                        .status()
                        .orElseThrow());
        assertEquals(2, fixture.registry.requests().size());
        assertEquals(List.of(), fixture.time.sleeps());
        assertEquals(List.of(), fixture.log);
    }

    @Test
    void eachRetryIsALineThatSaysWhatHappenedAndWhatFollows() throws IOException {
        fixture.image("1");
        fixture.registry.on("GET", MANIFESTS).times(2).answer(502, Map.of("Content-Type", "text/plain"), "a\nb\u001b");
        fixture.repository().resolve("1");
        var host = fixture.registry.host();
        assertEquals(
                List.of(
                        "Reading " + host + "/team/app:1 failed: " + host
                                + " answered GET with 502 (a b); trying again in 0.3 s (attempt 2 of 6)",
                        "Reading " + host + "/team/app:1 failed: " + host
                                + " answered GET with 502 (a b); trying again in 0.6 s (attempt 3 of 6)"),
                fixture.log);
    }

    @Test
    void atLastTheErrorSaysHowManyAttemptsThereWere() {
        fixture.registry.on("GET", MANIFESTS).answer(503, Map.of(), "");
        var failure =
                assertThrows(RegistryException.class, () -> fixture.repository().resolve("1"));
        assertMessage(failure, "with 503. That was attempt 6 of 6 (<retries>). Try again");
        assertEquals(6, fixture.registry.requests().size());
        assertEquals(5, fixture.log.size());
    }

    @Test
    void withoutRetriesThereIsOneAttempt() {
        var repository = withRetries(0).repository();
        fixture.registry.on("GET", MANIFESTS).answer(503, Map.of("Retry-After", "1"), "");
        var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
        assertMessage(failure, "with 503. Try again");
        assertEquals(1, fixture.registry.requests().size());
        assertEquals(List.of(), fixture.log);
    }

    @Test
    void retriesCountForEachRequest() throws IOException {
        var image = fixture.image("1");
        var repository = withRetries(1).repository();
        fixture.registry.on("GET", MANIFESTS).times(1).fault(Fault.RESET_AFTER_BODY);
        repository.resolve("1");
        fixture.registry.on("GET", MANIFESTS).times(1).fault(Fault.RESET_AFTER_BODY);
        assertEquals(image.digest(), repository.resolve("1").orElseThrow().digest());
    }

    @Test
    void halfABodyIsAskedForAgain() throws IOException {
        var image = fixture.image("1");
        fixture.registry.on("GET", MANIFESTS).times(1).fault(new Fault.Truncated(10));
        assertEquals(
                image.digest(), fixture.repository().resolve("1").orElseThrow().digest());
        fixture.registry.on("GET", ".*/blobs/.*").times(1).fault(new Fault.Truncated(10));
        var config = Fixture.config();
        assertEquals(
                config.digest(),
                fixture.repository().document(config.descriptor()).digest());
        assertEquals(2, fixture.log.size());
    }

    @Test
    void aRefusedConnectionIsTriedAgain() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertTriedAgain("127.0.0.1:" + port, "nothing answers at 127.0.0.1:" + port);
    }

    private void assertTriedAgain(String host, String part) {
        var failure = assertThrows(RegistryException.class, () -> fixture.resolve(host));
        assertMessage(failure, part, "attempt 6 of 6");
        assertEquals(5, fixture.time.sleeps().size());
    }

    @Test
    void aCertificateStaysWrong(@TempDir Path folder) throws IOException {
        var stranger = TlsIdentity.create(folder, "ip:127.0.0.1");
        try (var registry = FakeRegistry.startTls(stranger.context())) {
            var failure = assertThrows(RegistryException.class, () -> fixture.resolve(registry.host()));
            assertMessage(failure, "no trusted TLS connection to " + registry.host());
            assertEquals(List.of(), fixture.time.sleeps());
        }
    }

    @Test
    void otherBytesStayWrong() {
        fixture.image("1");
        fixture.registry.on("GET", ".*").fault(Fault.OTHER_BYTES);
        var repository = fixture.repository();
        assertThrows(ContentMismatchException.class, () -> repository.resolve("1"));
        assertThrows(
                ContentMismatchException.class,
                () -> repository.document(Fixture.config().descriptor()));
        assertEquals(2, fixture.registry.requests().size());
        assertEquals(List.of(), fixture.time.sleeps());
    }

    @Test
    void aForbiddenAddressStaysForbiddenAndIsNotTakenForAnUnknownHost() throws IOException {
        var cause = new ForbiddenAddressException(
                "rebound.example", InetAddress.getByAddress(new byte[] {(byte) 169, (byte) 254, 0, 1}));
        var failure = Failures.unreachable(
                new Purpose("r.example", "a", "reading x"), "GET", URI.create("https://rebound.example/"), cause);
        assertMessage(failure, "rebound.example is 169.254.0.1", "link-local");
        assertEquals(false, failure.mayPass());
    }

    @Test
    void theWaitGoesOnFromAttemptToAttemptAndEndsWithTheRequest() throws IOException {
        fixture.image("1");
        fixture.registry.on("GET", MANIFESTS).times(5).answer(500, Map.of(), "");
        fixture.repository().resolve("1");
        var millis = fixture.time.sleeps().stream().map(Duration::toMillis).toList();
        assertEquals(List.of(300L, 600L, 1200L, 2400L, 4800L), millis);
        assertTrue(fixture.repository().resolve("1").isPresent());
    }

    private Fixture withRetries(int retries) {
        var limits = new Limits(4, retries, Duration.ofMinutes(30), Duration.ofSeconds(20), Duration.ofSeconds(20));
        return fixture.with(Fixture.options(Set.of(), Optional.empty()).with(limits), CredentialSource.NONE);
    }
}
