package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.Fault;
import io.github.multiarch.registry.fake.ProxyServer;
import io.github.multiarch.registry.fake.RedirectTarget;
import io.github.multiarch.registry.fake.TlsIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passwords and tokens go to whom they are for. They are looked for in every message, log line and server that they are not for, whatever goes wrong. */
class SecretsTest {
    private static final String TOKEN = "c4nary.bearer-t0ken.0123456789";
    private static final String SIGNATURE = "c4nary-s1gnature-0123456789";
    private static final Credentials PASSWORD = new Credentials("ann", "c4nary pa55+w/rd%x");
    private static final Credentials IDENTITY = Credentials.identityToken("c4nary+ident1ty/t0ken");
    private static final Credentials PROXY = new Credentials("porter", "c4nary-pr0xy-pa55");
    private static final String SIGNED = "?X-Signature=" + SIGNATURE + "&x=1";

    /** Stands for all that the server was shown. */
    private static final String ECHO = "ECHO";

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> TEXT = Map.of("Content-Type", "text/plain");

    private final Canaries canaries =
            new Canaries(Canaries.formsOf(List.of(PASSWORD, IDENTITY, PROXY), List.of(TOKEN, SIGNATURE)));
    private final RedirectTarget stranger = RedirectTarget.start();
    private FakeRegistry registry = FakeRegistry.start();

    @AfterEach
    void stop() {
        registry.close();
        stranger.close();
        canaries.close();
    }

    static Stream<Fault> faults() {
        var faults = new ArrayList<Fault>(List.of(
                Fault.NONE,
                Fault.RESET_BEFORE,
                Fault.RESET_AFTER_BODY,
                Fault.LOST_ANSWER,
                Fault.ENDLESS,
                Fault.FALSE_DIGEST,
                Fault.NOT_STORED,
                Fault.OTHER_BYTES,
                new Fault.Truncated(1)));
        var error = "{\"errors\":[{\"code\":\"" + ECHO + "\",\"message\":\"" + ECHO + "\"}]}";
        for (int status : new int[] {200, 202, 400, 401, 403, 404, 405, 413, 415, 416, 429, 500, 501, 503}) {
            faults.add(new Fault.Status(status, JSON, error));
        }
        faults.add(new Fault.Status(400, JSON, "{\"error\":\"x\",\"error_description\":\"" + ECHO + "\"}"));
        faults.add(new Fault.Status(400, TEXT, ECHO));
        faults.add(new Fault.Status(400, Map.of("Content-Type", "text/html"), "<html>" + ECHO));
        // Cut off in the middle of one.
        for (int room : new int[] {5, 9, 17}) {
            faults.add(new Fault.Status(403, TEXT, "x".repeat(299 - room) + " " + ECHO));
        }
        for (var name : List.of("Location", "WWW-Authenticate", "Retry-After", "Docker-Content-Digest")) {
            faults.add(new Fault.Status(307, Map.of(name, ECHO), ""));
            faults.add(new Fault.Status(429, Map.of(name, ECHO), ""));
        }
        faults.add(new Fault.Status(307, Map.of("Location", "ftp://x/ECHO?ECHO"), ""));
        faults.add(new Fault.Status(401, Map.of("WWW-Authenticate", "Bearer realm=\"http://x.test/ECHO\""), ""));
        return faults.stream();
    }

    /** As if the server repeated what it was shown, in every form. */
    private static Fault repeating(Fault fault, List<Credentials> pairs, String... values) {
        var forms = String.join(" ", Canaries.formsOf(pairs, List.of(values)));
        if (!(fault instanceof Fault.Status status)) {
            return fault;
        }
        var headers = new TreeMap<>(status.headers());
        headers.replaceAll((name, value) -> value.replace(ECHO, forms));
        return new Fault.Status(status.status(), headers, status.body().replace(ECHO, forms));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRegistryThatGetsThemDoesNotSpreadThem(Fault fault) {
        registry.requireBasic(PASSWORD.username(), PASSWORD.password());
        // The first request of each is turned down for the want of credentials.
        for (var method : List.of("GET", "HEAD", "POST", "PUT")) {
            registry.on(method, "/v2/.*").skip(1).fault(repeating(fault, List.of(PASSWORD)));
        }
        use(PASSWORD);
        canaries.assertSilent();
        assertEquals("", stranger.transcript());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aTokenServerThatGetsThemDoesNotSpreadThem(Fault fault) {
        registry.requireBearer(PASSWORD.username(), PASSWORD.password());
        for (var credentials : List.of(PASSWORD, IDENTITY)) {
            registry.forgetScript();
            registry.on("GET|POST", "/token").fault(repeating(fault, List.of(credentials)));
            use(credentials);
        }
        canaries.assertSilent();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRegistryThatGetsATokenDoesNotSpreadIt(Fault fault) {
        registry.requireBearer(PASSWORD.username(), PASSWORD.password());
        registry.on("GET", "/token")
                .answer(200, JSON, "{\"token\":\"" + TOKEN + "\",\"refresh_token\":\"" + TOKEN + "\"}");
        for (var method : List.of("GET", "HEAD", "POST", "PUT")) {
            registry.on(method, "/v2/.*").skip(1).fault(repeating(fault, List.of(PASSWORD), TOKEN));
        }
        use(PASSWORD);
        canaries.assertSilent();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whoIsRedirectedToGetsOnlyTheQuery(Fault fault) {
        registry.requireBasic(PASSWORD.username(), PASSWORD.password());
        if (repeating(fault, List.of(PASSWORD), SIGNATURE) instanceof Fault.Status status) {
            stranger.answer(status.status(), status.headers(), status.body());
        }
        registry.on("GET|HEAD", "/v2/.*").skip(1).answer(307, Map.of("Location", stranger.url("/blob" + SIGNED)), "");
        registry.on("POST", "/v2/.*").skip(1).answer(202, Map.of("Location", stranger.url("/up" + SIGNED)), "");
        use(PASSWORD);
        assertTrue(stranger.transcript().contains(SIGNATURE));
        canaries.assertSilent();
        canaries.assertFree(stranger.transcript().replace(SIGNATURE, ""));
    }

    @Test
    void anotherNameOfTheSameMachineGetsNoneEither() {
        registry.requireBasic(PASSWORD.username(), PASSWORD.password());
        var elsewhere = stranger.url("/blob").replace("127.0.0.1", "localhost");
        registry.on("GET|HEAD", "/v2/.*").skip(1).answer(307, Map.of("Location", elsewhere), "");
        registry.on("POST", "/v2/.*").skip(1).answer(202, Map.of("Location", elsewhere), "");
        use(PASSWORD);
        assertFalse(stranger.transcript().isEmpty());
        canaries.assertSilent();
        canaries.assertFree(stranger.transcript());
    }

    @Test
    void aTokenServerElsewhereGetsNone() {
        registry.requireBearer(PASSWORD.username(), PASSWORD.password());
        registry.tokens().realm("https://elsewhere.invalid/token" + SIGNED);
        use(PASSWORD);
        use(IDENTITY);
        canaries.assertSilent();
    }

    @Test
    void anAnswerThatIsNoHttpIsNotShownInFull() throws IOException {
        registry.requireBearer(PASSWORD.username(), PASSWORD.password());
        for (var credentials : List.of(PASSWORD, IDENTITY)) {
            var echo = String.join(" ", Canaries.formsOf(List.of(credentials), List.of()));
            for (var head : List.of("200 OK\r\n", "200 ", "x", "200 OK\r\nTransfer-Encoding: ")) {
                try (var server = new EndlessServer(head + echo)) {
                    registry.tokens().realm("http://" + server.host() + "/token");
                    use(credentials);
                }
            }
        }
        canaries.assertSilent();
    }

    @Test
    void aRegistryWithoutTrustGetsNone(@TempDir Path folder) throws IOException {
        registry.close();
        registry =
                FakeRegistry.startTls(TlsIdentity.create(folder, "ip:127.0.0.1").context());
        use(PASSWORD);
        canaries.assertSilent();
        assertEquals(List.of(), registry.requests());
    }

    @Test
    void aProxyThatEchoesIsNotRepeated() {
        try (var proxy = ProxyServer.start().requireBasic("somebody", "else")) {
            var options = Fixture.options(Set.of("plain.registry.test"), Optional.empty())
                    .with(List.of(new HttpProxy("http", "127.0.0.1", proxy.port(), "", Optional.of(PROXY))));
            use("plain.registry.test", options, PASSWORD);
            use("tls.registry.test", options, PASSWORD);
            assertEquals(8, proxy.requests().size());
            canaries.assertSilent();
            canaries.assertFree(proxy.transcript().replace(Authenticator.basic(PROXY), ""));
        }
    }

    @Test
    void noTypeShowsOne() {
        var uri = URI.create("https://r.test/x" + SIGNED);
        var call =
                new HttpCall("PUT", uri, new TreeMap<>(Map.of("Authorization", "Bearer " + TOKEN)), Optional.empty());
        var purpose = new Purpose("r.test", "x", "reading");
        var proxy = new HttpProxy("http", "proxy.test", 3128, "", Optional.of(PROXY));
        for (var value : List.of(
                PASSWORD,
                IDENTITY,
                proxy,
                RegistryOptions.defaults().with(List.of(proxy)),
                call,
                RegistryRequest.of(purpose, "PUT", uri.toString(), List.of()).withHeader("Authorization", TOKEN),
                new Token(TOKEN, 1, Optional.of(TOKEN)),
                Challenge.parse(List.of("Bearer realm=\"" + uri + "\"")))) {
            canaries.assertFree(value.toString());
        }
    }

    private void use(Credentials credentials) {
        use(registry.host(), Fixture.options(Set.of(), Optional.empty()), credentials);
    }

    /** Reads and writes, and keeps what is said about it. */
    private void use(String host, RegistryOptions options, Credentials credentials) {
        try (var registries =
                TestRegistries.open(options, any -> Optional.of(credentials), canaries::said, new FakeTime())) {
            var repository = registries.repository(ImageReference.parse(host + "/" + Fixture.NAME));
            canaries.attempt(() -> repository.resolve("1"));
            canaries.attempt(() -> Fixture.write(repository, new byte[] {1}));
            canaries.attempt(() -> {
                try (var in = repository.open(Fixture.layer(new byte[] {1, 2}))) {
                    in.readAllBytes();
                }
            });
            canaries.attempt(repository::checkPushAccess);
        }
    }
}
