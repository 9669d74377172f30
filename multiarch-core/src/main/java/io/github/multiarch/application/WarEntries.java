package io.github.multiarch.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files in a war.
 *
 * @param war a zip
 * @param names without those of folders
 */
record WarEntries(Path war, Set<String> names) {
    private static final String META = "META-INF/";

    static WarEntries of(Path war) throws IOException {
        try (var zip = new ZipFile(war.toFile())) {
            return new WarEntries(
                    war,
                    zip.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(ZipEntry::getName)
                            .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new IOException(war + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Those of {@code META-INF} that are not at these places, written below a folder; a file that is there and the same stays. */
    Map<String, Path> besides(Collection<String> places, Path folder) throws IOException {
        var files = new TreeMap<String, Path>();
        try (var zip = new ZipFile(war.toFile())) {
            for (var name : names) {
                var file = folder.resolve(name).normalize();
                if (name.startsWith(META) && file.startsWith(folder.resolve(META)) && !places.contains(name)) {
                    try (var in = zip.getInputStream(zip.getEntry(name))) {
                        write(file, in.readAllBytes());
                    }
                    files.put(name, file);
                }
            }
        }
        return files;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        }
    }
}
