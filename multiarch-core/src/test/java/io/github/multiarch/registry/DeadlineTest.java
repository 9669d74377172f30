package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.registry.fake.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** One deadline for all, whatever is under way when it comes. */
class DeadlineTest {
    private static final Duration ALL = Duration.ofMinutes(30);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String MANIFESTS = "/v2/team/app/manifests/.*";

    private final Fixture fixture = new Fixture().with(patient(), CredentialSource.NONE);
    private final Repository repository = fixture.repository();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void noAttemptIsMadeAfterIt() {
        fixture.registry
                .on("GET", MANIFESTS)
                .before(() -> fixture.time.pass(Duration.ofMinutes(7)))
                .answer(500, Map.of(), "");
        var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
        assertEquals(5, fixture.registry.requests().size());
        assertMessage(failure, "over during GET at " + fixture.registry.host());
        assertLate(failure);
        assertLate(assertThrows(RegistryException.class, () -> repository.resolve("2")));
        assertLate(assertThrows(RegistryException.class, () -> Fixture.write(repository, new byte[1])));
        assertEquals(5, fixture.registry.requests().size());
    }

    @Test
    void itBeginsWithTheFirstRequest() throws IOException {
        fixture.time.pass(ALL.multipliedBy(3));
        fixture.image("1");
        assertTrue(repository.resolve("1").isPresent());
        fixture.time.pass(ALL.minusSeconds(1));
        assertTrue(repository.resolve("1").isPresent());
        fixture.time.pass(Duration.ofSeconds(1));
        assertLate(assertThrows(RegistryException.class, () -> repository.resolve("1")));
    }

    @Test
    void silenceIsCutOff() {
        fixture.registry.on("GET", MANIFESTS).before(this::timePasses).fault(Fault.RESET_AFTER_BODY);
        assertCutOff(() -> repository.resolve("1"));
    }

    @Test
    void anAnswerThatWillNotEndIsCutOff() {
        var permits = new Semaphore(3);
        fixture.image("1");
        fixture.registry.on("GET", MANIFESTS).after(this::timePassesLater).fault(new Fault.Slow(permits));
        assertCutOff(() -> repository.resolve("1"));
    }

    @Test
    void anErrorThatWillNotEndIsCutOff() {
        fixture.registry.on("PUT", ".*").after(this::timePassesLater).fault(new Fault.Slow(new Semaphore(1)));
        assertTimeoutPreemptively(SOON, () -> {
            var failure = assertThrows(RegistryException.class, () -> repository.write(Fixture.manifest(List.of())));
            // The alarm goes while the error is read, or just before.
            assertTrue(
                    failure.status().orElse(0) == 400 || failure.getMessage().contains("the 1800 s"),
                    failure.getMessage());
        });
    }

    @Test
    void aBlobThatIsReadIsCutOff() {
        var bytes = new byte[1000];
        fixture.registry.putBlob(Fixture.NAME, bytes);
        fixture.registry.on("GET", ".*/blobs/.*").after(this::timePassesLater).fault(new Fault.Slow(new Semaphore(9)));
        assertCutOff(() -> {
            try (var in = repository.open(Fixture.layer(bytes))) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        });
    }

    @Test
    void aBlobThatIsSentIsCutOff() {
        var size = 64L * 1024 * 1024;
        var layer = new Descriptor(Fixture.LAYER, Digest.of(new byte[0]), size);
        fixture.registry.whenBodyBegins(this::timePasses);
        assertCutOff(() -> repository.write(layer, () -> new Zeros(size)));
    }

    @Test
    void aTokenIsCutOff() {
        fixture.registry.requireBearer("ann", "secret");
        fixture.registry.on("GET", "/token").before(this::timePasses).fault(Fault.RESET_AFTER_BODY);
        assertCutOff(() -> repository.resolve("1"));
    }

    /** The connections are closed after the look at the clock, and before one is taken. */
    @Test
    void theMomentBetweenIsNoDefectOfOurs() {
        var empty = Fixture.layer(new byte[0]);
        assertCutOff(() -> repository.write(empty, () -> {
            if (!fixture.requests("POST").isEmpty()) {
                timePasses();
            }
            return new ByteArrayInputStream(new byte[0]);
        }));
    }

    @Test
    void whoeverClosesInTimeHearsNoAlarm() throws IOException {
        repository.resolve("1");
        fixture.close();
        timePasses();
    }

    private void assertCutOff(Executable action) {
        assertTimeoutPreemptively(SOON, () -> assertLate(assertThrows(RegistryException.class, action)));
        assertEquals(0, fixture.time.sleeps().size());
    }

    private static void assertLate(RegistryException failure) {
        assertMessage(failure, "the 1800 s that registries are given in all", "Raise <timeout> (-Dmultiarch.timeout");
        assertTrue(failure.registry().startsWith("127.0.0.1:"), failure.registry());
    }

    /** Silence alone ends nothing: only the alarm does. */
    private static RegistryOptions patient() {
        return Fixture.options(Set.of(), Optional.empty())
                .with(new Limits(4, 5, ALL, Duration.ofSeconds(20), Duration.ofMinutes(10)));
    }

    private void timePasses() {
        fixture.time.pass(ALL);
    }

    /** When the client reads already, or just before. */
    private void timePassesLater() {
        new Thread(this::timePasses).start();
    }
}
