package io.github.multiarch.maven;

import io.github.multiarch.cache.JarCache;
import io.github.multiarch.cache.JarCache.Jar;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.DependencyPattern;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.project.MavenProject;

/** Which dependencies stay out of an image although they are there at run time: what the user excludes, and what Spring Boot's own jar would not hold. */
final class DependencyRules {
    private static final int THREADS = 4;

    private final Repackaging repackaging;
    private final List<DependencyPattern> excludes;
    private final JarCache jars;
    private final Problems problems;
    private final Set<DependencyPattern> used = new LinkedHashSet<>();
    private final List<String> excluded = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private boolean isBoot;

    /**
     * What the user and the pom say.
     *
     * @param excludes patterns, as the user wrote them
     * @param jars knows what manifests say
     * @param problems gets what is wrong with a pattern, and with a jar
     */
    DependencyRules(Pom pom, List<String> excludes, JarCache jars, Problems problems) {
        this.repackaging = new Repackaging(pom);
        this.excludes = excludes.stream()
                .flatMap(text -> problems.attempt("dependencies/exclude", () -> DependencyPattern.parse(text)).stream())
                .toList();
        this.jars = jars;
        this.problems = problems;
        this.isBoot = repackaging.isThere();
    }

    /** Decides about an artifact, as far as that can be told without opening its file. */
    boolean takes(Artifact artifact) {
        isBoot |= Repackaging.isBoot(artifact);
        boolean isExcluded = false;
        for (var pattern : excludes) {
            if (Repackaging.matches(pattern, artifact)) {
                used.add(pattern);
                isExcluded = true;
            }
        }
        if (isExcluded) {
            excluded.add(named(artifact));
            return false;
        }
        var reason = repackaging.reason(artifact);
        reason.ifPresent(why -> leftOut.add(named(artifact) + " (" + why + ")"));
        return reason.isEmpty();
    }

    /** Those that are no jars for the compiler or for a developer's machine, as their manifests say. */
    List<Dependency> atRunTime(List<Dependency> dependencies) {
        if (!isBoot) {
            return dependencies;
        }
        try {
            var readable = dependencies.stream()
                    .filter(dependency -> dependency.file().toFile().canRead())
                    .toList();
            var contents = jars.contents(
                    readable.stream()
                            .map(dependency -> new Jar(dependency.file(), dependency.kind() == Kind.MODULE))
                            .toList(),
                    THREADS);
            var taken = new ArrayList<>(dependencies);
            for (int i = 0; i < readable.size(); i++) {
                var dependency = readable.get(i);
                contents.get(i).springBootType().filter(repackaging::leavesOut).ifPresent(type -> {
                    taken.remove(dependency);
                    leftOut.add(dependency.id() + " (its manifest says: " + type + ")");
                });
            }
            return taken;
        } catch (IOException e) {
            problems.add("dependencies", String.valueOf(e.getMessage()));
            return dependencies;
        }
    }

    /** Says what was left out, and which pattern was of no use. */
    void tell(MavenProject project, Consumer<String> info, Consumer<String> warn) {
        if (!excluded.isEmpty()) {
            info.accept("left out, as <dependencies> says: " + String.join(", ", excluded));
        }
        if (!leftOut.isEmpty()) {
            info.accept("left out, as Spring Boot's own jar does: " + String.join(", ", leftOut));
        }
        var provided = repackaging.isBound() && project.getPackaging().equals("jar")
                ? project.getDependencies().stream()
                        .filter(dependency -> Artifact.SCOPE_PROVIDED.equals(dependency.getScope()))
                        .filter(dependency ->
                                repackaging.reason(artifact(dependency)).isEmpty())
                        .map(dependency -> dependency.getGroupId() + ":" + dependency.getArtifactId())
                        .toList()
                : List.<String>of();
        if (!provided.isEmpty()) {
            info.accept("not in the image, since their scope is provided, although Spring Boot's own jar holds them: "
                    + String.join(", ", provided) + "; the scope runtime takes them in");
        }
        excludes.stream()
                .filter(pattern -> !used.contains(pattern))
                .forEach(pattern -> warn.accept("<dependencies><exclude>" + pattern
                        + "</exclude> names no dependency of this project that is there at run time"));
    }

    private static Artifact artifact(org.apache.maven.model.Dependency dependency) {
        var artifact = new DefaultArtifact(
                dependency.getGroupId(),
                dependency.getArtifactId(),
                "any",
                dependency.getScope(),
                dependency.getType(),
                dependency.getClassifier(),
                new DefaultArtifactHandler(dependency.getType()));
        artifact.setOptional(dependency.isOptional());
        return artifact;
    }

    private static String named(Artifact artifact) {
        return ProjectApplication.id(artifact);
    }
}
