package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChallengeTest {
    @Test
    void bearerAsRegistriesWriteIt() {
        assertEquals(
                List.of(challenge(
                        "bearer",
                        Map.of(
                                "realm",
                                "https://auth.example/token",
                                "service",
                                "a, b",
                                "scope",
                                "repository:x/y:pull,push"))),
                Challenge.parse(
                        List.of(
                                "Bearer realm=\"https://auth.example/token\",service=\"a, b\" , scope=\"repository:x/y:pull,push\"")));
    }

    @Test
    void severalInOneHeaderAndInSeveral() {
        var basic = challenge("basic", Map.of("realm", "x"));
        var bearer = challenge("bearer", Map.of("realm", "y"));
        assertEquals(List.of(basic, bearer), Challenge.parse(List.of("Basic realm=x, Bearer Realm=\"y\"")));
        assertEquals(List.of(basic, bearer), Challenge.parse(List.of("BASIC realm=\"x\"", "bearer realm=y")));
    }

    @Test
    void quotesAreTakenOffOnce() {
        assertEquals(
                List.of(challenge("basic", Map.of("realm", "a \"b\" \\"))),
                Challenge.parse(List.of("Basic realm=\"a \\\"b\\\" \\\\\"")));
    }

    @Test
    void aSchemeMayStandAloneOrHaveOneToken() {
        assertEquals(
                List.of(challenge("negotiate", Map.of()), challenge("basic", Map.of("realm", "x"))),
                Challenge.parse(List.of("Negotiate, Basic realm=x")));
        assertEquals(
                List.of(challenge("negotiate", Map.of()), challenge("basic", Map.of("realm", "x"))),
                Challenge.parse(List.of("Negotiate abc/+==, Basic realm=x")));
    }

    @Test
    void noHeaderMakesItFailOrTakeLong() {
        var random = new Random(7);
        var alphabet = "aB1 \t,=\"\\;/é\u0000Basic Bearer realm=";
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 20_000; i++) {
                var text = new StringBuilder();
                for (int n = random.nextInt(60); n > 0; n--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                Challenge.parse(List.of(text.toString()));
            }
            Challenge.parse(List.of("Basic realm=\"" + "\\".repeat(60_001)));
            Challenge.parse(List.of("a".repeat(60_000) + "=" + " ".repeat(60_000)));
        });
    }

    private static Challenge challenge(String scheme, Map<String, String> parameters) {
        return new Challenge(scheme, new TreeMap<>(parameters));
    }
}
