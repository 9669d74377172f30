package io.github.multiarch.plan;

import io.github.multiarch.cache.JarCache;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The main class that somebody has named: an image without it replaces one that starts by one that does not. */
final class StartedClass {
    /** What the JVM has itself. */
    private static final Pattern OF_THE_JVM = Pattern.compile("(?:java|javax|jdk|sun|com\\.sun)\\..*");

    private final BuildRequest request;
    private final JarCache cache;
    private final PlatformFiles files;

    StartedClass(BuildRequest request, JarCache cache, PlatformFiles files) {
        this.request = request;
        this.cache = cache;
        this.files = files;
    }

    /**
     * Notes that it is nowhere, when it is named.
     *
     * @throws IOException when a jar cannot be read; the message names it
     */
    void check(List<PlatformJars> platforms, Problems problems) throws IOException {
        var mainClass = request.container().mainClass().orElseThrow();
        // In java's own notation of a module's main class, the module comes first.
        var name = mainClass.substring(mainClass.indexOf('/') + 1);
        var classes = request.application().classes();
        var entry = name.replace('.', '/') + ".class";
        if (OF_THE_JVM.matcher(name).matches() || Files.isRegularFile(classes.resolve(entry))) {
            return;
        }
        var lacking = new ArrayList<String>();
        for (var platform : platforms) {
            if (!isIn(platform, entry)) {
                lacking.add(platform.request().platform().toString());
            }
        }
        if (!lacking.isEmpty()) {
            problems.add(
                    "container/mainClass",
                    "the class " + name + " is nowhere in the image for " + String.join(", ", lacking) + ": not in "
                            + classes + (Files.isDirectory(classes) ? "" : " (which does not exist)")
                            + ", in no dependency or module and not in <files>; run mvn package or a later phase, so that it is compiled, or correct its name");
        }
    }

    private boolean isIn(PlatformJars platform, String entry) throws IOException {
        var jars = platform.dependencies().stream()
                .map(Dependency::file)
                .filter(Files::isReadable)
                .filter(Files::isRegularFile)
                .toList();
        return cache.hold(jars, entry) || isLaidOut(entry) || isInFiles(platform.request(), entry);
    }

    private boolean isLaidOut(String entry) throws IOException {
        if (!(request.application().content() instanceof ApplicationContent.LaidOut laidOut)) {
            return false;
        }
        var jars = new ArrayList<Path>();
        for (var tree : laidOut.trees()) {
            for (var file : tree.files()) {
                if (("/" + file.place()).endsWith("/" + entry)) {
                    return true;
                }
                if (file.place().endsWith(".jar")) {
                    jars.add(file.file());
                }
            }
        }
        return cache.hold(jars, entry);
    }

    private boolean isInFiles(PlatformRequest platform, String entry) throws IOException {
        var jars = new ArrayList<Path>();
        for (var placed : files.of(platform)) {
            for (var file : LooseFile.of(placed)) {
                if (file.path().endsWith("/" + entry)) {
                    return true;
                }
                if (file.path().endsWith(".jar")) {
                    jars.add(file.file());
                }
            }
        }
        return cache.hold(jars, entry);
    }
}
