package io.github.multiarch.registry;

import io.github.multiarch.registry.fake.FakeRegistry;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One way in which a server may be odd, and what is to come of it. */
sealed interface HostileRow {
    /** What it is, in a few words. */
    String name();

    /** What the client wants. */
    Asking asking();

    /** Parts of the message; none where all is to go well. */
    List<String> parts();

    /** A registry with scripted answers. */
    record Scripted(String name, Asking asking, BiConsumer<FakeRegistry, FakeTime> script, List<String> parts)
            implements HostileRow {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A server that does not even hold to HTTP. */
    record Raw(String name, Asking asking, Function<FakeTime, RawServer.Handler> handler, List<String> parts)
            implements HostileRow {
        @Override
        public String toString() {
            return name;
        }
    }
}
