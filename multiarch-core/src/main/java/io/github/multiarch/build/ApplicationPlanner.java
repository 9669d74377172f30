package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ApplicationContent.LaidOut;
import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.ApplicationContent.Tree;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.Start;
import io.github.multiarch.plan.ResourceFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides which file of the application goes where, and in which layer. */
final class ApplicationPlanner {
    private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");

    private final Application application;
    private final String root;
    private final Instant fileTime;

    /** The root is the folder of the image that the application lies in. */
    ApplicationPlanner(Application application, String root, Instant fileTime) {
        this.application = application;
        this.root = root.equals("/") ? "" : root;
        this.fileTime = fileTime;
    }

    /** A module has all that is its own in one folder. */
    ApplicationPlan plan(List<Dependency> dependencies, Optional<Start.Module> module) throws IOException {
        var places = JarPlaces.of(dependencies, root);
        var jars = places.once(dependencies);
        var layers = new ArrayList<FileEntriesLayer>();
        for (var kind : Application.Kind.values()) {
            jars(kind, jars, places).ifPresent(layers::add);
        }
        var classPath = new ArrayList<String>();
        boolean hasClassPath = own(layers, classPath, module.isPresent());
        if (hasClassPath) {
            // In Maven's order, file by file: a wildcard has no order, and a 32-bit JVM under emulation cannot list the
            // folder on every file system.
            jars.forEach(dependency -> classPath.add(places.of(dependency)));
        }
        var modulePath = new ArrayList<String>();
        if (module.isPresent()) {
            modulePath.addAll(classPath);
            jars.stream()
                    .filter(jar -> module.get().besides().contains(jar.file()))
                    .forEach(jar -> modulePath.remove(places.of(jar)));
        }
        return new ApplicationPlan(layers, classPath, modulePath);
    }

    /** What is no dependency; whether those are on a class path. */
    private boolean own(List<FileEntriesLayer> layers, List<String> classPath, boolean isModule) throws IOException {
        var content = application.content();
        if (content instanceof LaidOut laidOut) {
            laidOut.trees().forEach(tree -> tree(tree).ifPresent(layers::add));
            return laidOut.start() instanceof Start.MainClass;
        }
        if (content instanceof WebApplication web) {
            web(web.folder(), layers);
            return false;
        }
        if (content instanceof Packaged packaged) {
            var layer = FileEntriesLayer.builder().setName("application");
            add(layer, packaged.artifact(), root + "/" + packaged.artifact().getFileName(), false);
            made(layer).ifPresent(layers::add);
            return true;
        }
        var place = isModule ? "classes" : ResourceFolder.of(application.classes());
        exploded("resources", place, file -> !isClass(file), layers, classPath);
        exploded("classes", "classes", ApplicationPlanner::isClass, layers, classPath);
        return true;
    }

    /** All but the jars, which are dependencies. */
    private void web(Path folder, List<FileEntriesLayer> layers) throws IOException {
        var resources = FileEntriesLayer.builder().setName("resources");
        var classes = FileEntriesLayer.builder().setName("classes");
        var jars = application.dependencies().stream().map(Dependency::file).collect(Collectors.toSet());
        for (var file : filesIn(folder)) {
            if (!jars.contains(file)) {
                var place = slashed(folder.relativize(file));
                boolean isClass = isClass(file) && place.startsWith("/WEB-INF/classes/");
                add(isClass ? classes : resources, file, root + place, false);
            }
        }
        made(resources).ifPresent(layers::add);
        made(classes).ifPresent(layers::add);
    }

    private Optional<FileEntriesLayer> jars(
            Application.Kind kind, Collection<Dependency> dependencies, JarPlaces places) {
        var name = switch (kind) {
            case RELEASE -> "dependencies";
            case SNAPSHOT -> "snapshot dependencies";
            case MODULE -> "project dependencies";
        };
        var layer = FileEntriesLayer.builder().setName(name);
        dependencies.stream()
                .filter(dependency -> dependency.kind() == kind && !isArtifact(dependency))
                .forEach(dependency -> add(layer, dependency.file(), places.of(dependency), false));
        return made(layer);
    }

    /** It has a layer of its own. */
    private boolean isArtifact(Dependency dependency) {
        return application.content() instanceof Packaged packaged
                && packaged.artifact().equals(dependency.file());
    }

    private Optional<FileEntriesLayer> tree(Tree tree) {
        var layer = FileEntriesLayer.builder().setName(tree.name());
        tree.files().forEach(file -> add(layer, file.file(), root + "/" + file.place(), file.executable()));
        return made(layer);
    }

    private void exploded(
            String name, String place, Predicate<Path> which, List<FileEntriesLayer> layers, List<String> classPath)
            throws IOException {
        var folder = root + "/" + place;
        var layer = FileEntriesLayer.builder().setName(name);
        for (var file : filesIn(application.classes())) {
            if (which.test(file)) {
                add(layer, file, folder + slashed(application.classes().relativize(file)), false);
            }
        }
        made(layer).ifPresent(made -> {
            layers.add(made);
            if (!classPath.contains(folder)) {
                classPath.add(folder);
            }
        });
    }

    private static Optional<FileEntriesLayer> made(FileEntriesLayer.Builder builder) {
        return Optional.of(builder.build()).filter(layer -> !layer.getEntries().isEmpty());
    }

    private void add(FileEntriesLayer.Builder layer, Path file, String place, boolean executable) {
        layer.addEntry(
                file,
                AbsoluteUnixPath.get(place),
                executable ? EXECUTABLE : FilePermissions.DEFAULT_FILE_PERMISSIONS,
                fileTime);
    }

    /** Folders are not among them, nor links to such. */
    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var tree = Files.walk(folder)) {
            return tree.filter(path -> !Files.isDirectory(path)).sorted().toList();
        } catch (UncheckedIOException e) {
            throw new IOException("listing " + folder + " failed: " + Reasons.of(e), e);
        } catch (IOException e) {
            throw new IOException("listing " + folder + " failed: " + Reasons.of(e), e);
        }
    }

    private static String slashed(Path relative) {
        var path = new StringBuilder();
        for (var name : relative) {
            path.append('/').append(name);
        }
        return path.toString();
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class");
    }
}
