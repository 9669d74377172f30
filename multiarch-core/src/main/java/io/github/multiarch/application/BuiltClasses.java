package io.github.multiarch.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * The classes and resources that a framework's build has taken into its jars, held against those that are there now. What is newer than the output and differs from what is in it
 * was not there when it was made. Neither counts alone: frameworks change classes as they pack them, and files from a cache or an archive may have any time.
 *
 * @param checksums CRC-32 of each entry, by its name; several where jars have an entry of one name
 * @param made when the jars were, or the oldest of them
 */
record BuiltClasses(Map<String, Set<Long>> checksums, FileTime made) {
    /** Those of all these jars. */
    static BuiltClasses in(List<Path> jars) throws IOException {
        var checksums = new HashMap<String, Set<Long>>();
        var made = FileTime.from(Instant.MAX);
        for (var jar : jars) {
            var time = Files.getLastModifiedTime(jar);
            made = time.compareTo(made) < 0 ? time : made;
            try (var zip = new ZipFile(jar.toFile())) {
                zip.stream()
                        .forEach(entry -> checksums
                                .computeIfAbsent(entry.getName(), any -> new HashSet<>())
                                .add(entry.getCrc()));
            } catch (IOException e) {
                throw new IOException(jar + " cannot be read: " + e.getMessage(), e);
            }
        }
        return new BuiltClasses(checksums, made);
    }

    /** The first file of the folder that came or changed since; empty when the jars are of its state, or when there is no folder. */
    Optional<String> notOf(Path classes) throws IOException {
        if (!Files.isDirectory(classes)) {
            return Optional.empty();
        }
        try (var tree = Files.walk(classes)) {
            for (var file : tree.filter(Files::isRegularFile).sorted().toList()) {
                var name = classes.relativize(file).toString().replace('\\', '/');
                if (Files.getLastModifiedTime(file).compareTo(made) > 0 && !has(name, file)) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException e) {
            throw new IOException("listing " + classes + " failed: " + e.getMessage(), e);
        }
    }

    /** Frameworks leave out resources, and put those of one name together. */
    private boolean has(String name, Path file) throws IOException {
        var known = checksums.getOrDefault(name, Set.of());
        if (known.isEmpty()) {
            return !name.endsWith(".class")
                    || name.endsWith("module-info.class")
                    || name.endsWith("package-info.class");
        }
        return known.size() > 1 || name.startsWith("META-INF/") || known.contains(crc(file));
    }

    private static long crc(Path file) throws IOException {
        var crc = new CRC32();
        crc.update(Files.readAllBytes(file));
        return crc.getValue();
    }
}
