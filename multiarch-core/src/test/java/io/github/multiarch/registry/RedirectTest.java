package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedirectTest {
    private static final byte[] BYTES = Fixture.utf8("a layer");
    private static final String BLOB = "/v2/team/app/blobs/.*";

    private final Fixture fixture = new Fixture();
    private final FakeRegistry elsewhere = FakeRegistry.start();

    @AfterEach
    void close() {
        fixture.close();
        elsewhere.close();
    }

    @Test
    void credentialsStayBehindAndTheQueryIsKept() throws IOException {
        fixture.registry.requireBasic("ann", "secret");
        var target = "/store/1?sig=a%2Fb+c%3D&empty=&bare&z=1&z=2";
        elsewhere.on("GET", "/store/1").answer(200, Map.of(), "a layer");
        var repository = fixture.loggedIn("ann", "secret").repository();
        repository.checkPushAccess();
        redirect("http://" + elsewhere.host() + target, Integer.MAX_VALUE);
        try (var in = repository.open(Fixture.layer(BYTES))) {
            assertArrayEquals(BYTES, in.readAllBytes());
        }
        var last = fixture.registry.requests().get(fixture.registry.requests().size() - 1);
        assertTrue(last.header("Authorization").isPresent());
        assertEquals(target, elsewhere.requests().get(0).target());
        assertEquals(Optional.empty(), elsewhere.requests().get(0).header("Authorization"));
        assertEquals(Optional.empty(), elsewhere.requests().get(0).header("Upgrade"));
    }

    @Test
    void aChallengeElsewhereIsNotAnsweredNorIsOneOnTheWayBack() {
        fixture.registry.requireBasic("ann", "secret");
        redirect("http://" + elsewhere.host() + "/back", Integer.MAX_VALUE);
        elsewhere
                .on("GET", "/back")
                .answer(307, Map.of("Location", "http://" + fixture.registry.host() + "/v2/team/app/manifests/1"), "");
        var repository = fixture.loggedIn("ann", "secret").repository();
        var failure = assertThrows(
                RegistryException.class,
                () -> repository.open(Fixture.layer(BYTES)).close());
        assertEquals(401, failure.status().orElseThrow());
        var last = fixture.registry.requests().get(fixture.registry.requests().size() - 1);
        assertEquals("/v2/team/app/manifests/1", last.target());
        assertEquals(Optional.empty(), last.header("Authorization"));
    }

    @Test
    void onTheSameHostCredentialsStay() throws IOException {
        fixture.registry.requireBasic("ann", "secret");
        fixture.registry.putBlob("other/app", BYTES);
        var repository = fixture.loggedIn("ann", "secret").repository();
        repository.checkPushAccess();
        redirect("/v2/other/app/blobs/" + Fixture.layer(BYTES).digest(), 1);
        try (var in = repository.open(Fixture.layer(BYTES))) {
            assertArrayEquals(BYTES, in.readAllBytes());
        }
    }

    @Test
    void fiveAreFollowedAndNotSix() throws IOException {
        fixture.registry.putBlob(Fixture.NAME, BYTES);
        var self = "/v2/team/app/blobs/" + Fixture.layer(BYTES).digest();
        redirect(self, 5);
        fixture.repository().open(Fixture.layer(BYTES)).close();
        redirect(self, 6);
        var failure = assertThrows(
                RegistryException.class,
                () -> fixture.repository().open(Fixture.layer(BYTES)).close());
        assertMessage(failure, "redirected more than 5 times");
    }

    @Test
    void plainHttpElsewhereIsRefused() {
        redirect("http://storage.invalid/x", 1);
        var failure = assertThrows(
                RegistryException.class,
                () -> fixture.repository().open(Fixture.layer(BYTES)).close());
        assertMessage(failure, "plain HTTP at storage.invalid");
    }

    @Test
    void otherSchemesAreRefused() {
        redirect("file:///etc/passwd", 1);
        var failure = assertThrows(
                RegistryException.class,
                () -> fixture.repository().open(Fixture.layer(BYTES)).close());
        assertMessage(failure, "not an http or https address");
    }

    @Test
    void anUploadIsNotRedirected() {
        fixture.registry
                .on("PUT", "/v2/team/app/blobs/uploads/.*")
                .answer(307, Map.of("Location", "http://" + elsewhere.host() + "/x"), "");
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(fixture.repository(), BYTES));
        assertEquals(307, failure.status().orElseThrow());
        assertTrue(elsewhere.requests().isEmpty());
    }

    private void redirect(String location, int times) {
        fixture.registry.on("GET", BLOB).times(times).answer(307, Map.of("Location", location), "");
    }
}
