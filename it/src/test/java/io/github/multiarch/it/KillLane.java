package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.it.Relay.Direction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One project that is built, pushed, killed and pushed again, round after round. */
final class KillLane implements AutoCloseable {
    /** Rounds with one repository: in the first of them the tags are not there yet. */
    private static final int EPOCH = 5;

    private static final int BYTES = 64 * 1024;
    private static final List<String> TAGS = List.of("1.0", "latest");

    private final DebianRegistry registry;
    private final Relay relay;
    private final SmallProject project;
    private final Random random;
    private final String name;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private Aim.Measured measured = new Aim.Measured(0, 1, 1, 1, 1);
    private int round;

    KillLane(DebianRegistry registry, Path folder, String name, long seed) throws IOException {
        this.registry = registry;
        this.relay = Relay.to(registry);
        this.project = SmallProject.copy(folder.resolve(name));
        this.random = new Random(seed);
        this.name = name;
    }

    /** Builds and pushes with nobody in the way. */
    Aim.Measured measure() throws IOException, InterruptedException {
        project.change(random, BYTES);
        // What comes first finds cold disks.
        maven().run(SmallProject.BUILD, SmallProject.PUSH).succeeded();
        project.change(random, BYTES);
        var bytes = new Gate.Counting();
        relay.guardBy(bytes);
        var start = new AtomicInteger();
        var begin = new long[1];
        try (var maven = maven().start(SmallProject.BUILD, SmallProject.PUSH)) {
            var seen = new AtomicInteger();
            var end = new AtomicInteger();
            var nanos = new long[1];
            var lines = maven.read(line -> {
                seen.incrementAndGet();
                if (KilledRun.isHeader(line, "build")) {
                    assertTrue(maven.isJvm(), "a kill would hit a script");
                    begin[0] = System.nanoTime();
                    start.set(seen.get());
                } else if (line.contains(KilledRun.IMAGE)) {
                    nanos[0] = System.nanoTime() - begin[0];
                    end.set(seen.get());
                }
            });
            assertEquals(0, maven.exitCode(), () -> String.join("\n", lines));
            measured = new Aim.Measured(
                    start.get() - 1,
                    end.get() - 1,
                    Duration.ofNanos(nanos[0]).toMillis(),
                    bytes.bytes(Direction.TO_REGISTRY),
                    bytes.bytes(Direction.TO_CLIENT));
        }
        return measured;
    }

    /** Kills one run and looks at what it left. Every second time the next one may run to its end, else it is killed as well. */
    KilledRun.Hit killOnce() throws IOException, InterruptedException {
        round++;
        var before = tags();
        project.change(random, BYTES);
        var aim = Aim.random(random, measured);
        var run = killed(aim);
        try {
            checkLeft(before);
            if (run.hit() != KilledRun.Hit.NEITHER) {
                repair(run.hit());
            }
        } catch (AssertionError | IOException e) {
            throw new AssertionError(
                    name + ", round " + round + ", killed at " + aim + ":\n" + String.join("\n", run.lines()), e);
        }
        return run.hit();
    }

    /** Each tag is as it was, or stands for what was built in full. */
    private void checkLeft(List<Optional<String>> before) throws IOException, InterruptedException {
        var output = BuildOutput.of(project.project());
        output.checkAllOrNothing();
        var after = tags();
        for (int i = 0; i < TAGS.size(); i++) {
            if (!after.get(i).equals(before.get(i))) {
                assertTrue(output.hasReport(), "a tag was moved to what is not built");
                assertEquals(Optional.of(project.digest()), after.get(i), TAGS.get(i));
            }
        }
    }

    private KilledRun killed(Aim aim) throws IOException, InterruptedException {
        try (var maven = maven().start(SmallProject.BUILD, SmallProject.PUSH)) {
            relay.guardBy(aim.gate(maven::kill));
            var seen = new AtomicInteger();
            var lines = maven.read(line -> {
                boolean isTime = aim.kind() == Aim.Kind.TIME && KilledRun.isHeader(line, "build");
                boolean isLine = aim.kind() == Aim.Kind.LINE && seen.getAndIncrement() == aim.count();
                if (isTime || isLine) {
                    var unused =
                            clock.schedule(maven::kill, isTime ? aim.count() : aim.millis(), TimeUnit.MILLISECONDS);
                }
            });
            return new KilledRun(lines, maven.exitCode() == RunningMaven.KILLED);
        } finally {
            relay.guardBy(Gate.OPEN);
        }
    }

    /** What a killed push left can be pushed as it is, too. */
    private void repair(KilledRun.Hit hit) throws IOException, InterruptedException {
        var output = BuildOutput.of(project.project());
        if (hit == KilledRun.Hit.PUSH && random.nextBoolean()) {
            maven().run(SmallProject.PUSH).succeeded();
        } else {
            maven().run(SmallProject.BUILD, SmallProject.PUSH).succeeded();
            output.checkTidy();
        }
        output.checkAllOrNothing();
        var digest = Optional.of(project.digest());
        assertEquals(List.of(digest, digest), tags());
    }

    private List<Optional<String>> tags() throws IOException, InterruptedException {
        return List.of(tag(TAGS.get(0)), tag(TAGS.get(1)));
    }

    private Optional<String> tag(String tag) throws IOException, InterruptedException {
        var index = WholeIndex.at(registry, repository(), tag);
        index.ifPresent(whole -> assertEquals(SmallProject.PLATFORMS, whole.platforms()));
        return index.map(WholeIndex::digest);
    }

    private Maven maven() throws IOException {
        return project.maven(relay.host(), repository());
    }

    private String repository() {
        return name + "/epoch-" + (round + EPOCH - 1) / EPOCH;
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        relay.close();
    }
}
