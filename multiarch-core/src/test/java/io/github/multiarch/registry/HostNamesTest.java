package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.ImageReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that stand for no host. */
class HostNamesTest {
    private static final String NOWHERE = "registry.invalid";

    private final FakeTime time = new FakeTime();
    private final List<String> log = new ArrayList<>();
    private final Connections connections = Connections.of(RegistryOptions.defaults(), time, null);
    private final Registries registries = open(connections);

    private Registries open(Connections its) {
        return new Registries(its, true, CredentialSource.NONE, log::add, time, () -> 0.5);
    }

    @AfterEach
    void close() {
        registries.close();
    }

    @Test
    void aNameThatIsNowhereIsAskedOnce() {
        var failure = fail(registries, NOWHERE);
        assertMessage(failure, "the host " + NOWHERE + " is not known. Check the name");
        assertEquals(List.of(), time.sleeps());
        assertEquals(List.of(), log);
    }

    /** A machine without a network: what is known from before does. */
    @Test
    void itCountsAsAnOutageAllTheSame() {
        assertTrue(fail(registries, NOWHERE).isOutage());
    }

    @Test
    void whileOtherNamesAreFoundItMayBeFoundInAMoment() {
        connections.names().found("other.example");
        assertMessage(fail(registries, NOWHERE), "the host " + NOWHERE + " is not known", "attempt 6 of 6");
        assertEquals(5, time.sleeps().size());
    }

    @Test
    void aMomentIsNotLong() {
        connections.names().found("other.example");
        time.pass(HostNames.MOMENT.plus(Duration.ofMillis(1)));
        fail(registries, NOWHERE);
        assertEquals(List.of(), time.sleeps());
    }

    /** It does exist: after hours of uploads the name service may have a bad moment. */
    @Test
    void aNameThatWasFoundBeforeIsLookedUpAgain() {
        connections.names().found("Registry.INVALID");
        time.pass(Duration.ofMinutes(29));
        assertMessage(fail(registries, NOWHERE), "attempt 6 of 6", "is not known");
        assertEquals(5, time.sleeps().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "192.0.2.7", "2001:db8::1"})
    void whatNobodyHasToBeAskedForProvesNothing(String host) {
        connections.names().found(host);
        fail(registries, NOWHERE);
        assertEquals(List.of(), time.sleeps());
    }

    /** Where plain HTTP is allowed, a greeting comes before the first request, by a look-up of its own. */
    @Test
    void anInsecureRegistryThatIsNowhereIsAskedOnce() {
        try (var others =
                open(Connections.of(RegistryOptions.defaults().withInsecure(NOWHERE + ":5000"), time, null))) {
            assertMessage(fail(others, NOWHERE + ":5000"), "the host " + NOWHERE + ":5000 is not known");
            assertEquals(List.of(), time.sleeps());
        }
    }

    @Test
    void aProxyThatIsNowhereIsAskedOnceAndIsAnOutage() {
        var proxy = new HttpProxy("http", "proxy.invalid", 3128, "", Optional.empty());
        try (var others = open(Connections.of(RegistryOptions.defaults().with(List.of(proxy)), time, null))) {
            var failure = fail(others, NOWHERE);
            assertMessage(failure, "the proxy proxy.invalid:3128 is not known");
            assertTrue(failure.isOutage());
            assertEquals(List.of(), time.sleeps());
        }
    }

    private static RegistryException fail(Registries registries, String host) {
        var repository = registries.repository(ImageReference.parse(host + "/team/app"));
        return assertThrows(RegistryException.class, () -> repository.resolve("1"));
    }
}
