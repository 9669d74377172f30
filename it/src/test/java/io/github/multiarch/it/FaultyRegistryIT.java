package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.it.Relay.Direction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real registry behind a line that breaks, and one that goes away: survived, or said with nothing half published. */
class FaultyRegistryIT {
    private static final int BYTES = 64 * 1024;
    private static final String REPOSITORY = "faulty";

    @TempDir
    private Path temp;

    private DebianRegistry registry;
    private Relay relay;
    private SmallProject project;
    private Gate.Counting bytes;
    private int runs;

    @BeforeEach
    void measure() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        relay = Relay.to(registry);
        SmallProject.pushBase(registry, temp);
        project = SmallProject.copy(temp.resolve("projects"));
        project.change(new Random(0), BYTES);
        bytes = new Gate.Counting();
        relay.guardBy(bytes);
        maven().run(SmallProject.BUILD, SmallProject.PUSH).succeeded().neverSays("trying again");
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        registry.close();
    }

    @Test
    void aConnectionThatBreaksOnceIsSurvived() throws IOException, InterruptedException {
        int time = 0;
        for (var direction : Direction.values()) {
            // The first bytes ask whether it speaks TLS; what comes of that is no fault.
            for (var part : new double[] {0.2, 0.5, 0.95}) {
                project.change(new Random(++time), BYTES);
                relay.guardBy(Gate.cutting(direction, (long) (bytes.bytes(direction) * part)));
                var run = maven().run(SmallProject.BUILD, SmallProject.PUSH).succeeded();
                var retries = run.lines().stream()
                        .filter(line -> line.contains("trying again in"))
                        .toList();
                assertEquals(1, retries.size(), () -> direction + " " + part + "\n" + run.output());
                assertTrue(retries.get(0).startsWith("[INFO] "), retries::toString);
                assertTrue(retries.get(0).contains("(attempt 2 of 6)"), retries::toString);
                assertEquals(Optional.of(project.digest()), tag());
            }
        }
    }

    @Test
    void aRegistryThatGoesAwayIsGivenUpInTimeAndTheNextRunIsSafe() throws IOException, InterruptedException {
        var before = tag();
        project.change(new Random(1), BYTES);
        // The layer of all platforms goes first: half of it is on its way.
        relay.guardBy(
                Gate.stopping(Direction.TO_REGISTRY, bytes.bytes(Direction.TO_REGISTRY) / 2, () -> registry.close()));
        // Without the deadline, fifty retries take a quarter of an hour.
        long start = System.nanoTime();
        var run = maven().with("-Dmultiarch.timeout=20", "-Dmultiarch.retries=50")
                .run(SmallProject.BUILD, SmallProject.PUSH)
                .failed();
        long seconds = (System.nanoTime() - start) / 1_000_000_000L;
        assertTrue(seconds < 120, () -> "took " + seconds + " s");
        var error = run.errorOf("small");
        for (var part : new String[] {
            relay.host(), "the 20 s", "Pushed: ", "Not pushed: ", "No tag was changed: 1.0, latest", "is safe"
        }) {
            assertTrue(error.contains(part), () -> "'" + part + "' is not in: " + error);
        }

        registry = DebianRegistry.start(temp.resolve("registry"));
        relay.leadTo(registry);
        relay.guardBy(Gate.OPEN);
        assertEquals(before, tag());
        maven().run(SmallProject.BUILD, SmallProject.PUSH).succeeded();
        assertEquals(Optional.of(project.digest()), tag());
    }

    private Maven maven() throws IOException {
        // Each run reads the base anew, so that all send and receive as much.
        return project.maven(relay.host(), REPOSITORY).with("-Dmultiarch.cache=" + temp.resolve("cache-" + ++runs));
    }

    private Optional<String> tag() throws IOException, InterruptedException {
        var index = WholeIndex.at(registry, REPOSITORY, "1.0");
        assertEquals(index, WholeIndex.at(registry, REPOSITORY, "latest"));
        return index.map(WholeIndex::digest);
    }
}
