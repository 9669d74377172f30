package io.github.multiarch.cache;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What names of bases stood for, in a folder: one file for each, named by the digest of the name. */
final class NameFiles {
    static final int MAX_BYTES = 4096;

    private final Path folder;

    NameFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads one.
     *
     * @return empty when it is not known
     * @throws DamagedFileException when there is something else
     */
    Optional<KnownName> read(String name) throws IOException {
        var file = path(name);
        try (var in = Files.newInputStream(file)) {
            return Optional.of(KnownName.parse(in.readNBytes(MAX_BYTES), name));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(file);
        }
    }

    void write(KnownName known) throws IOException {
        Files.createDirectories(folder);
        try (var file = PartialFile.in(folder)) {
            file.out().write(known.write());
            file.moveTo(path(known.name()));
        }
    }

    private Path path(String name) {
        return folder.resolve(Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex());
    }
}
