package io.github.multiarch.maven;

import java.util.ArrayList;
import java.util.List;

/** The element {@code dependencies}. */
public final class DependenciesParameter {
    private final List<String> excludes = new ArrayList<>();

    /** Maven makes it. */
    public DependenciesParameter() {}

    /**
     * Maven sets it once for each {@code <exclude>}.
     *
     * @param pattern as the user wrote it
     */
    public void setExclude(String pattern) {
        excludes.add(pattern);
    }

    List<String> excludes() {
        return List.copyOf(excludes);
    }
}
