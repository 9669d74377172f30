package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL for the real Maven, at 50 random moments of build and push: a tag stands for all or is not there, the report names what is there or is not there, and
 * the next run repairs. The seed is printed; {@code -Dmultiarch.it.kills.seed=NUMBER} takes the same moments again, as far as two runs of Maven are alike.
 */
class KillsIT {
    private static final Logger LOG = Logger.getLogger(KillsIT.class.getName());
    private static final String SEED = "multiarch.it.kills.seed";

    /** Two at once: a starting JVM keeps one core busy. */
    private static final int LANES = 2;

    /** Those that hit neither build nor push do not count. */
    private static final int KILLS_PER_LANE = 25;

    /** A machine that gets less busy on the way lets many aims by time miss. */
    private static final int ROUNDS_PER_LANE = 3 * KILLS_PER_LANE;

    @TempDir
    private Path temp;

    @Test
    void whateverAKilledRunLeavesIsWholeAndTheNextRunRepairs() throws Exception {
        long seed = Long.getLong(SEED, System.nanoTime());
        LOG.info(() -> "-D" + SEED + "=" + seed);
        try (var registry = DebianRegistry.start(temp.resolve("registry"))) {
            SmallProject.pushBase(registry, temp);
            var threads = Executors.newFixedThreadPool(LANES);
            try {
                var lanes = new ArrayList<Callable<Map<KilledRun.Hit, Integer>>>();
                for (int i = 0; i < LANES; i++) {
                    var name = "lane-" + i;
                    long own = seed + i;
                    lanes.add(() -> run(registry, name, own));
                }
                check(threads.invokeAll(lanes));
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private Map<KilledRun.Hit, Integer> run(DebianRegistry registry, String name, long seed) throws Exception {
        var hits = new EnumMap<KilledRun.Hit, Integer>(KilledRun.Hit.class);
        try (var lane = new KillLane(registry, temp, name, seed)) {
            var measured = lane.measure();
            LOG.info(() -> name + ", not killed: " + measured);
            int counted = 0;
            for (int round = 0; round < ROUNDS_PER_LANE && counted < KILLS_PER_LANE; round++) {
                var hit = lane.killOnce();
                hits.merge(hit, 1, Integer::sum);
                counted += hit == KilledRun.Hit.NEITHER ? 0 : 1;
            }
        }
        return hits;
    }

    private static void check(List<Future<Map<KilledRun.Hit, Integer>>> lanes) throws Exception {
        var sum = new EnumMap<KilledRun.Hit, Integer>(KilledRun.Hit.class);
        for (var lane : lanes) {
            lane.get().forEach((hit, count) -> sum.merge(hit, count, Integer::sum));
        }
        LOG.info(() -> "kills: " + sum);
        int build = sum.getOrDefault(KilledRun.Hit.BUILD, 0);
        int push = sum.getOrDefault(KilledRun.Hit.PUSH, 0);
        assertTrue(build + push >= LANES * KILLS_PER_LANE, sum::toString);
        assertTrue(build > 0 && push > 0, sum::toString);
    }
}
