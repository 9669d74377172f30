package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers say about when to come back. {@link FakeTime} begins on Friday, 2 January 2026, 03:04:05 UTC. */
class RetryAfterTest {
    private static final String MANIFESTS = "/v2/team/app/manifests/.*";

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7000",
                "120 | 120000",
                "' 9 ' | 9000",
                "0 | 300",
                "Fri, 02 Jan 2026 03:04:35 GMT | 30000",
                "Fri, 2 Jan 2026 03:04:35 GMT | 30000",
                "Fri, 02 Jan 2026 03:06:05 GMT | 120000",
                "Fri, 02 Jan 2026 03:04:04 GMT | 300",
                "Thu, 01 Jan 1970 00:00:00 GMT | 300",
                "Mon, 02 Jan 2026 03:04:35 GMT | 300",
                "Fri, 32 Jan 2026 03:04:35 GMT | 300",
                "2026-01-02T03:04:35Z | 300",
                "-5 | 300",
                "7.5 | 300",
                "1e3 | 300",
                "soon | 300",
                "'' | 300",
                "7, 8 | 300",
                "٣٠ | 300"
            })
    void isWaitedForWhereItIsUnderstoodAndLongerThanOurOwnWait(String header, long millis) throws IOException {
        fixture.image("1");
        fixture.registry.on("GET", MANIFESTS).times(1).answer(429, Map.of("Retry-After", header), "");
        fixture.repository().resolve("1");
        assertEquals(List.of(Duration.ofMillis(millis)), fixture.time.sleeps());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "121 | 121 s",
                "3600 | 3600 s",
                "2147483648 | 2147483647 s",
                "99999999999999999999999999 | 2147483647 s",
                "Fri, 02 Jan 2026 03:06:06 GMT | 121 s",
                "Fri, 31 Dec 9999 23:59:59 GMT | 251634977754 s"
            })
    void overTwoMinutesItFailsAtOnceAndSaysHowLong(String header, String seconds) {
        fixture.registry.on("GET", MANIFESTS).answer(503, Map.of("Retry-After", header), "");
        var failure =
                assertThrows(RegistryException.class, () -> fixture.repository().resolve("1"));
        assertMessage(failure, "with 503", "left alone for " + seconds, "more than 120 s are not waited for", "later");
        assertEquals(List.of(), fixture.time.sleeps());
        assertEquals(1, fixture.registry.requests().size());
    }

    @Test
    void itCountsForUploadsAndForTokensToo() throws IOException {
        fixture.registry.requireBearer("ann", "secret");
        fixture.registry.on("GET", "/token").times(1).answer(429, Map.of("Retry-After", "11"), "");
        fixture.registry.on("PUT", ".*/uploads/.*").times(1).answer(503, Map.of("Retry-After", "12"), "");
        var repository = fixture.loggedIn("ann", "secret").repository();
        Fixture.write(repository, new byte[] {1});
        assertEquals(List.of(Duration.ofSeconds(11), Duration.ofSeconds(12)), fixture.time.sleeps());
    }

    @Test
    void aWaitThatWouldEndAfterTheDeadlineIsNotBegun() {
        fixture.registry
                .on("GET", MANIFESTS)
                .before(() -> fixture.time.pass(Duration.ofMinutes(29)))
                .answer(503, Map.of("Retry-After", "60"), "");
        var failure =
                assertThrows(RegistryException.class, () -> fixture.repository().resolve("1"));
        assertMessage(failure, "with 503", "after the 1800 s", "<timeout>");
        assertEquals(List.of(), fixture.time.sleeps());
    }
}
