package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.registry.fake.RecordedRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void basicIsShownOnlyOnceAsked() throws IOException {
        fixture.registry.requireBasic("ann", "secret");
        var image = fixture.image("1");
        var repository = fixture.loggedIn("ann", "secret").repository();
        assertEquals(image.digest(), repository.resolve("1").orElseThrow().digest());
        repository.resolve("1");
        assertEquals(
                List.of(Optional.empty(), Optional.of("Basic YW5uOnNlY3JldA=="), Optional.of("Basic YW5uOnNlY3JldA==")),
                fixture.registry.requests().stream()
                        .map(request -> request.header("Authorization"))
                        .toList());
    }

    @Test
    void aWrongPasswordIsTriedOnceAndTheMessageSaysWhereToCorrectIt() {
        fixture.registry.requireBasic("ann", "secret");
        var repository = fixture.loggedIn("ann", "wrong-password").repository();
        var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
        assertEquals(OptionalInt.of(401), failure.status());
        assertEquals("UNAUTHORIZED", failure.code());
        assertEquals(fixture.registry.host(), failure.registry());
        assertEquals(Fixture.NAME, failure.repository());
        assertEquals("GET", failure.method());
        assertMessage(
                failure,
                "Reading " + fixture.registry.host() + "/team/app:1 failed",
                "401 (UNAUTHORIZED: authentication required)",
                "the credentials of ann are wrong",
                "<server> with the id " + fixture.registry.host(),
                "`docker login " + fixture.registry.host() + "`");
        assertFalse(failure.getMessage().contains("wrong-password"), failure.getMessage());
        assertEquals(2, fixture.registry.requests().size());
    }

    @Test
    void aWrongPasswordAtTheTokenServerIsKnownBeforeAnythingIsSent() {
        fixture.registry.requireBearer("ann", "secret");
        var repository = fixture.loggedIn("ann", "wrong-password").repository();
        var failure = assertThrows(RegistryException.class, repository::checkPushAccess);
        assertEquals(OptionalInt.of(401), failure.status());
        assertMessage(failure, "Asking for permission to push", "incorrect username or password", "credentials of ann");
        assertTrue(fixture.requests("POST").isEmpty());
    }

    @Test
    void theRightPasswordMayPush() throws IOException {
        fixture.registry.requireBearer("ann", "secret");
        fixture.loggedIn("ann", "secret").repository().checkPushAccess();
        assertEquals(
                List.of("repository:team/app:pull,push"), scopes(tokenRequests().get(0)));
    }

    @Test
    void withoutCredentialsTheMessageSaysWhereTheyGo() {
        fixture.registry.requireBasic("ann", "secret");
        var failure =
                assertThrows(RegistryException.class, () -> fixture.repository().resolve("1"));
        assertMessage(failure, "does not exist, or needs credentials", "settings.xml", "docker login");
    }

    @Test
    void tokensAreAskedForOncePerScopeAndShownOnlyToTheRegistry() throws IOException {
        fixture.registry.requireBearer("ann", "secret");
        var image = fixture.image("1");
        var asked = new AtomicInteger();
        var repository = fixture.with(registry -> {
                    asked.incrementAndGet();
                    return Optional.of(new Credentials("ann", "secret"));
                })
                .repository();
        repository.resolve("1");
        repository.resolve("1");
        repository.tag(image, "2");
        assertEquals(
                List.of(List.of("repository:team/app:pull"), List.of("repository:team/app:pull,push")),
                tokenRequests().stream().map(AuthenticationTest::scopes).toList());
        assertEquals(1, asked.get());
        for (var request : tokenRequests()) {
            assertTrue(request.target().contains("service=fake"), request.target());
            assertTrue(request.target().contains("account=ann"), request.target());
            assertEquals(Optional.of("Basic YW5uOnNlY3JldA=="), request.header("Authorization"));
        }
        for (var request : fixture.registry.requests()) {
            if (!request.path().equals("/token")) {
                assertTrue(request.header("Authorization").orElse("Bearer ").startsWith("Bearer "), request.toString());
            }
        }
    }

    @Test
    void anonymousTokensAreEnoughForPublicImages() throws IOException {
        fixture.registry.requireBearer("ann", "secret").allowAnonymousPull();
        var image = fixture.image("1");
        assertEquals(
                image.digest(), fixture.repository().resolve("1").orElseThrow().digest());
        assertEquals(Optional.empty(), tokenRequests().get(0).header("Authorization"));
    }

    @Test
    void anExpiredTokenIsReplaced() throws IOException {
        fixture.registry.requireBearer("ann", "secret");
        fixture.image("1");
        var repository = fixture.loggedIn("ann", "secret").repository();
        repository.resolve("1");
        fixture.registry.forgetTokens();
        assertTrue(repository.resolve("1").isPresent());
        assertEquals(2, tokenRequests().size());
    }

    @Test
    void anIdentityTokenIsExchangedByPost() throws IOException {
        fixture.registry.requireBearer("ann", "identity+/=");
        fixture.image("1");
        var repository = fixture.loggedIn("<token>", "identity+/=").repository();
        assertTrue(repository.resolve("1").isPresent());
        assertEquals("POST", tokenRequests().get(0).method());
        assertEquals("/token", tokenRequests().get(0).target());
        assertEquals(Optional.empty(), tokenRequests().get(0).header("Authorization"));
    }

    @Test
    void credentialsDoNotGoToATokenServerElsewhere() {
        fixture.registry
                .on("GET", "/v2/.*")
                .answer(401, Map.of("WWW-Authenticate", "Bearer realm=\"https://tokens.invalid/t\",service=\"s\""), "");
        var repository = fixture.loggedIn("ann", "secret").repository();
        var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
        assertMessage(failure, "tokens.invalid", "not sent there");
    }

    @Test
    void tokensAreNotFetchedOverPlainHttpFromElsewhere() {
        fixture.registry
                .on("GET", "/v2/.*")
                .answer(401, Map.of("WWW-Authenticate", "Bearer realm=\"http://tokens.invalid/t\""), "");
        var failure =
                assertThrows(RegistryException.class, () -> fixture.repository().resolve("1"));
        assertMessage(failure, "http://tokens.invalid/t", "not an https address");
    }

    @Test
    void aTokenIsAccepted64KiBLongAndNotLonger() throws IOException {
        fixture.registry.requireBearer("ann", "secret");
        fixture.registry
                .on("GET", "/token")
                .answer(
                        200,
                        Map.of("Content-Type", "application/json"),
                        "{\"token\":\"" + "x".repeat(64 * 1024) + "\"}");
        var repository = fixture.loggedIn("ann", "secret").repository();
        var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
        assertMessage(failure, "65536 bytes");
    }

    @Test
    void aTokenThatWouldBreakTheHeaderIsNone() {
        fixture.registry.requireBearer("ann", "secret");
        fixture.registry.on("GET", "/token").answer(200, Map.of(), "{\"token\":\"a\\r\\nX: y\"}");
        var repository = fixture.loggedIn("ann", "secret").repository();
        assertMessage(assertThrows(RegistryException.class, () -> repository.resolve("1")), "without a token");
    }

    @Test
    void manyThreadsShareOneTokenAndAskForCredentialsOnce() throws Exception {
        fixture.registry.requireBearer("ann", "secret");
        fixture.image("1");
        var asked = new AtomicInteger();
        var repository = fixture.with(registry -> {
                    assertEquals(fixture.registry.host(), registry);
                    asked.incrementAndGet();
                    return Optional.of(new Credentials("ann", "secret"));
                })
                .repository();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var results = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 40; i++) {
                results.add(threads.submit(() -> repository.resolve("1").isPresent()));
            }
            for (var result : results) {
                assertTrue(result.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, tokenRequests().size());
        assertEquals(1, asked.get());
    }

    @Test
    void thePasswordIsNotInTheText() {
        assertEquals("credentials of ann", new Credentials("ann", "secret").toString());
    }

    private List<RecordedRequest> tokenRequests() {
        return fixture.registry.requests().stream()
                .filter(request -> request.path().equals("/token"))
                .toList();
    }

    private static List<String> scopes(RecordedRequest request) {
        return List.of(request.target().split("[?&]", -1)).stream()
                .filter(part -> part.startsWith("scope="))
                .map(part -> URLDecoder.decode(part.substring(6), StandardCharsets.UTF_8))
                .toList();
    }

    static void assertMessage(Exception failure, String... parts) {
        for (var part : parts) {
            assertTrue(failure.getMessage().contains(part), () -> part + " is not in: " + failure.getMessage());
        }
    }
}
