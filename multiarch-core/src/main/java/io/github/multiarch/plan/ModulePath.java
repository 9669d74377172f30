package io.github.multiarch.plan;

import io.github.multiarch.config.Start;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether an application can be started as a module: when its own module, what that requires and the providers of the services that they use resolve, as the JVM does it (<a
 * href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/lang/module/package-summary.html">java.lang.module</a>). What they do not reach is on the class path, where reflection finds it.
 *
 * @param start empty when it cannot
 * @param obstacle why it cannot
 */
record ModulePath(Optional<Start.Module> start, String obstacle) {
    private static final String DESCRIPTOR = "module-info.class";

    static boolean isModule(Path classes) {
        return Files.isRegularFile(classes.resolve(DESCRIPTOR));
    }

    /** With the jars of one platform, in the order of the class path. */
    static ModulePath of(Path classes, List<Path> jars, String mainClass) {
        try {
            var name = descriptor(classes).name();
            if (!Files.exists(classes.resolve(mainClass.replace('.', '/') + ".class"))) {
                return cannot(mainClass + " is not in the module " + name);
            }
            var paths = new ArrayList<>(List.of(classes));
            jars.stream().filter(ModulePath::isModuleOrAutomatic).forEach(paths::add);
            var resolved = Configuration.resolveAndBind(
                    ModuleFinder.of(paths.toArray(Path[]::new)),
                    List.of(ModuleLayer.boot().configuration()),
                    ModuleFinder.of(),
                    Set.of(name));
            var besides = new TreeSet<>(jars);
            besides.removeAll(locations(resolved));
            return new ModulePath(Optional.of(new Start.Module(name, mainClass, besides)), "");
        } catch (FindException | ResolutionException | IOException e) {
            return cannot(String.valueOf(e.getMessage()));
        }
    }

    private static ModulePath cannot(String why) {
        return new ModulePath(Optional.empty(), why);
    }

    private static ModuleDescriptor descriptor(Path classes) throws IOException {
        try (var in = Files.newInputStream(classes.resolve(DESCRIPTOR))) {
            return ModuleDescriptor.read(in);
        } catch (RuntimeException e) {
            throw new IOException(
                    DESCRIPTOR + " cannot be read by Java " + Runtime.version().feature() + ": " + e.getMessage(), e);
        }
    }

    /** Of some jars no name of a module can be made. */
    private static boolean isModuleOrAutomatic(Path jar) {
        try {
            return !ModuleFinder.of(jar).findAll().isEmpty();
        } catch (FindException e) {
            return false;
        }
    }

    private static Set<Path> locations(Configuration configuration) {
        var locations = new HashSet<Path>();
        configuration.modules().stream()
                .map(ResolvedModule::reference)
                .flatMap(reference -> reference.location().stream())
                .forEach(location -> locations.add(Path.of(location)));
        return locations;
    }
}
