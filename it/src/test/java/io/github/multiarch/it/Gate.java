package io.github.multiarch.it;

import io.github.multiarch.it.Relay.Direction;
import java.util.concurrent.atomic.AtomicLong;

/** Is asked before bytes pass a {@link Relay}, by several threads at once. */
@FunctionalInterface
interface Gate {
    Gate OPEN = (direction, count) -> count;

    /** How many of them may pass. Fewer than all, and the connection is cut. */
    int admit(Direction direction, int count);

    /** Lets this many pass in one direction, all connections taken together, then cuts one connection, once. */
    static Gate cutting(Direction where, long after) {
        return stopping(where, after, () -> {});
    }

    /** The same, and does something at that moment. */
    static Gate stopping(Direction where, long after, Runnable then) {
        var seen = new AtomicLong();
        return (direction, count) -> {
            if (direction != where) {
                return count;
            }
            long before = seen.getAndAdd(count);
            if (before > after || before + count <= after) {
                return count;
            }
            then.run();
            return (int) (after - before);
        };
    }

    /** Lets everything pass, and counts it. */
    final class Counting implements Gate {
        private final AtomicLong toRegistry = new AtomicLong();
        private final AtomicLong toClient = new AtomicLong();

        @Override
        public int admit(Direction direction, int count) {
            (direction == Direction.TO_REGISTRY ? toRegistry : toClient).addAndGet(count);
            return count;
        }

        long bytes(Direction direction) {
            return (direction == Direction.TO_REGISTRY ? toRegistry : toClient).get();
        }
    }
}
