package io.github.multiarch.it.bench;

import java.io.IOException;

/**
 * The time that a case cannot get under, however it is done.
 *
 * @param application of the project with one module
 * @param fleet of the fourteen, whose dependencies are the same
 * @param relaySeconds to take five platforms' base layers from one registry and hand them to another
 */
record Physics(PhysicalLimit application, PhysicalLimit fleet, double relaySeconds) {
    private static final double SLOW_BYTES_PER_SECOND = 100e6 / 8;
    /** To connect, and to ask one question. */
    private static final double SLOW_SECONDS = 2 * 0.05;

    private static final int PLATFORMS = 5;
    private static final double NANOS = 1e9;

    static Physics of(PhysicalLimit application, PhysicalLimit fleet) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Loopback.relay(BaseImage.bytes(PLATFORMS));
        return new Physics(application, fleet, (System.nanoTime() - start) / NANOS);
    }

    /** Seconds for a case: its bytes read, hashed, compressed and sent. What is in a cache is not packed again. */
    double seconds(Case what) {
        var story = what.story();
        var limit = story.isFleet() ? fleet : application;
        double wait = story.slow() ? SLOW_SECONDS : 0;
        return switch (what.step()) {
            case COLD -> wait + Math.max(limit.packSeconds() + limit.sendSeconds() + base(story), line(story, limit));
            case FRESH -> wait + limit.packSeconds();
            case UNCHANGED, CHANGED, PACKAGE -> wait;
        };
    }

    private double base(Story story) {
        return story.foreignBase() ? relaySeconds * story.platforms() / PLATFORMS : 0;
    }

    private static double line(Story story, PhysicalLimit limit) {
        long bytes = limit.packedBytes() + (story.foreignBase() ? BaseImage.bytes(story.platforms()) : 0);
        return story.slow() ? bytes / SLOW_BYTES_PER_SECOND : 0;
    }
}
