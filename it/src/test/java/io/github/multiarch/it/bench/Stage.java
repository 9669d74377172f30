package io.github.multiarch.it.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Where stories are played: a registry with the base, one without, and a folder for the contestants.
 *
 * @param home the registry that has the base
 * @param abroad one that has nothing of it
 * @param base the base
 * @param folder for projects and caches
 */
record Stage(LoggedRegistry home, LoggedRegistry abroad, BaseImage base, Path folder) {
    private static final List<Contestant> EVEN = List.of(Contestant.FLOOR, Contestant.MULTIARCH, Contestant.JIB);
    private static final List<Contestant> ODD = List.of(Contestant.JIB, Contestant.MULTIARCH, Contestant.FLOOR);

    /**
     * Plays a story once, all contestants in turn at each step.
     *
     * @param number of this run; decides who begins
     * @param counting whether connections are counted, by a relay that costs time
     * @param timed whether the times are taken for good
     */
    List<Run> play(Story story, int number, boolean counting, boolean timed) throws IOException, InterruptedException {
        var order = number % 2 == 0 ? EVEN : ODD;
        var target = story.foreignBase() ? abroad : home;
        var lanes = new ArrayList<Lane>();
        for (var contestant : order) {
            var name = story.folder() + "/" + number + "-" + contestant;
            lanes.add(Lane.make(story, contestant, folder.resolve(name), name));
        }
        var runs = new ArrayList<Run>();
        try (var doors = Doors.open(story, target, home, counting)) {
            for (var what : story.cases()) {
                for (var lane : lanes) {
                    if (lane.contestant().takesPartIn(what.step())) {
                        lane.prepare(what.step(), number);
                        runs.add(run(what, lane, number, order.indexOf(lane.contestant()), doors, timed));
                    }
                }
            }
        }
        for (var lane : lanes) {
            lane.delete();
        }
        return runs;
    }

    private Run run(Case what, Lane lane, int number, int place, Doors doors, boolean timed)
            throws IOException, InterruptedException {
        settle();
        int homeMark = home.mark();
        int abroadMark = abroad.mark();
        var before = doors.connections();
        var maven = lane.run(what.step(), doors.target(), doors.base());
        var after = doors.connections();
        var lines = new ArrayList<>(home.since(homeMark));
        lines.addAll(abroad.since(abroadMark));
        var log = AccessLog.parse(lines);
        return new Run(
                what.name(),
                lane.contestant(),
                number,
                place,
                timed,
                maven.seconds(),
                maven.cpuSeconds(),
                log.byKind(),
                after.isPresent() ? OptionalInt.of(after.getAsInt() - before.orElse(0)) : OptionalInt.empty(),
                log.down(base.layers()),
                log.up(base.layers()),
                lane.story().threads() > 1 ? new TreeMap<>() : GoalTimes.parse(maven.lines()));
    }

    /** What one contestant wrote is on the disk before the next begins. */
    private static void settle() throws IOException, InterruptedException {
        var process = new ProcessBuilder("sync").start();
        process.waitFor();
    }
}
