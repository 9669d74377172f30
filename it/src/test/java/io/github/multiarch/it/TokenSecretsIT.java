package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.registry.fake.FakeRegistry;
import io.github.multiarch.registry.fake.Fault;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code mvn -X} prints holds neither the password that went to a token server nor the token that came back, over plain loopback, whatever a registry does with them. */
class TokenSecretsIT {
    private static final String USER = "deployer";
    private static final String PASSWORD = "c4nary-pa55/w+rd";
    private static final String TOKEN = "c4nary.t0ken/0123456789+abc";
    private static final String MANIFESTS = "/v2/small/manifests/.*";

    @TempDir
    private static Path temp;

    private static SmallProject project;
    private static Path base;

    /** Something that goes wrong, or nothing. */
    private record Kind(String name, boolean fails, Consumer<FakeRegistry> script) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm64", "linux/arm/v7");
        project = SmallProject.copy(temp.resolve("projects"));
    }

    static Stream<Kind> kinds() {
        var echo = error("Bearer " + TOKEN + " of " + USER + ":" + PASSWORD);
        return Stream.of(
                new Kind("nothing", false, registry -> {}),
                new Kind(
                        "refusal",
                        true,
                        registry -> on(registry, "PUT", MANIFESTS, new Fault.Status(403, Map.of(), echo))),
                new Kind(
                        "trouble",
                        true,
                        registry -> on(registry, "PUT", MANIFESTS, new Fault.Status(503, Map.of(), echo))),
                new Kind("reset", true, registry -> on(registry, "PUT", "/v2/small/blobs/.*", Fault.RESET_AFTER_BODY)),
                new Kind(
                        "lost answers",
                        true,
                        registry -> on(registry, "POST", "/v2/small/blobs/.*", Fault.LOST_ANSWER)),
                new Kind("lies", true, registry -> on(registry, "PUT", MANIFESTS, Fault.FALSE_DIGEST)),
                new Kind(
                        "a page",
                        true,
                        registry -> on(
                                registry,
                                "HEAD|GET",
                                MANIFESTS,
                                new Fault.Status(400, Map.of("Content-Type", "text/plain"), echo))),
                new Kind(
                        "an upload elsewhere",
                        true,
                        registry -> on(
                                registry,
                                "POST",
                                "/v2/small/blobs/.*",
                                new Fault.Status(202, Map.of("Location", "ftp://other/?" + TOKEN), ""))),
                new Kind(
                        "a token server that repeats",
                        true,
                        registry -> on(
                                registry,
                                "GET",
                                "/token",
                                new Fault.Status(401, Map.of(), error(USER + ":" + PASSWORD)))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingIsShown(Kind kind) throws IOException, InterruptedException {
        try (var registry = FakeRegistry.start()) {
            registry.on(".*", "/v2/.*")
                    .times(1)
                    .answer(
                            401,
                            Map.of("WWW-Authenticate", "Bearer realm=\"http://" + registry.host() + "/token\""),
                            "");
            kind.script().accept(registry);
            registry.on("GET", "/token").answer(200, Map.of(), "{\"token\":\"" + TOKEN + "\"}");
            project.change(new Random(kind.name().hashCode()), 1024);
            var run = project.maven(registry.host(), "small")
                    .with("-X", "-Dmultiarch.retries=1", "-Dmultiarch.from=oci:" + base + ":" + SyntheticBase.TAG)
                    .with(
                            "-s",
                            Settings.withServer(temp.resolve("settings.xml"), registry.host(), USER, PASSWORD)
                                    .toString())
                    .run(SmallProject.BUILD, SmallProject.PUSH);
            assertEquals(kind.fails(), run.outcome().exitCode() != 0, run::output);
            assertTrue(run.output().contains("[DEBUG]"), "not a run with -X");
            assertTrue(
                    registry.requests().stream()
                            .anyMatch(request -> request.header("Authorization").isPresent()),
                    "nothing was shown to anybody");
            for (var secret : secrets()) {
                run.neverSays(secret);
                for (var file : ItFiles.list(temp.resolve("projects"))) {
                    var bytes = Files.readAllBytes(temp.resolve("projects").resolve(file));
                    assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains(secret), file);
                }
            }
        }
    }

    private static List<String> secrets() {
        return Stream.of(PASSWORD, TOKEN)
                .flatMap(secret -> Stream.of(
                        secret,
                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                        base64(secret),
                        base64(USER + ":" + secret)))
                .toList();
    }

    private static String error(String message) {
        return "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"" + message + "\"}]}";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void on(FakeRegistry registry, String method, String path, Fault fault) {
        registry.on(method, path).fault(fault);
    }
}
