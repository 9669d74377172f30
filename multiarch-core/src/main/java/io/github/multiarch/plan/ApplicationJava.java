package io.github.multiarch.plan;

import io.github.multiarch.cache.JarCache;
import io.github.multiarch.cache.JarCache.Jar;
import io.github.multiarch.classfile.ClassFile;
import io.github.multiarch.classfile.JavaContent;
import io.github.multiarch.classfile.JavaScanner;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.Start;
import io.github.multiarch.plan.JavaFit.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The class files of an application. What its developers compile has to be loaded as a whole; a library may have classes that it uses only where they can be loaded, so it is in the way when none
 * can be.
 */
final class ApplicationJava {
    private static final String OWN = "the project's classes";

    private final JavaContent own;
    private final Map<Path, JavaContent> jars;

    private ApplicationJava(JavaContent own, Map<Path, JavaContent> jars) {
        this.own = own;
        this.jars = jars;
    }

    /**
     * Looks at all of all platforms, each once. What is not there is said elsewhere, and what is a program needs no JVM.
     *
     * @throws IOException when something cannot be read; the message names it
     */
    static ApplicationJava of(Application application, List<PlatformJars> platforms, JarCache cache, int parallelism)
            throws IOException {
        if (application.content() instanceof ApplicationContent.LaidOut laidOut
                && laidOut.start() instanceof Start.Program) {
            return new ApplicationJava(JavaContent.NOTHING, Map.of());
        }
        var wanted = platforms.stream()
                .flatMap(platform -> platform.dependencies().stream())
                .filter(dependency -> Files.isRegularFile(dependency.file()) && Files.isReadable(dependency.file()))
                .map(dependency -> new Jar(dependency.file(), dependency.kind() == Kind.MODULE))
                .distinct()
                .toList();
        var found = new HashMap<Path, JavaContent>();
        var contents = cache.contents(wanted, parallelism);
        for (int i = 0; i < wanted.size(); i++) {
            found.put(wanted.get(i).file(), contents.get(i));
        }
        return new ApplicationJava(JavaScanner.folder(application.classes()), found);
    }

    /** Holds it against the Java of a base. */
    JavaFit on(PlatformJars platform, Optional<Integer> java) {
        var fit = new Fit(java);
        fit.about(OWN, own, true);
        for (var dependency : platform.dependencies()) {
            fit.about(dependency.id(), content(dependency), dependency.kind() == Kind.MODULE);
        }
        fit.needs.sort(Need.LATEST_FIRST);
        return new JavaFit(platform.request(), java, fit.needs, fit.unmet, fit.doubtful);
    }

    /** A class that a JVM loads only when it is told to. */
    Optional<Need> preview(PlatformJars platform) {
        return own.preview()
                .map(file -> new Need(OWN, file, true))
                .or(() -> platform.dependencies().stream()
                        .flatMap(dependency -> content(dependency)
                                .preview()
                                .map(file -> new Need(dependency.id(), file, dependency.kind() == Kind.MODULE))
                                .stream())
                        .findFirst());
    }

    private JavaContent content(Dependency dependency) {
        return jars.getOrDefault(dependency.file(), JavaContent.NOTHING);
    }

    /** One platform. */
    private static final class Fit {
        private final Optional<Integer> java;
        private final List<Need> needs = new ArrayList<>();
        private final List<Need> unmet = new ArrayList<>();
        private final List<Need> doubtful = new ArrayList<>();

        Fit(Optional<Integer> java) {
            this.java = java;
        }

        void about(String who, JavaContent content, boolean isOwn) {
            (isOwn ? content.newest() : content.oldest()).ifPresent(file -> needs.add(new Need(who, file, isOwn)));
            java.flatMap(release -> misfit(content, release)).ifPresent(file -> {
                boolean isInTheWay = isOwn || content.isWhollyTooNewFor(java.get());
                (isInTheWay ? unmet : doubtful).add(new Need(who, file, isOwn));
            });
        }

        /** A preview is for one release alone. */
        private static Optional<ClassFile> misfit(JavaContent content, int release) {
            return content.tooNewFor(release)
                    .or(() -> content.preview().filter(file -> file.version().release() != release));
        }
    }
}
