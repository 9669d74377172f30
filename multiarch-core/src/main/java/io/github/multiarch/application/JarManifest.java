package io.github.multiarch.application;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What a jar or war says of itself.
 *
 * @param attributes the main ones; none without a manifest
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html#jar-manifest">JAR file specification, manifest</a>
 */
record JarManifest(Attributes attributes) {
    static JarManifest of(Path file) throws IOException {
        try (var jar = new JarFile(file.toFile(), false)) {
            var manifest = Optional.ofNullable(jar.getManifest());
            return new JarManifest(
                    manifest.map(found -> found.getMainAttributes()).orElseGet(Attributes::new));
        } catch (IOException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    Optional<String> mainClass() {
        return Optional.ofNullable(attributes.getValue(Attributes.Name.MAIN_CLASS));
    }

    /** What it needs beside itself: paths from its folder, sorted. */
    List<String> classPath() {
        return Optional.ofNullable(attributes.getValue(Attributes.Name.CLASS_PATH)).stream()
                .flatMap(paths -> Stream.of(paths.split(" ")))
                .filter(path -> !path.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
