package io.github.multiarch.maven;

import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/** The classes of a project that has sources: without them its image would be one without its application. */
final class CompiledClasses {
    private static final Set<String> LANGUAGES = Set.of("java", "kt", "groovy", "scala");
    private static final Set<String> WITHOUT_CLASS = Set.of("package-info.java", "module-info.java");

    private CompiledClasses() {}

    /** Notes that none of the sources was compiled. */
    static void check(MavenProject project, Problems problems) {
        var classes = Path.of(project.getBuild().getOutputDirectory());
        try {
            if (find(classes, file -> file.toString().endsWith(".class")).isPresent()) {
                return;
            }
            source(project)
                    .ifPresent(
                            source -> problems.add(
                                    String.valueOf(classes),
                                    (Files.isDirectory(classes) ? "has no class" : "does not exist")
                                            + ", and the project has sources (" + source
                                            + "); run mvn package or a later phase, so that they are compiled. After a build cache has restored the project, let it keep the classes too"));
        } catch (IOException e) {
            problems.add(String.valueOf(classes), "cannot be read: " + e.getMessage());
        }
    }

    private static Optional<Path> source(MavenProject project) throws IOException {
        var conventional = project.getBasedir().toPath().resolve("src/main");
        var roots = Stream.concat(
                        project.getCompileSourceRoots().stream().map(Path::of),
                        LANGUAGES.stream().map(language -> conventional.resolve(folder(language))))
                .map(root -> project.getBasedir().toPath().resolve(root))
                .distinct()
                .sorted()
                .toList();
        for (var root : roots) {
            var found = find(root, CompiledClasses::isSource);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String folder(String language) {
        return language.equals("kt") ? "kotlin" : language;
    }

    private static boolean isSource(Path file) {
        var name = String.valueOf(file.getFileName());
        return LANGUAGES.contains(name.substring(name.lastIndexOf('.') + 1)) && !WITHOUT_CLASS.contains(name);
    }

    private static Optional<Path> find(Path folder, Predicate<Path> which) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var tree = Files.walk(folder)) {
            return tree.filter(which).filter(Files::isRegularFile).findFirst();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
