package io.github.multiarch.application;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What a jar says in its manifest to need beside itself.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html#class-path-attribute">JAR file specification, Class-Path attribute</a>
 */
final class ClassPathAttribute {
    private ClassPathAttribute() {}

    /** Paths from the jar's folder, sorted; empty without the attribute. */
    static List<String> of(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile(), false)) {
            var attribute = Optional.ofNullable(file.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
                    .orElse("");
            return Stream.of(attribute.split(" "))
                    .filter(path -> !path.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IOException(jar + " cannot be read: " + e.getMessage(), e);
        }
    }
}
