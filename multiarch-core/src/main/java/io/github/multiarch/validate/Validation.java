package io.github.multiarch.validate;

import io.github.multiarch.oci.Platform;
import java.util.List;

/**
 * What a walk through a graph of documents came upon.
 *
 * @param findings all that is wrong, in the order of the walk; empty for a sound graph. At most 200 and a line that there is more
 * @param platforms those that indexes have images for, be these sound or not, or that of the config where the root is an image itself; in the order of the walk, each once. Attestations
 *     have none
 */
public record Validation(List<Finding> findings, List<Platform> platforms) {
    /** Takes copies. */
    public Validation {
        findings = List.copyOf(findings);
        platforms = List.copyOf(platforms);
    }
}
