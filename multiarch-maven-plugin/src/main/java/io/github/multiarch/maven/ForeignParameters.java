package io.github.multiarch.maven;

import io.github.multiarch.migrate.Counterparts;
import java.util.Optional;

/** Names below {@code <configuration>} that are those of other plugins. */
final class ForeignParameters {
    private ForeignParameters() {}

    /**
     * What such a name is here.
     *
     * @param path such as {@code to/image}, {@code container/creationTime} or {@code dockerHost}; entries of lists have no names of their own
     * @return for a message, such as {@code jib's <to><image> is <image> here}; empty for a name that no other plugin has
     */
    static Optional<String> counterpart(String path) {
        return Counterparts.told(path);
    }
}
