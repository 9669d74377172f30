package io.github.multiarch.it;

import io.github.multiarch.it.Relay.Direction;
import java.util.Random;

/**
 * The moment at which a run is killed.
 *
 * @param kind what is counted
 * @param count the line, byte or millisecond, from 0
 * @param millis how much later, for a line
 */
record Aim(Kind kind, long count, long millis) {
    private static final int PAUSE_MILLIS = 60;

    /** What a run is made of. Bytes hit the push, also between two of its requests; lines and times the build as well. */
    enum Kind {
        LINE,
        TIME,
        SENT,
        RECEIVED
    }

    /**
     * A run that nobody killed.
     *
     * @param start number of the line with which the build begins; before it, Maven and its plugins are being loaded
     * @param end number of the line that says that all is pushed
     * @param millis between these two
     * @param sent bytes
     * @param received bytes
     */
    record Measured(int start, int end, long millis, long sent, long received) {}

    static Aim random(Random random, Measured run) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Aim(Kind.LINE, random.nextInt(run.start(), run.end()), random.nextInt(PAUSE_MILLIS));
            case 2, 3 -> new Aim(Kind.TIME, random.nextLong(run.millis()), 0);
            case 4, 5, 6 -> new Aim(Kind.SENT, random.nextLong(run.sent()), 0);
            default -> new Aim(Kind.RECEIVED, random.nextLong(run.received()), 0);
        };
    }

    /** The gate that kills, where it is bytes that are counted. */
    Gate gate(Runnable kill) {
        return switch (kind) {
            case SENT -> Gate.stopping(Direction.TO_REGISTRY, count, kill);
            case RECEIVED -> Gate.stopping(Direction.TO_CLIENT, count, kill);
            case LINE, TIME -> Gate.OPEN;
        };
    }
}
