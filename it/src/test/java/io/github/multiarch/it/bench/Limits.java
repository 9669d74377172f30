package io.github.multiarch.it.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a case is meant to reach. The largest integer and infinity stand for no limit.
 *
 * @param requests at most so many
 * @param ratio of our time to jib's, both over the floor
 * @param baseBytes of base layers, down and up together
 * @param kinds at most so many requests of a kind
 */
record Limits(int requests, double ratio, long baseBytes, SortedMap<Kind, Integer> kinds) {
    /** Connections of a run: twice the plugin's default parallelism. */
    static final int CONNECTIONS = 8;

    /** Seconds in our goal when {@code mvn package} finds nothing changed. */
    static final double PACKAGE_SECONDS = 0.3;

    private static final int ANY = Integer.MAX_VALUE;
    private static final SortedMap<Kind, Integer> NO_LAYER_DOWN = none(Kind.GET_BLOB, 5);

    Limits {
        kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
    }

    static Limits of(Case what) {
        var story = what.story();
        return switch (what.step()) {
            case COLD -> cold(story);
            case UNCHANGED ->
                new Limits(
                        story.isFleet() ? 110 : 8,
                        story.slow() || story.isFleet() ? 0.35 : 0.3,
                        0,
                        onlyManifestReads());
            case FRESH -> new Limits(20, story.slow() ? 0.35 : 0.3, 0, noUploads());
            case CHANGED ->
                new Limits(
                        36,
                        story.slow() ? 0.35 : 0.4,
                        0,
                        new TreeMap<>(Map.of(Kind.PUT_UPLOAD, 6, Kind.PUT_MANIFEST, 6)));
            case PACKAGE -> new Limits(ANY, Double.POSITIVE_INFINITY, 0, new TreeMap<>());
        };
    }

    private static Limits cold(Story story) {
        if (story.isFleet()) {
            // Sent once: the layers of the library and of its dependencies. For each module: its own layer and five
            // configs.
            var kinds = new TreeMap<>(NO_LAYER_DOWN);
            kinds.put(Kind.PUT_UPLOAD, 2 + Story.MODULES * 6);
            return new Limits(500, 0.35, 0, kinds);
        }
        if (!story.timed()) {
            return new Limits(ANY, Double.POSITIVE_INFINITY, 0, none(Kind.GET_BLOB, story.platforms()));
        }
        if (story.foreignBase()) {
            return new Limits(ANY, story.slow() ? 0.35 : 0.6, 2 * BaseImage.bytes(story.platforms()), new TreeMap<>());
        }
        return new Limits(52, story.slow() ? 0.35 : 0.2, 0, NO_LAYER_DOWN);
    }

    private static SortedMap<Kind, Integer> onlyManifestReads() {
        var kinds = new TreeMap<Kind, Integer>();
        EnumSet.complementOf(EnumSet.of(Kind.HEAD_MANIFEST, Kind.GET_MANIFEST)).forEach(kind -> kinds.put(kind, 0));
        return kinds;
    }

    private static SortedMap<Kind, Integer> noUploads() {
        var kinds = new TreeMap<>(NO_LAYER_DOWN);
        Arrays.asList(Kind.POST_UPLOAD, Kind.PATCH_UPLOAD, Kind.PUT_UPLOAD, Kind.MOUNT, Kind.PUT_MANIFEST)
                .forEach(kind -> kinds.put(kind, 0));
        return kinds;
    }

    /** The configs of the base are the only blobs that may come: one for each platform. */
    private static SortedMap<Kind, Integer> none(Kind kind, int but) {
        return new TreeMap<>(Map.of(kind, but));
    }

    /** What of this is exceeded by a run's counts, in words. */
    List<String> exceededBy(Run run) {
        var words = new ArrayList<String>();
        int sent = run.requestCount();
        if (sent > requests) {
            words.add(sent + " requests, at most " + requests);
        }
        run.requests().forEach((kind, count) -> {
            if (count > kinds.getOrDefault(kind, ANY)) {
                words.add(count + " " + kind.title() + ", at most " + kinds.get(kind));
            }
        });
        if (run.baseDown() + run.baseUp() > baseBytes) {
            words.add(run.baseDown() + run.baseUp() + " bytes of base layers, at most " + baseBytes);
        }
        run.connections().stream()
                .filter(count -> count > CONNECTIONS)
                .forEach(count -> words.add(count + " connections, at most " + CONNECTIONS));
        return words;
    }
}
