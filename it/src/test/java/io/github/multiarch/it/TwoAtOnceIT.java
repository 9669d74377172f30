package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of Maven that push two builds to one tag at the same time: it stands for one of them, all of it. */
class TwoAtOnceIT {
    private static final int TIMES = 3;
    private static final String REPOSITORY = "two-at-once";

    @TempDir
    private Path temp;

    @Test
    void theTagStandsForOneOfThem() throws Exception {
        var random = new Random(1);
        var threads = Executors.newFixedThreadPool(2);
        try (var registry = DebianRegistry.start(temp.resolve("registry"));
                var door = Relay.to(registry)) {
            SmallProject.pushBase(registry, temp);
            var projects = List.of(SmallProject.copy(temp.resolve("one")), SmallProject.copy(temp.resolve("two")));
            for (int time = 0; time < TIMES; time++) {
                var builds = new ArrayList<Callable<MavenRun>>();
                for (var project : projects) {
                    project.change(random, 20_000);
                    builds.add(() -> project.maven(door.host(), REPOSITORY).run(SmallProject.BUILD));
                }
                for (var build : threads.invokeAll(builds)) {
                    build.get().succeeded();
                }
                push(registry, projects);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each comes by a door of its own, at which it waits with its first byte for the other. */
    private void push(DebianRegistry registry, List<SmallProject> projects) throws Exception {
        var both = new CyclicBarrier(projects.size());
        var threads = Executors.newFixedThreadPool(projects.size());
        try (var first = Relay.to(registry);
                var second = Relay.to(registry)) {
            var pushes = new ArrayList<Callable<MavenRun>>();
            for (int i = 0; i < projects.size(); i++) {
                var project = projects.get(i);
                var door = i == 0 ? first : second;
                door.guardBy(waiting(both));
                pushes.add(() -> project.maven(door.host(), REPOSITORY).run(SmallProject.PUSH));
            }
            var runs = new ArrayList<MavenRun>();
            for (var push : threads.invokeAll(pushes)) {
                runs.add(push.get());
            }
            check(registry, projects, runs);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Gate waiting(CyclicBarrier both) {
        var begun = new AtomicBoolean();
        return (direction, count) -> {
            if (begun.compareAndSet(false, true)) {
                try {
                    both.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                    throw new IllegalStateException("the other did not come", e);
                }
            }
            return count;
        };
    }

    /** Two tags may go to two builds: each is moved alone. */
    private static void check(DebianRegistry registry, List<SmallProject> projects, List<MavenRun> runs)
            throws IOException, InterruptedException {
        var digests = List.of(projects.get(0).digest(), projects.get(1).digest());
        for (var tag : List.of("1.0", "latest")) {
            var index = WholeIndex.require(registry, REPOSITORY, tag);
            assertTrue(digests.contains(index.digest()), () -> tag + " is " + index + ", and not of " + digests);
            assertEquals(SmallProject.PLATFORMS, index.platforms());
        }
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            assertEquals(0, run.outcome().exitCode(), run::output);
            run.says("@" + digests.get(i));
            BuildOutput.of(projects.get(i).project()).checkAllOrNothing();
        }
    }
}
