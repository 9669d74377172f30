package io.github.multiarch.application;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ApplicationContent.Tree;
import io.github.multiarch.config.ApplicationContent.TreeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder {@code quarkus-app} of a fast-jar or mutable-jar: {@code lib}, {@code app}, {@code quarkus}, and the jar that starts. */
final class QuarkusApp {
    private final Path directory;
    private final Path runJar;
    private final QuarkusJars jars;
    private final List<Path> files;

    /** Lists it. */
    QuarkusApp(Path directory, Path runJar, QuarkusJars jars) throws IOException {
        this.directory = directory;
        this.runJar = runJar;
        this.jars = jars.with(directory.resolve("quarkus-app-dependencies.txt"));
        try (var tree = Files.walk(directory)) {
            this.files = tree.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw new IOException("listing " + directory + " failed: " + e.getMessage(), e);
        }
    }

    Path directory() {
        return directory;
    }

    /** Where the project's own classes are: those that Quarkus has changed are apart from the others. */
    List<Path> classJars() {
        return files.stream()
                .filter(file -> isIn("app", file) || isIn("quarkus", file))
                .filter(QuarkusApp::isJar)
                .toList();
    }

    List<Dependency> dependencies() {
        return files.stream()
                .filter(this::isLibrary)
                .map(file -> jars.dependency(file, place(file)))
                .toList();
    }

    /** What Quarkus makes of the dependencies' classes changes less often than the application's own. */
    List<Tree> trees() {
        var quarkus = new ArrayList<TreeFile>();
        var application = new ArrayList<TreeFile>();
        for (var file : files) {
            if (!isLibrary(file) && !isLeftOut(file)) {
                (isIn("app", file) ? application : quarkus).add(new TreeFile(file, place(file), false));
            }
        }
        return List.of(new Tree("quarkus", quarkus), new Tree("application", application));
    }

    /** A list for people says nothing to a container, and archives of classes are of one JVM. */
    List<String> leftOut() {
        return files.stream()
                .filter(this::isLeftOut)
                .map(this::place)
                .filter(place -> !place.endsWith(".txt"))
                .map(place -> place + " is left out: it is for the very JVM that made it")
                .toList();
    }

    private boolean isLeftOut(Path file) {
        return directory.equals(file.getParent()) && !file.equals(runJar);
    }

    private boolean isLibrary(Path file) {
        return isIn("lib", file) && isJar(file);
    }

    private boolean isIn(String folder, Path file) {
        return file.startsWith(directory.resolve(folder));
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(".jar");
    }

    private String place(Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }
}
