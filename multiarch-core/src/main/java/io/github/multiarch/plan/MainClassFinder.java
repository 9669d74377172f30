package io.github.multiarch.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Looks for classes that can be started. */
@FunctionalInterface
public interface MainClassFinder {
    /**
     * All classes with a main method.
     *
     * @param classes a directory of compiled classes; need not exist
     * @return their names, sorted
     * @throws IOException when the directory cannot be read
     */
    List<String> find(Path classes) throws IOException;
}
