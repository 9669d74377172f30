package io.github.multiarch.migrate;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A project that makes images with another plugin.
 *
 * @param plugin the other plugin
 * @param configuration of the plugin, as Maven has merged it
 * @param executions of the plugin, in their order; perhaps none
 * @param properties of the user and the project, by their names
 * @param coordinates of the project
 * @param basedir where paths begin
 */
public record ForeignProject(
        ForeignPlugin plugin,
        Element configuration,
        List<ForeignExecution> executions,
        Map<String, Text> properties,
        Coordinates coordinates,
        Path basedir) {
    /** Takes copies. */
    public ForeignProject {
        executions = List.copyOf(executions);
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /**
     * What a project is called.
     *
     * @param group its groupId
     * @param artifact its artifactId
     * @param version its version
     * @param packaging such as {@code jar} or {@code war}
     */
    public record Coordinates(String group, String artifact, String version, String packaging) {}
}
