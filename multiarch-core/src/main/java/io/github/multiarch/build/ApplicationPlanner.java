package io.github.multiarch.build;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ApplicationContent.LaidOut;
import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.ApplicationContent.Tree;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.LayeredFile;
import io.github.multiarch.config.Start;
import io.github.multiarch.plan.ResourceFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides which file of the application goes where, and in which layer. */
final class ApplicationPlanner {
    private static final String COMPILED = "WEB-INF/classes/";

    private final Application application;
    private final String root;
    private final LayerStack layers;

    /** The root is the folder of the image that the application lies in. The layers are empty yet. */
    ApplicationPlanner(Application application, String root, LayerStack layers) {
        this.application = application;
        this.root = root.equals("/") ? "" : root;
        this.layers = layers;
    }

    /** A module has all that is its own in one folder. */
    ApplicationPlan plan(List<Dependency> dependencies, Optional<Start.Module> module) throws IOException {
        var places = JarPlaces.of(dependencies, root);
        var jars = places.once(dependencies);
        for (var kind : Application.Kind.values()) {
            jars(kind, jars, places);
        }
        var classPath = new ArrayList<String>();
        boolean hasClassPath = own(classPath, module.isPresent());
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
        return new ApplicationPlan(layers.layers(), classPath, modulePath);
    }

    /** What is no dependency; whether those are on a class path. */
    private boolean own(List<String> classPath, boolean isModule) throws IOException {
        var content = application.content();
        if (content instanceof LaidOut laidOut) {
            laidOut.trees().forEach(this::tree);
            return laidOut.start() instanceof Start.MainClass;
        }
        if (content instanceof WebApplication web) {
            web.trees().forEach(this::tree);
            return false;
        }
        if (content instanceof Packaged packaged) {
            layers.open("application");
            var place = root + "/" + packaged.artifact().getFileName();
            layers.add("application", LayeredFile.at(place), packaged.artifact(), false);
            return true;
        }
        var place = isModule ? "classes" : ResourceFolder.of(application.classes());
        exploded("resources", place, file -> !isClass(file), classPath);
        exploded("classes", "classes", ApplicationPlanner::isClass, classPath);
        return true;
    }

    private void jars(Application.Kind kind, Collection<Dependency> dependencies, JarPlaces places) {
        var name = switch (kind) {
            case RELEASE -> LayerStack.RELEASES;
            case SNAPSHOT -> "snapshot dependencies";
            case MODULE -> "project dependencies";
        };
        layers.open(name);
        dependencies.stream()
                .filter(dependency -> dependency.kind() == kind && !isArtifact(dependency))
                .forEach(dependency ->
                        layers.add(name, LayeredFile.of(places.of(dependency), dependency), dependency.file(), false));
    }

    /** It has a layer of its own. */
    private boolean isArtifact(Dependency dependency) {
        return application.content() instanceof Packaged packaged
                && packaged.artifact().equals(dependency.file());
    }

    private void tree(Tree tree) {
        layers.open(tree.name());
        tree.files().forEach(file -> layers.add(tree.name(), layered(file.place()), file.file(), file.executable()));
    }

    /** In a web application the folder of classes and resources lies within it. */
    private LayeredFile layered(String place) {
        return application.content() instanceof WebApplication && place.startsWith(COMPILED)
                ? LayeredFile.compiled(root + "/" + place, place.substring(COMPILED.length()))
                : LayeredFile.at(root + "/" + place);
    }

    private void exploded(String name, String place, Predicate<Path> which, List<String> classPath) throws IOException {
        var folder = root + "/" + place;
        layers.open(name);
        for (var file : filesIn(application.classes())) {
            if (which.test(file)) {
                var path = slashed(application.classes().relativize(file));
                layers.add(name, LayeredFile.compiled(folder + path, path.substring(1)), file, false);
                if (!classPath.contains(folder)) {
                    classPath.add(folder);
                }
            }
        }
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
