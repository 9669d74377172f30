package io.github.multiarch.registry;

import static io.github.multiarch.registry.AuthenticationTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.OciJson;
import io.github.multiarch.registry.fake.RecordedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How tokens are fetched, renewed and shared. */
class TokensTest {
    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aTokenIsRenewedBeforeItEnds() throws IOException {
        var repository = bearer("ann", "secret");
        fixture.image("1");
        repository.resolve("1");
        fixture.time.pass(Duration.ofSeconds(239));
        repository.resolve("1");
        assertEquals(1, tokens().size());
        fixture.time.pass(Duration.ofSeconds(1));
        repository.resolve("1");
        assertEquals(2, tokens().size());
        assertEquals(1, refusals());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "300 | 240",
                "\"300\" | 240",
                "60.9 | 48",
                "'' | 48",
                "null | 48",
                "\"soon\" | 48",
                "{} | 48",
                "0 | 1",
                "-1 | 1",
                "-1e999999999 | 1",
                "1e-999999999 | 1",
                "86401 | 69120",
                "9223372036854775807 | 69120",
                "9223372036854775808 | 69120",
                "1e999999999 | 69120"
            })
    void whatATokenServerSaysOfTheTimeIsTakenWithCare(String value, long seconds) {
        var field = value.isEmpty() ? "" : ",\"expires_in\":" + value;
        var json = OciJson.parseObject(Fixture.utf8("{\"token\":\"t\"" + field + "}"), "the token");
        var now = Long.MAX_VALUE - 5;
        var token = Token.parse(json, now).orElseThrow();
        assertTrue(token.isFresh(now + Duration.ofSeconds(seconds - 1).toNanos()), value);
        assertFalse(token.isFresh(now + Duration.ofSeconds(seconds).toNanos()), value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"token\":\"a\",\"access_token\":\"b\"} | a",
                "{\"access_token\":\"b\"} | b",
                "{\"token\":\"\",\"access_token\":\"b\"} | b",
                "{\"token\":null,\"access_token\":\"b\"} | b",
                "{\"token\":7,\"access_token\":\"b\"} | b"
            })
    void eitherFieldHoldsTheToken(String json, String expected) {
        assertEquals(
                expected,
                Token.parse(OciJson.parseObject(Fixture.utf8(json), "the token"), 0)
                        .orElseThrow()
                        .value());
    }

    @Test
    void threadsShareARenewedToken() throws Exception {
        var repository = bearer("ann", "secret");
        fixture.image("1");
        repository.resolve("1");
        fixture.registry.forgetTokens();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var results = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 20; i++) {
                results.add(threads.submit(() -> repository.resolve("1").isPresent()));
            }
            for (var result : results) {
                assertTrue(result.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(2, tokens().size());
    }

    @Test
    void theTargetsScopeComesFirstInAMount() throws IOException {
        var repository = bearer("ann", "secret");
        repository.checkPushAccess();
        fixture.registry.putBlob("library/base", Asking.LAYER);
        assertTrue(repository.mount(Fixture.layer(Asking.LAYER), fixture.reference("library/base")));
        var target = tokens().get(1).target();
        int own = target.indexOf("scope=repository%3Ateam%2Fapp%3Apull%2Cpush");
        int other = target.indexOf("scope=repository%3Alibrary%2Fbase%3Apull");
        assertTrue(own > 0 && other > own, target);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void aMountThatTheTokenServerRefusesIsAnUpload(int status) throws IOException {
        var repository = bearer("ann", "secret");
        repository.checkPushAccess();
        fixture.registry.on("GET", "/token").times(1).answer(status, Map.of(), "");
        assertFalse(repository.mount(Fixture.layer(Asking.LAYER), fixture.reference("library/base")));
        Fixture.write(repository, Asking.LAYER);
        assertTrue(repository.has(Fixture.layer(Asking.LAYER)));
    }

    @Test
    void aServerThatOnlyTakesPostIsAskedByPost() throws IOException {
        var repository = bearer("ann", "p w+&=\u00e4");
        fixture.registry.tokens().only("POST");
        fixture.image("1");
        assertTrue(repository.resolve("1").isPresent());
        assertEquals(
                List.of("GET", "POST"),
                tokens().stream().map(RecordedRequest::method).toList());
        var post = tokens().get(1);
        assertEquals(Optional.empty(), post.header("Authorization"));
        assertEquals("/token", post.target());
    }

    @Test
    void withoutCredentialsThereIsNothingToPost() {
        fixture.registry.requireBearer("ann", "secret").tokens().only("POST");
        assertThrows(RegistryException.class, () -> fixture.repository().resolve("1"));
        assertEquals(
                List.of("GET"), tokens().stream().map(RecordedRequest::method).toList());
    }

    @Test
    void aRefreshTokenTakesThePlaceOfThePassword() throws IOException {
        var repository = bearer("ann", "secret");
        fixture.registry.tokens().giveRefreshTokens();
        var image = fixture.image("1");
        repository.resolve("1");
        fixture.time.pass(Duration.ofMinutes(5));
        repository.resolve("1");
        repository.tags().setBack(image, "2");
        assertEquals(
                List.of("GET", "POST", "POST"),
                tokens().stream().map(RecordedRequest::method).toList());
        assertEquals(
                List.of(true, false, false),
                tokens().stream()
                        .map(request -> request.header("Authorization").isPresent())
                        .toList());
    }

    /** The server takes each refresh token once, and gives another. */
    @Test
    void aRotatedRefreshTokenIsUsed() throws IOException {
        var repository = bearer("ann", "secret");
        fixture.image("1");
        try (var server = new OneTimeTokens()) {
            fixture.registry.on("GET", "/v2/team/.*").times(1).answer(401, server.challenge(), "");
            fixture.registry.on("GET", "/v2/team/.*").answer(404, Map.of(), "");
            for (int i = 0; i < 4; i++) {
                repository.resolve("1");
                fixture.time.pass(Duration.ofMinutes(5));
            }
            assertEquals(List.of("password", "refresh-1", "refresh-2", "refresh-3"), server.shown());
        }
    }

    @Test
    void whenARefreshTokenIsRefusedTheOriginalCredentialsCount() throws IOException {
        var repository = bearer("ann", "secret");
        fixture.registry.tokens().giveRefreshTokens();
        fixture.image("1");
        repository.resolve("1");
        fixture.registry.forgetTokens();
        assertTrue(repository.resolve("1").isPresent());
        assertEquals(
                List.of("GET", "POST", "GET"),
                tokens().stream().map(RecordedRequest::method).toList());
        assertEquals(List.of(), fixture.log);
    }

    @Test
    void aTokenServerInTroubleIsNoRefusalOfTheRefreshToken() throws IOException {
        var repository = bearer("ann", "secret");
        fixture.registry.tokens().giveRefreshTokens();
        fixture.image("1");
        repository.resolve("1");
        fixture.time.pass(Duration.ofMinutes(5));
        fixture.registry.on("POST", "/token").times(1).answer(503, Map.of(), "");
        assertTrue(repository.resolve("1").isPresent());
        assertEquals(
                List.of("GET", "POST", "POST"),
                tokens().stream().map(RecordedRequest::method).toList());
        assertEquals(1, fixture.log.size());
    }

    @Test
    void anIdentityTokenThatIsRefusedIsNoPassword() {
        var repository = bearer("<token>", "identity");
        fixture.registry.requireBearer("ann", "other");
        var failure = assertThrows(RegistryException.class, () -> repository.resolve("1"));
        assertMessage(failure, "answered POST with 401");
        assertEquals(
                List.of("POST"), tokens().stream().map(RecordedRequest::method).toList());
        assertFalse(failure.getMessage().contains("identity"), failure.getMessage());
    }

    @Test
    void noTokenIsKeptForAnotherScope() throws IOException {
        var repository = bearer("ann", "secret");
        var image = fixture.image("1");
        repository.resolve("1");
        fixture.repository("team/other").resolve("1");
        repository.tags().setBack(image, "2");
        assertEquals(3, tokens().size());
        assertEquals(1, refusals());
    }

    private Repository bearer(String user, String password) {
        fixture.registry.requireBearer(user.equals("<token>") ? "ann" : user, password);
        return fixture.loggedIn(user, password).repository();
    }

    private List<RecordedRequest> tokens() {
        return fixture.registry.requests().stream()
                .filter(request -> request.path().equals("/token"))
                .toList();
    }

    /** Requests that came without a token: the first of all, which learns that one is wanted. */
    private long refusals() {
        return fixture.registry.requests().stream()
                .filter(request -> request.path().startsWith("/v2/"))
                .filter(request -> request.header("Authorization").isEmpty())
                .count();
    }
}
