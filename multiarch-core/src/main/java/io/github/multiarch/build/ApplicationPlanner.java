package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JavaContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/** Lets jib-core decide which file of the application goes where, and in which layer. */
final class ApplicationPlanner {
    private final String appRoot;
    private final Instant fileTime;

    ApplicationPlanner(String appRoot, Instant fileTime) {
        this.appRoot = appRoot;
        this.fileTime = fileTime;
    }

    ApplicationPlan plan(Path classes, List<Dependency> dependencies) throws IOException {
        try {
            return planned(classes, dependencies);
        } catch (UncheckedIOException e) {
            throw new IOException("listing " + classes + " failed: " + Reasons.of(e), e);
        }
    }

    private ApplicationPlan planned(Path classes, List<Dependency> dependencies) throws IOException {
        boolean hasResources = holds(classes, ApplicationPlanner::isResource);
        boolean hasClasses = holds(classes, ApplicationPlanner::isClass);
        if (!hasResources && !hasClasses && dependencies.isEmpty()) {
            return new ApplicationPlan(List.of(), List.of());
        }
        var builder = builder();
        builder.setAppRoot(appRoot).setModificationTimeProvider((file, pathInImage) -> fileTime);
        if (hasResources) {
            builder.addResources(classes, ApplicationPlanner::isResource);
        }
        if (hasClasses) {
            builder.addClasses(classes, ApplicationPlanner::isClass);
        }
        builder.addDependencies(files(dependencies, Application.Kind.RELEASE));
        builder.addSnapshotDependencies(files(dependencies, Application.Kind.SNAPSHOT));
        builder.addProjectDependencies(files(dependencies, Application.Kind.MODULE));
        var layers = new ArrayList<FileEntriesLayer>();
        for (var layer : builder.toContainerBuilder().toContainerBuildPlan().getLayers()) {
            layers.add(files((FileEntriesLayer) layer));
        }
        return new ApplicationPlan(layers, classPath(dependencies, layers, hasResources, hasClasses));
    }

    private static JavaContainerBuilder builder() {
        try {
            // Never asked for: only the layers of the plan are used.
            return JavaContainerBuilder.from("scratch");
        } catch (InvalidImageReferenceException e) {
            throw new IllegalStateException("scratch is a valid name", e);
        }
    }

    /**
     * The class path in Maven's order, file by file. A wildcard has no order, and a 32-bit JVM under emulation cannot list the folder on every file system.
     */
    private List<String> classPath(
            List<Dependency> dependencies, List<FileEntriesLayer> layers, boolean hasResources, boolean hasClasses)
            throws IOException {
        var places = new LinkedHashMap<Path, String>();
        for (var layer : layers) {
            for (var entry : layer.getEntries()) {
                places.put(entry.getSourceFile(), entry.getExtractionPath().toString());
            }
        }
        var root = appRoot.equals("/") ? "" : appRoot;
        var classPath = new ArrayList<String>();
        if (hasResources) {
            classPath.add(root + "/resources");
        }
        if (hasClasses) {
            classPath.add(root + "/classes");
        }
        var taken = new HashSet<String>();
        for (var dependency : dependencies) {
            var place = places.get(dependency.file());
            if (place == null || !taken.add(place)) {
                throw new IOException("the dependency " + dependency.file()
                        + " has the same name and size as another one; exclude one of them");
            }
            classPath.add(place);
        }
        return classPath;
    }

    /** The tree is walked once for the classes and once for the resources, each with all folders; a folder belongs to the layer that has a file in it. */
    private static FileEntriesLayer files(FileEntriesLayer layer) {
        return layer.toBuilder()
                .setEntries(layer.getEntries().stream()
                        .filter(entry -> !Files.isDirectory(entry.getSourceFile()))
                        .toList())
                .build();
    }

    private static List<Path> files(List<Dependency> dependencies, Application.Kind kind) {
        return dependencies.stream()
                .filter(dependency -> dependency.kind() == kind)
                .map(Dependency::file)
                .toList();
    }

    private static boolean holds(Path directory, Predicate<Path> filter) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (var tree = Files.walk(directory)) {
            return tree.anyMatch(path -> !Files.isDirectory(path) && filter.test(path));
        }
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class");
    }

    private static boolean isResource(Path file) {
        return !isClass(file);
    }
}
