package io.github.multiarch.it.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a run reaches the registries: by themselves, or through doors that count connections.
 *
 * @param target the address to push to
 * @param base the address of the base's registry
 * @param doors those that count; none when the registries are reached by themselves
 */
record Doors(String target, String base, List<Door> doors) implements AutoCloseable {
    private static final Duration DELAY = Duration.ofMillis(25);
    private static final double MEGABITS = 100;

    Doors {
        doors = List.copyOf(doors);
    }

    /** Opens them as the story wants it. */
    static Doors open(Story story, LoggedRegistry target, LoggedRegistry base, boolean counting) throws IOException {
        if (!story.slow() && !counting) {
            return new Doors(target.host(), base.host(), List.of());
        }
        // One line, however many registries lie behind it.
        var up = story.slow() ? Link.slow(DELAY, MEGABITS) : Link.direct();
        var down = story.slow() ? Link.slow(DELAY, MEGABITS) : Link.direct();
        var first = Door.to(target.host(), up, down);
        if (target.host().equals(base.host())) {
            return new Doors(first.host(), first.host(), List.of(first));
        }
        var second = Door.to(base.host(), up, down);
        return new Doors(first.host(), second.host(), List.of(first, second));
    }

    /** Connections so far; none when nothing counts. */
    OptionalInt connections() {
        return doors.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(doors.stream().mapToInt(Door::connections).sum());
    }

    @Override
    public void close() throws IOException {
        for (var door : doors) {
            door.close();
        }
    }
}
