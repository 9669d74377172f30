package io.github.multiarch.copy;

import io.github.multiarch.publish.Graph;
import java.util.List;

/**
 * What shall be copied.
 *
 * @param graph with the root as it was read, byte for byte, unless some of its platforms are left out, or it gets other media types
 * @param notes what the user should know, a line each
 */
public record Original(Graph graph, List<String> notes) {
    /** Takes a copy. */
    public Original {
        notes = List.copyOf(notes);
    }
}
