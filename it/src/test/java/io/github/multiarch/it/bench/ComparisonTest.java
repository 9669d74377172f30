package io.github.multiarch.it.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Case UNCHANGED = new Case(Story.all().get(0), Step.UNCHANGED);

    @Test
    void theRatioIsOfMediansOverTheFloor() {
        var comparison = comparison(
                run(Contestant.FLOOR, 2, true),
                run(Contestant.MULTIARCH, 3, true),
                run(Contestant.MULTIARCH, 100, true),
                run(Contestant.MULTIARCH, 2.5, true),
                run(Contestant.JIB, 6, true));
        assertEquals(Optional.of(0.25), comparison.ratio());
        assertEquals(List.of(), comparison.exceeded());
    }

    @Test
    void aRunThatOnlyCountedSaysNothingAboutTime() {
        var comparison = comparison(
                run(Contestant.FLOOR, 2, true), run(Contestant.MULTIARCH, 3, false), run(Contestant.JIB, 6, true));
        assertEquals(Optional.empty(), comparison.ratio());
        assertEquals("5", comparison.requests(Contestant.MULTIARCH));
    }

    @Test
    void oneRunSaysNothingAboutTimeEither() {
        var comparison = comparison(
                run(Contestant.FLOOR, 2, true), run(Contestant.MULTIARCH, 60, true), run(Contestant.JIB, 6, true));
        assertEquals(List.of(), comparison.exceeded());
    }

    @Test
    void whatIsExceededIsNamed() {
        var sent = new TreeMap<>(Map.of(Kind.HEAD_MANIFEST, 8, Kind.PUT_MANIFEST, 1));
        var run = new Run(
                "unchanged", Contestant.MULTIARCH, 1, 0, true, 4, 4, sent, OptionalInt.of(9), 10, 20, new TreeMap<>());
        assertEquals(
                List.of(
                        "9 requests, at most 8",
                        "1 PUT manifests, at most 0",
                        "30 bytes of base layers, at most 0",
                        "9 connections, at most 8",
                        "0.50x of jib's time, at most 0.3"),
                comparison(run, run, run(Contestant.FLOOR, 2, true), run(Contestant.JIB, 6, true))
                        .exceeded());
    }

    private static Comparison comparison(Run... runs) {
        return Comparison.of(UNCHANGED, List.of(runs), 0);
    }

    private static Run run(Contestant contestant, double seconds, boolean timed) {
        return new Run(
                "unchanged",
                contestant,
                1,
                0,
                timed,
                seconds,
                seconds,
                new TreeMap<>(Map.of(Kind.HEAD_MANIFEST, 5)),
                OptionalInt.empty(),
                0,
                0,
                new TreeMap<>());
    }
}
