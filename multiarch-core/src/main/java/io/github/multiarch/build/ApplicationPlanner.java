package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JavaContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
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
import java.util.TreeMap;
import java.util.function.Predicate;

/** Lets jib-core decide which file of the application goes where, and in which layer. */
final class ApplicationPlanner {
    private final String appRoot;
    private final Instant fileTime;

    ApplicationPlanner(String appRoot, Instant fileTime) {
        this.appRoot = appRoot;
        this.fileTime = fileTime;
    }

    ApplicationPlan plan(Application application) throws IOException {
        try {
            return planned(application);
        } catch (UncheckedIOException e) {
            throw new IOException("listing " + application.classes() + " failed: " + Reasons.of(e), e);
        }
    }

    private ApplicationPlan planned(Application application) throws IOException {
        var classes = application.classes();
        boolean hasResources = holds(classes, ApplicationPlanner::isResource);
        boolean hasClasses = holds(classes, ApplicationPlanner::isClass);
        if (!hasResources && !hasClasses && application.dependencies().isEmpty()) {
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
        builder.addDependencies(files(application, Application.Kind.RELEASE));
        builder.addSnapshotDependencies(files(application, Application.Kind.SNAPSHOT));
        builder.addProjectDependencies(files(application, Application.Kind.MODULE));
        var layers = new ArrayList<FileEntriesLayer>();
        for (var layer : builder.toContainerBuilder().toContainerBuildPlan().getLayers()) {
            layers.add(withFoldersOfFiles((FileEntriesLayer) layer));
        }
        return new ApplicationPlan(layers, classPath(application, layers, hasResources, hasClasses));
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
            Application application, List<FileEntriesLayer> layers, boolean hasResources, boolean hasClasses)
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
        for (var dependency : application.dependencies()) {
            var place = places.get(dependency.file());
            if (place == null || !taken.add(place)) {
                throw new IOException("the dependency " + dependency.file()
                        + " has the same name and size as another one; exclude one of them");
            }
            classPath.add(place);
        }
        return classPath;
    }

    private static List<Path> files(Application application, Application.Kind kind) {
        return application.dependencies().stream()
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

    /**
     * The tree is walked once for the classes and once for the resources; a folder belongs to the layer that has a file in it. Folders are named here, since those
     * that jib-core adds by itself have a time of their own.
     */
    private FileEntriesLayer withFoldersOfFiles(FileEntriesLayer layer) {
        var files = new ArrayList<FileEntry>();
        var folders = new TreeMap<String, Path>();
        for (var entry : layer.getEntries()) {
            var file = entry.getSourceFile();
            if (!Files.isDirectory(file)) {
                files.add(entry);
                var path = entry.getExtractionPath().toString();
                for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                    folders.putIfAbsent(
                            path.substring(0, slash), file.toAbsolutePath().getParent());
                }
            }
        }
        var builder = layer.toBuilder().setEntries(List.of());
        folders.forEach((path, folder) -> builder.addEntry(
                folder, AbsoluteUnixPath.get(path), FilePermissions.DEFAULT_FOLDER_PERMISSIONS, fileTime));
        files.forEach(builder::addEntry);
        return builder.build();
    }
}
