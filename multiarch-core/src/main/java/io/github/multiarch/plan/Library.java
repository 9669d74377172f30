package io.github.multiarch.plan;

import io.github.multiarch.config.Application;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The dependencies that are one library in several jars: one for each platform, by classifier, or classes here and native code there.
 *
 * @param name {@code groupId:artifactId:version} of the first
 * @param jars not empty, in the order of the class path
 */
public record Library(String name, List<Application.Dependency> jars) {
    private static final Pattern COLON = Pattern.compile(":");
    private static final int GROUP_AND_ARTIFACT = 2;
    private static final int WITH_VERSION = 3;

    /** Takes a copy. */
    public Library {
        jars = List.copyOf(jars);
    }

    /**
     * Takes dependencies together that differ in version and classifier only.
     *
     * @param dependencies in the order of the class path
     * @return in the order of their first jars
     */
    public static List<Library> of(List<Application.Dependency> dependencies) {
        var grouped = new LinkedHashMap<String, List<Application.Dependency>>();
        for (var dependency : dependencies) {
            grouped.computeIfAbsent(beginning(dependency.id(), GROUP_AND_ARTIFACT), any -> new ArrayList<>())
                    .add(dependency);
        }
        return grouped.values().stream()
                .map(jars -> new Library(beginning(jars.get(0).id(), WITH_VERSION), jars))
                .toList();
    }

    private static String beginning(String id, int parts) {
        var words = COLON.split(id, -1);
        return String.join(":", List.of(words).subList(0, Math.min(parts, words.length)));
    }
}
