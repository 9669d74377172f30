package io.github.multiarch.publish;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.publish.Sweep.Outcome;
import io.github.multiarch.publish.Sweep.Step;
import io.github.multiarch.registry.Limits;
import io.github.multiarch.registry.fake.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request of a push is made to fail, once and for good. The clock is the test's, so all waits together take no time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PushSweep {
    /** Faults that may pass. */
    private static final Map<String, Fault> PASSING = new TreeMap<>(Map.of(
            "408", new Fault.Status(408),
            "429", new Fault.Status(429, Map.of("Retry-After", "7"), "slow down"),
            "500", new Fault.Status(500),
            "503", new Fault.Status(503),
            "524", new Fault.Status(524),
            "reset before", Fault.RESET_BEFORE,
            "reset after the body", Fault.RESET_AFTER_BODY,
            "lost answer", Fault.LOST_ANSWER,
            "truncated", new Fault.Truncated(1)));

    private static final Map<String, Fault> LASTING = new TreeMap<>(Map.of(
            "403", new Fault.Status(403, Map.of("Content-Type", "application/json"), error("DENIED", "not today")),
            "400", new Fault.Status(400, Map.of("Content-Type", "application/json"), error("UNKNOWN", "bad day")),
            "503", new Fault.Status(503, Map.of("Content-Type", "application/json"), error("BUSY", "come back")),
            "reset before", Fault.RESET_BEFORE,
            "lost answer", Fault.LOST_ANSWER));

    private final Map<String, Integer> requests;
    private Sweep sweep;

    /**
     * A sweep.
     *
     * @param requests that a push without faults makes, of each kind
     */
    PushSweep(Map<String, Integer> requests) {
        this.requests = new TreeMap<>(requests);
    }

    abstract Sweep open(Path project) throws Exception;

    @BeforeAll
    void build(@TempDir Path project) throws Exception {
        sweep = open(project);
    }

    @AfterAll
    void stop() {
        sweep.close();
    }

    static Iterable<String> passing() {
        return PASSING.keySet();
    }

    static Iterable<String> lasting() {
        return LASTING.keySet();
    }

    @Test
    void aCleanPushMakesTheseRequests() throws Exception {
        var seen = new TreeMap<String, Integer>();
        var steps = sweep.steps();
        for (var step : steps) {
            seen.merge(step.method() + " " + (step.inTarget() ? "target" : "base"), 1, Integer::sum);
        }
        assertEquals(requests, seen, steps::toString);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whateverFailsOnceIsSurvived(String name) throws Exception {
        assertAll(sweep.steps().stream().map(step -> () -> {
            var repository = sweep.newRepository();
            var before = sweep.registry.stored();
            var outcome = sweep.push(repository, step, PASSING.get(name), false);
            var what = name + " at " + step + ": " + outcome;
            assertTrue(outcome.publication().isPresent(), what);
            assertPublished(outcome, what);
            sweep.registry
                    .stored()
                    .forEach((digest, count) ->
                            assertTrue(count - before.getOrDefault(digest, 0) <= 1, digest + " stored twice, " + what));
            assertTrue(outcome.log().size() <= 1, what);
        }));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whateverFailsForGoodPublishesNothing(String name) throws Exception {
        assertAll(sweep.steps().stream().map(step -> () -> {
            var outcome = sweep.push(sweep.newRepository(), step, LASTING.get(name), true);
            var what = name + " at " + step + ": " + outcome;
            if (outcome.publication().isPresent()) {
                // There are other ways: GET for HEAD, an upload for a mount, a look for a lost answer.
                assertPublished(outcome, what);
                assertFalse(isNecessary(name, step), what);
            } else {
                assertUntouched(outcome, name, step, what);
            }
            assertTrue(outcome.slept().compareTo(Limits.DEFAULT_TIMEOUT) <= 0, what);
        }));
    }

    private static boolean isNecessary(String name, Step step) {
        return step.method().equals("PUT") && !name.equals("lost answer");
    }

    private void assertPublished(Outcome outcome, String what) {
        var digest = sweep.build.report().digest();
        for (var tag : Sweep.TAGS) {
            assertEquals(digest, tagged(outcome, tag), what);
        }
        for (var child : children()) {
            assertTrue(
                    sweep.registry
                            .manifest(outcome.repository(), child.toString())
                            .isPresent(),
                    what);
        }
    }

    private List<Digest> children() {
        try {
            return sweep.build.index().manifests().stream()
                    .map(child -> child.digest())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertUntouched(Outcome outcome, String name, Step step, String what) {
        for (var tag : Sweep.TAGS) {
            assertEquals(sweep.old, tagged(outcome, tag), what);
        }
        var message = outcome.failure().orElseThrow().getMessage();
        var host = (step.inTarget() ? sweep.registry : sweep.elsewhere).host();
        assertTrue(message.contains(host), what);
        assertTrue(message.contains(sweep.registry.host() + "/" + outcome.repository()), what);
        assertTrue(message.contains("No tag was changed: 1.0, latest."), what);
        assertTrue(message.contains("Running the same again is safe"), what);
        assertTrue(message.contains(step.method()) || step.method().equals("HEAD"), what);
        if (LASTING.get(name) instanceof Fault.Status status && !step.method().equals("HEAD")) {
            assertTrue(message.contains("with " + status.status() + " ("), what);
            assertTrue(
                    status.body().contains(message.split("with \\d+ \\(", 2)[1].split(":", 2)[0]), what);
        }
    }

    private Digest tagged(Outcome outcome, String tag) {
        return sweep.registry.tags(outcome.repository()).get(tag);
    }

    private static String error(String code, String message) {
        return "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}";
    }
}
