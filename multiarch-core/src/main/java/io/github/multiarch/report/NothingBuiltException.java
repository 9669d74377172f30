package io.github.multiarch.report;

import java.io.IOException;
import java.nio.file.Path;

/** There is nothing to publish. */
public class NothingBuiltException extends IOException {
    private static final long serialVersionUID = 1;

    NothingBuiltException(Path directory) {
        super("nothing to publish: " + directory
                + " has no finished build. The goal 'build' makes one in the phase package:"
                + " run mvn package, or mvn deploy with both goals bound");
    }
}
