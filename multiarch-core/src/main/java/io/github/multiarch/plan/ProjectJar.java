package io.github.multiarch.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The jar that a build has made of a project. Its directory and its manifest are read, and nothing else.
 *
 * @param file where it is
 * @param manifest its main attributes
 * @param foreign a class in it that is none of the project's own; empty when it has only those
 */
record ProjectJar(Path file, Attributes manifest, Optional<String> foreign) {
    /** What the JVM and libraries ask of a jar's manifest at run time; in a folder nobody looks for it. */
    private static final List<String> WITH_EFFECT = List.of(
            "Implementation-Title",
            "Implementation-Version",
            "Implementation-Vendor",
            "Specification-Title",
            "Specification-Version",
            "Specification-Vendor",
            "Add-Opens",
            "Add-Exports",
            "Enable-Native-Access",
            "Launcher-Agent-Class",
            "Multi-Release",
            "SplashScreen-Image",
            "Sealed");

    private static final String CLASS = ".class";

    /** Compares it with the folder of the project's own classes, up to the first that is not there. */
    static ProjectJar read(Path file, Path classes) throws IOException {
        try (var jar = new ZipFile(file.toFile())) {
            return new ProjectJar(file, manifest(jar, jar.getEntry("META-INF/MANIFEST.MF")), foreign(jar, classes));
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Attributes manifest(ZipFile jar, @Nullable ZipEntry entry) throws IOException {
        if (entry == null) {
            return new Attributes();
        }
        try (var in = jar.getInputStream(entry)) {
            return new Manifest(in).getMainAttributes();
        }
    }

    private static Optional<String> foreign(ZipFile jar, Path classes) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(CLASS) && !name.startsWith("META-INF/"))
                .filter(name -> !isIn(classes, name))
                .findFirst();
    }

    private static boolean isIn(Path classes, String name) {
        var path = classes.resolve(name).normalize();
        return path.startsWith(classes) && Files.exists(path);
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(manifest.getValue(name)).map(String::trim).filter(text -> !text.isEmpty());
    }

    /** Whether it has a loader of Spring Boot's, for jars inside it. */
    boolean isBoot() {
        return attribute("Spring-Boot-Version").isPresent()
                || attribute("Main-Class")
                        .filter(name -> name.startsWith("org.springframework.boot.loader."))
                        .isPresent();
    }

    /** Whether its makers put into it what it needs. */
    boolean isWhole() {
        return isBoot() || foreign.isPresent();
    }

    /** Names of what a folder of the same classes does not tell. */
    List<String> lost() {
        var lost = new ArrayList<String>();
        WITH_EFFECT.forEach(name -> attribute(name).ifPresent(any -> lost.add(name)));
        return lost;
    }
}
