package io.github.multiarch.publish;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.publish.Sweep.Outcome;
import io.github.multiarch.publish.Sweep.Step;
import io.github.multiarch.registry.fake.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry that lies at any one kind of request, and two pushes at once: no tag ever stands for something that is not all there. */
class LyingRegistryTest {
    private static final Map<String, Fault> LIES = Map.of(
            "not stored", Fault.NOT_STORED, "false digest", Fault.FALSE_DIGEST, "other bytes", Fault.OTHER_BYTES);

    @TempDir
    static Path project;

    private static Sweep sweep;

    @BeforeAll
    static void build() throws Exception {
        sweep = Sweep.onNothing(project);
    }

    @AfterAll
    static void stop() {
        sweep.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not stored", "false digest", "other bytes"})
    void aLieOnceOrAlwaysLeavesNoTagOnHalfAnIndex(String lie) throws Exception {
        assertAll(sweep.steps().stream().map(step -> () -> {
            for (boolean always : List.of(false, true)) {
                var outcome = sweep.push(sweep.newRepository(), step, LIES.get(lie), always);
                assertWholeOrUntouched(step, outcome, lie + (always ? " always at " : " once at ") + step);
            }
        }));
    }

    private static void assertWholeOrUntouched(Step step, Outcome outcome, String what) {
        var tags = sweep.registry.tags(outcome.repository());
        if (outcome.publication().isPresent()) {
            Sweep.TAGS.forEach(tag -> assertEquals(sweep.build.report().digest(), tags.get(tag), what));
            assertComplete(outcome.repository(), what);
            return;
        }
        var message = outcome.failure().orElseThrow().getMessage();
        var host = (step.inTarget() ? sweep.registry : sweep.elsewhere).host();
        assertTrue(message.contains(host), what + ": " + message);
        // A registry that lies about a tag itself may also keep us from setting it back: then the message says so.
        boolean saysSo = message.contains("These tags stand for what was pushed");
        for (var tag : Sweep.TAGS) {
            if (saysSo && !sweep.old.equals(tags.get(tag))) {
                assertEquals(sweep.build.report().digest(), tags.get(tag), what);
                assertComplete(outcome.repository(), what);
            } else {
                assertEquals(sweep.old, tags.get(tag), what + ": " + message);
            }
        }
    }

    private static void assertComplete(String repository, String what) {
        try {
            for (var child : sweep.build.index().manifests()) {
                var digest = child.digest().toString();
                assertTrue(sweep.registry.manifest(repository, digest).isPresent(), what);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void twoPushesOfOneTagAtOnceBothEndWithAWholeIndex() throws Exception {
        var repository = sweep.newRepository();
        var barrier = new CyclicBarrier(2);
        sweep.registry
                .on("PUT", "/v2/" + repository + "/manifests/1.0")
                .times(2)
                .before(() -> await(barrier))
                .serve();
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Outcome> push = () -> sweep.push(repository);
            var outcomes = new ArrayList<Outcome>();
            for (var result : threads.invokeAll(List.of(push, push), 2, TimeUnit.MINUTES)) {
                outcomes.add(result.get());
            }
            outcomes.forEach(outcome -> assertTrue(outcome.publication().isPresent(), outcome.toString()));
        } finally {
            threads.shutdownNow();
            sweep.registry.forgetScript();
        }
        var tags = sweep.registry.tags(repository);
        Sweep.TAGS.forEach(tag -> assertEquals(sweep.build.report().digest(), tags.get(tag)));
        assertComplete(repository, "two at once");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
