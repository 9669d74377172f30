package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.fake.TlsIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refusal that comes while a large body is still being sent. */
class EarlyAnswerTest {
    private static final long SIZE = 64L * 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void isSeenOverPlainHttp() throws IOException {
        try (var server = new RawServer(EarlyAnswerTest::answer)) {
            assertSeen(server, Optional.empty());
        }
    }

    @Test
    void isSeenOverTls(@TempDir Path folder) throws IOException {
        var identity = TlsIdentity.create(folder, "ip:127.0.0.1");
        try (var server = RawServer.overTls(identity.context(), EarlyAnswerTest::answer)) {
            assertSeen(server, Optional.of(identity.certificate()));
        }
    }

    /** As nginx does: the refusal at once, and then what still comes is read and thrown away. */
    private static void answer(String head, InputStream in, OutputStream out) throws IOException {
        boolean begins = head.startsWith("POST");
        var answer = begins
                ? "HTTP/1.1 202 Accepted\r\nLocation: /up/1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                : "HTTP/1.1 413 Too Large\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n"
                        + "Connection: close\r\n\r\ntoo much";
        if (!begins) {
            in.readNBytes(100_000);
        }
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void assertSeen(RawServer server, Optional<Path> caFile) throws IOException {
        var layer = Zeros.descriptor(SIZE);
        var source = new AtomicReference<>(new Zeros(0));
        var time = new FakeTime();
        try (var registries =
                TestRegistries.open(Fixture.options(Set.of(), caFile), CredentialSource.NONE, line -> {}, time)) {
            var repository = registries.repository(ImageReference.parse(server.host() + "/team/app"));
            assertTimeoutPreemptively(SOON, () -> {
                var failure = assertThrows(
                        RegistryException.class,
                        () -> repository.write(layer, () -> {
                            source.set(new Zeros(SIZE));
                            return source.get();
                        }));
                assertEquals(413, failure.status().orElseThrow(), failure.getMessage());
                assertMessage(failure, "PUT with 413 (too much)", "larger than the registry, or a proxy");
            });
        }
        assertTrue(source.get().given() < SIZE, "all was sent before anybody looked");
        assertEquals(0, time.sleeps().size());
    }
}
