package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.registry.fake.RedirectTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places that registries send requests on to, and where these fail. */
class DetourTest {
    private static final byte[] BYTES = Fixture.utf8("a layer");
    private static final String UPLOADS = "/v2/team/app/blobs/uploads/.*";

    private final Fixture fixture = new Fixture();
    private final RedirectTarget elsewhere = RedirectTarget.start();

    @AfterEach
    void close() {
        fixture.close();
        elsewhere.close();
    }

    /** As behind a proxy that passes on the name without the port: nobody listens at the port that is left. */
    @Test
    void anUploadAddressAtAPortOfNobodyNamesTheRegistrysLocationAndWhatProxiesPassOn() throws IOException {
        var port = portOfNobody();
        fixture.registry.rules().uploadLocations(path -> "http://localhost:" + port + path);
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(fixture.repository(), BYTES));
        assertMessage(
                failure,
                "nothing answers at localhost:" + port,
                "a Location led there from " + fixture.registry.host() + ": http://localhost:" + port
                        + "/v2/team/app/blobs/uploads/",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "http.relativeurls",
                "attempt 6 of 6");
        assertFalse(failure.getMessage().contains("_state"), failure.getMessage());
    }

    /** The port that is left is another server's, which knows nothing of registries. */
    @ParameterizedTest
    @ValueSource(ints = {403, 404, 405, 500})
    void anUploadAddressAtAnotherServerNamesTheLocation(int status) {
        elsewhere.answer(status, Map.of("Content-Type", "text/html"), "<h1>It works!</h1>");
        fixture.registry.rules().uploadLocations(elsewhere::url);
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(fixture.repository(), BYTES));
        assertMessage(
                failure,
                elsewhere.host() + " answered ",
                " with " + status,
                "a Location led there from " + fixture.registry.host() + ": " + elsewhere.url("/v2/team/app/blobs/"),
                "X-Forwarded-Host");
    }

    /** Storage has paths of its own, and its owner; what is said of credentials is not true there. */
    @Test
    void storageThatRefusesIsNotPutDownToAProxyOrToCredentials() {
        elsewhere.answer(403, Map.of(), "");
        fixture.registry
                .on("GET", "/v2/team/app/blobs/.*")
                .answer(307, Map.of("Location", elsewhere.url("/bucket/1?sig=secret")), "");
        var failure = assertThrows(
                RegistryException.class,
                () -> fixture.repository().open(Fixture.layer(BYTES)).close());
        assertMessage(
                failure,
                "with 403",
                "a Location led there from " + fixture.registry.host() + ": " + elsewhere.url("/bucket/1?…"),
                "No credentials are sent there");
        assertFalse(failure.getMessage().contains("X-Forwarded"), failure.getMessage());
        assertFalse(failure.getMessage().contains("docker login"), failure.getMessage());
    }

    @Test
    void storageThatCannotBeReachedIsNamedWithTheRegistryThatLeadsThere() throws IOException {
        var host = "127.0.0.1:" + portOfNobody();
        fixture.registry
                .on("GET", "/v2/team/app/blobs/.*")
                .answer(307, Map.of("Location", "http://" + host + "/bucket/1"), "");
        var failure = assertThrows(
                RegistryException.class,
                () -> fixture.repository().open(Fixture.layer(BYTES)).close());
        assertMessage(
                failure,
                "nothing answers at " + host,
                "a Location led there from " + fixture.registry.host(),
                "where the registry keeps its blobs",
                "X-Forwarded-Host");
    }

    /** A proxy that ends TLS and does not say so. */
    @Test
    void aLocationOverPlainHttpThatIsRefusedIsShown() {
        fixture.registry.rules().uploadLocations(path -> "http://registry.invalid" + path);
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(fixture.repository(), BYTES));
        assertMessage(
                failure,
                "plain HTTP at registry.invalid, which is refused",
                "a Location led there from " + fixture.registry.host() + ": http://registry.invalid/v2/team/app/");
    }

    /** The same mistake in the configuration that names the token server. */
    @Test
    void aTokenServerAtAPortOfNobodyIsNamedWithTheRegistryThatNamesIt() throws IOException {
        var realm = "http://localhost:" + portOfNobody() + "/token";
        fixture.registry
                .on("GET", "/v2/.*")
                .answer(401, Map.of("WWW-Authenticate", "Bearer realm=\"" + realm + "\",service=\"fake\""), "");
        var failure =
                assertThrows(RegistryException.class, () -> fixture.repository().resolve("1"));
        assertMessage(
                failure,
                "nothing answers at localhost:",
                fixture.registry.host() + " names it as its token server: " + realm,
                "auth.token.realm");
    }

    @Test
    void atHomeNothingIsSaidOfDetours() {
        fixture.registry.on("PUT", UPLOADS).answer(403, Map.of(), "");
        var failure = assertThrows(RegistryException.class, () -> Fixture.write(fixture.repository(), BYTES));
        assertFalse(failure.getMessage().contains("Location"), failure.getMessage());
        assertEquals(403, failure.status().orElseThrow());
    }

    private static int portOfNobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
