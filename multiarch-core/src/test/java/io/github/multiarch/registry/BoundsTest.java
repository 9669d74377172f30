package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What a body without end cannot do, and what the log does not tell. */
class BoundsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void aBlobIsBrokenOffWhereTheReaderStops() throws IOException {
        withEndless("200 OK", repository -> {
            var layer = new Descriptor(Fixture.LAYER, Digest.of(new byte[0]), 1_000_000_000_000L);
            try (var in = repository.open(layer)) {
                assertEquals(0, in.read());
            }
        });
    }

    @Test
    void anEndlessManifestIsRefused() throws IOException {
        withEndless("200 OK", repository -> {
            var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
            assertTrue(failure.getMessage().contains("4194304"), failure.getMessage());
        });
    }

    @Test
    void anEndlessErrorIsAnError() throws IOException {
        withEndless("500 Oh", repository -> {
            assertThrows(RegistryException.class, () -> repository.resolve("1"));
            assertThrows(RegistryException.class, () -> Fixture.write(repository, new byte[1]));
        });
    }

    @Test
    void anEndlessAbsenceIsAnAbsence() throws IOException {
        withEndless("404 Not Found", repository -> assertEquals(Optional.empty(), repository.resolve("1")));
    }

    @Test
    void anEndlessTokenIsRefused() throws IOException {
        try (var server = new EndlessServer("200 OK");
                var fixture = new Fixture()) {
            fixture.registry
                    .on("GET", ".*")
                    .answer(401, Map.of("WWW-Authenticate", "Bearer realm=\"http://" + server.host() + "/token\""), "");
            assertTimeoutPreemptively(LONG, () -> {
                var failure = assertThrows(
                        RegistryException.class, () -> fixture.repository().resolve("1"));
                assertTrue(failure.getMessage().contains("65536"), failure.getMessage());
            });
        }
    }

    @Test
    void theLogShowsNoSecretAtAnyLevel() throws IOException {
        var records = Collections.synchronizedList(new ArrayList<LogRecord>());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        var root = Logger.getLogger("");
        var google = Logger.getLogger("com.google.api.client.http.HttpTransport");
        var before = google.getLevel();
        google.setLevel(Level.ALL);
        root.addHandler(handler);
        try (var fixture = new Fixture()) {
            fixture.registry.requireBearer("ann", "secret");
            Fixture.write(fixture.loggedIn("ann", "secret").repository(), new byte[1]);
        } finally {
            root.removeHandler(handler);
            google.setLevel(before);
        }
        for (var record : List.copyOf(records)) {
            assertFalse(record.getLoggerName().startsWith("com.google.api"), record.getMessage());
        }
    }

    private interface Check {
        void on(Repository repository) throws IOException;
    }

    private static void withEndless(String status, Check check) throws IOException {
        try (var server = new EndlessServer(status);
                var registries =
                        TestRegistries.open(Fixture.options(Set.of(), Optional.empty()), CredentialSource.NONE)) {
            var repository = registries.repository(ImageReference.parse(server.host() + "/team/app"));
            assertTimeoutPreemptively(LONG, () -> check.on(repository));
        }
    }
}
