package io.github.multiarch.content;

/** A failure of a place on a network, which may be of its connection and not of what was asked for. */
public interface Outage {
    /**
     * Whether the place could not be asked, or could not answer, for a reason that passes: no connection, none that holds, or a status like 429 or 503, after all attempts.
     *
     * @return false for what it has answered, and for what would be the same another time
     */
    boolean isOutage();
}
