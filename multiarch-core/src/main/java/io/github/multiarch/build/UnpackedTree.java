package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what is in an archive below a folder, and nowhere else. Links are made when all else is written, so nothing is ever written through one, and what they point to does
 * not matter.
 */
final class UnpackedTree implements ArchiveVisitor {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int OWNER_EXECUTE = 0100;
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> REGULAR = PosixFilePermissions.fromString("rw-r--r--");
    private static final boolean HAS_PERMISSIONS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private enum Kind {
        FOLDER,
        FILE,
        LINK
    }

    private final Path root;
    private final int mostEntries;
    private final long mostBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Map<Path, Kind> kinds = new HashMap<>();
    private final Map<Path, String> links = new LinkedHashMap<>();
    private final Map<Path, FileAccess> access = new HashMap<>();
    private int entries;
    private long bytes;

    /** Below an empty folder. */
    UnpackedTree(Path root, int mostEntries, long mostBytes) {
        this.root = root;
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
        kinds.put(root, Kind.FOLDER);
    }

    @Override
    public void folder(String name, FileAccess its) throws IOException {
        count(name);
        var path = pathOf(name);
        makeFolder(path, name);
        // What it says of its own top is of where it was packed.
        if (!path.equals(root)) {
            access.put(root.relativize(path), its);
        }
    }

    @Override
    public void file(String name, FileAccess its, InputStream content) throws IOException {
        var path = claim(name, Kind.FILE);
        access.put(root.relativize(path), its);
        try (var out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > mostBytes) {
                    throw new IOException("with '" + name + "' more than " + mostBytes
                            + " bytes come out of it, which is the limit for an archive of its size");
                }
                out.write(buffer, 0, read);
            }
        }
        if (HAS_PERMISSIONS) {
            Files.setPosixFilePermissions(path, (its.mode() & OWNER_EXECUTE) != 0 ? EXECUTABLE : REGULAR);
        }
    }

    @Override
    public void link(String name, String target) throws IOException {
        if (target.isEmpty()) {
            throw new IOException("the link '" + name + "' points to nothing");
        }
        links.put(claim(name, Kind.LINK), target);
    }

    @Override
    public void sameFile(String name, String other) throws IOException {
        var original = pathOf(other);
        if (kinds.get(original) != Kind.FILE) {
            throw new IOException("'" + name + "' is to be the same file as '" + other
                    + "', which is no file of this archive that comes before it");
        }
        try (var content = Files.newInputStream(original)) {
            file(name, access.getOrDefault(root.relativize(original), FileAccess.FILE), content);
        }
    }

    /** Makes the links, and lists the owners and modes in a file. */
    void finish(Path list) throws IOException {
        new AccessList(access).write(list);
        for (var link : links.entrySet()) {
            try {
                Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
            } catch (UnsupportedOperationException | IllegalArgumentException e) {
                throw new IOException(
                        "the link '" + root.relativize(link.getKey()) + "' cannot be made here: " + e.getMessage(), e);
            }
        }
    }

    /** A place that nothing else has had. */
    private Path claim(String name, Kind kind) throws IOException {
        count(name);
        var path = pathOf(name);
        if (kinds.containsKey(path)) {
            throw new IOException("'" + name + "' is there twice");
        }
        makeFolder(folderOf(path), name);
        kinds.put(path, kind);
        return path;
    }

    private void makeFolder(Path folder, String name) throws IOException {
        var missing = new ArrayList<Path>();
        for (var path = folder; !kinds.containsKey(path); path = folderOf(path)) {
            missing.add(0, path);
        }
        var above = missing.isEmpty() ? folder : folderOf(missing.get(0));
        if (kinds.get(above) != Kind.FOLDER) {
            throw new IOException("'" + name + "' lies below '" + root.relativize(above) + "', which is "
                    + (kinds.get(above) == Kind.LINK ? "a link" : "a file"));
        }
        for (var path : missing) {
            // Fails where two names are one on this file system.
            Files.createDirectory(path);
            kinds.put(path, Kind.FOLDER);
        }
    }

    private Path folderOf(Path path) throws IOException {
        var folder = path.getParent();
        if (folder == null) {
            throw new IOException("'" + path + "' lies outside of " + root);
        }
        return folder;
    }

    private Path pathOf(String name) throws IOException {
        if (name.startsWith("/")) {
            throw new IOException("'" + name + "' is absolute");
        }
        var path = root;
        for (var part : List.of(name.split("/"))) {
            if (part.equals("..")) {
                throw new IOException("'" + name + "' leads out of it");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                path = below(path, part, name);
            }
        }
        return path;
    }

    /** One name more, whatever else the system takes for a separator. */
    private static Path below(Path folder, String part, String name) throws IOException {
        try {
            var path = folder.resolve(part);
            if (path.getNameCount() == folder.getNameCount() + 1 && path.startsWith(folder)) {
                return path;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + name + "' is no name of a file here: " + e.getMessage(), e);
        }
        throw new IOException("'" + name + "' is no name of a file here");
    }

    private void count(String name) throws IOException {
        entries++;
        if (entries > mostEntries) {
            throw new IOException(
                    "with '" + name + "' it has more than " + mostEntries + " entries, which is the limit");
        }
    }
}
