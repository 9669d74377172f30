package io.github.multiarch.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A folder of the project as it shall appear at the image's root: files with their executable bits, symbolic links as links. jib-core's writer follows links, so
 * this one is ours.
 *
 * <p>Folders that hold something get no entry of their own: an entry would replace the base's permissions, and those of {@code /tmp} or {@code /root} must stay.
 */
final class FileTreeArchive implements TarSource {
    private static final int EXECUTABLE = 0100755;
    private static final int REGULAR = 0100644;
    private static final int FOLDER = 040755;
    private static final int LINK = 0120777;

    private final Path root;
    private final Instant fileTime;

    /** A folder that is itself a link stands for the one that it points to. */
    FileTreeArchive(Path folder, Instant fileTime) throws IOException {
        this.root = folder.toRealPath();
        this.fileTime = fileTime;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (var path : paths()) {
                write(path, tar);
            }
        }
    }

    boolean isEmpty() throws IOException {
        return paths().isEmpty();
    }

    /** In the order of their names in the image, which is the same on every system. */
    private List<Path> paths() throws IOException {
        try (var tree = Files.walk(root)) {
            var all = tree.filter(path -> !path.equals(root)).collect(Collectors.toCollection(ArrayList::new));
            all.sort(Comparator.comparing(this::nameInImage));
            var kept = new ArrayList<Path>();
            for (var path : all) {
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || isEmptyFolder(path)) {
                    kept.add(path);
                }
            }
            return kept;
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        try (var content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private void write(Path path, TarArchiveOutputStream tar) throws IOException {
        var name = nameInImage(path);
        if (Files.isSymbolicLink(path)) {
            var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(path).toString().replace('\\', '/'));
            put(tar, entry, LINK, path);
        } else if (Files.isDirectory(path)) {
            put(tar, new TarArchiveEntry(name + "/"), FOLDER, path);
        } else if (Files.isRegularFile(path)) {
            var entry = new TarArchiveEntry(name);
            entry.setSize(Files.size(path));
            put(tar, entry, Executables.isExecutable(path) ? EXECUTABLE : REGULAR, path);
        } else {
            throw new IOException(path + " is neither a file, a folder nor a symbolic link; remove it");
        }
    }

    private void put(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode, Path path) throws IOException {
        entry.setMode(mode);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setModTime(fileTime.toEpochMilli());
        try {
            tar.putArchiveEntry(entry);
            if (entry.isFile() && !entry.isSymbolicLink()) {
                Files.copy(path, tar);
            }
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new IOException("packing " + path + " failed: " + Reasons.of(e), e);
        }
    }

    private String nameInImage(Path path) {
        return StreamSupport.stream(root.relativize(path).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
