package io.github.multiarch.plan;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.ArtifactId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The dependencies that are one library in several jars: one for each platform, by classifier or by artifactId, or classes here and native code there.
 *
 * @param name {@code groupId:artifactId:version} of the first; where artifactIds name platforms, a star stands for these
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
     * Takes dependencies together that differ in version, classifier and the platform in their artifactId only: {@code native-linux-x86_64} and {@code native-linux-aarch64} are one library.
     *
     * @param dependencies in the order of the class path
     * @return in the order of their first jars
     */
    public static List<Library> of(List<Application.Dependency> dependencies) {
        var grouped = new LinkedHashMap<String, List<Application.Dependency>>();
        for (var dependency : dependencies) {
            grouped.computeIfAbsent(family(dependency.id()), any -> new ArrayList<>())
                    .add(dependency);
        }
        return grouped.values().stream()
                .map(jars -> new Library(nameOf(jars), jars))
                .toList();
    }

    /**
     * Whether a dependency is one platform's part of a library, by its name.
     *
     * @param id its coordinates
     * @return true when its artifactId or its classifier names an operating system
     */
    static boolean isOfOnePlatform(String id) {
        return ArtifactId.ofJar(id)
                .filter(artifact -> Stream.concat(Stream.of(artifact.artifactId()), artifact.classifier().stream())
                        .anyMatch(name -> ClassifierSpelling.of(name).isPresent()))
                .isPresent();
    }

    private static String family(String id) {
        return ArtifactId.ofJar(id)
                .map(artifact -> artifact.groupId() + ":"
                        + ClassifierSpelling.of(artifact.artifactId())
                                .map(ClassifierSpelling::shape)
                                .orElse(artifact.artifactId()))
                .orElse(id);
    }

    private static String nameOf(List<Application.Dependency> jars) {
        var first = beginning(jars.get(0).id(), GROUP_AND_ARTIFACT);
        boolean isOne = jars.stream()
                .allMatch(jar -> beginning(jar.id(), GROUP_AND_ARTIFACT).equals(first));
        return isOne
                ? beginning(jars.get(0).id(), WITH_VERSION)
                : family(first + ":").replace(ClassifierSpelling.ANY, "*")
                        + beginning(jars.get(0).id(), WITH_VERSION).substring(first.length());
    }

    private static String beginning(String id, int parts) {
        var words = COLON.split(id, -1);
        return String.join(":", List.of(words).subList(0, Math.min(parts, words.length)));
    }
}
