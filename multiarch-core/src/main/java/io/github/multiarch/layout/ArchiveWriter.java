package io.github.multiarch.layout;

import io.github.multiarch.content.PartialFile;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Packs a layout into a tar archive: the same bytes for the same content, whoever packs it, where and when. */
public final class ArchiveWriter {
    private static final int FILE = 0100644;
    private static final int FOLDER = 040755;

    private ArchiveWriter() {}

    /**
     * Packs.
     *
     * @param layout with nothing in it but what shall be in the archive
     * @param archive what is there is replaced in one step, once the new one is complete
     * @throws IOException when it cannot be written; what was there is as it was
     */
    public static void write(OciLayout layout, Path archive) throws IOException {
        try (var file = PartialFile.in(archive.resolveSibling(""))) {
            write(layout, file.out());
            file.moveTo(archive);
        }
    }

    /**
     * Packs into a stream.
     *
     * @param layout with nothing in it but what shall be in the archive
     * @param out not closed
     * @throws IOException when it cannot be written
     */
    public static void write(OciLayout layout, OutputStream out) throws IOException {
        var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        for (var name : names(layout.directory())) {
            add(tar, name, layout.directory().resolve(name));
        }
        tar.finish();
    }

    private static List<String> names(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            return paths.filter(path -> !path.equals(directory))
                    .map(path -> directory.relativize(path).toString().replace(File.separatorChar, '/')
                            + (Files.isDirectory(path) ? "/" : ""))
                    .sorted()
                    .toList();
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, Path path) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setMode(entry.isDirectory() ? FOLDER : FILE);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setModTime(0);
        if (!entry.isDirectory()) {
            entry.setSize(Files.size(path));
        }
        tar.putArchiveEntry(entry);
        if (!entry.isDirectory()) {
            Files.copy(path, tar);
        }
        tar.closeArchiveEntry();
    }
}
