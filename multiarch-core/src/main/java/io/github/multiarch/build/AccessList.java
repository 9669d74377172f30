package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Owners and modes that an archive says, in a file beside what was unpacked: a user who is not root could not give them to files. No name has the character that ends each
 * field.
 *
 * @param said by the path in the archive
 */
record AccessList(Map<Path, FileAccess> said) implements FileTree.Modes {
    private static final int FIELDS = 4;
    private static final int OCTAL = 8;

    /** Reads what was written. */
    static AccessList read(Path file) throws IOException {
        var fields = List.of(Files.readString(file, StandardCharsets.UTF_8).split("\0", -1));
        var said = new HashMap<Path, FileAccess>();
        try {
            for (int i = 0; i + FIELDS < fields.size(); i += FIELDS) {
                said.put(
                        Path.of(fields.get(i)),
                        new FileAccess(
                                Integer.parseInt(fields.get(i + 1), OCTAL),
                                Long.parseLong(fields.get(i + 2)),
                                Long.parseLong(fields.get(i + 3))));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged; delete the folder that it lies in", e);
        }
        return new AccessList(said);
    }

    /** Writes it, in the order of the paths. */
    void write(Path file) throws IOException {
        var lines = new ArrayList<String>();
        for (var entry : new TreeMap<>(said).entrySet()) {
            var access = entry.getValue();
            lines.add(FileNames.of(entry.getKey())
                    + '\0'
                    + Integer.toOctalString(access.mode())
                    + '\0'
                    + access.owner()
                    + '\0'
                    + access.group()
                    + '\0');
        }
        Files.writeString(file, String.join("", lines), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<FileAccess> said(Path relative, Path path) {
        return Optional.ofNullable(said.get(relative));
    }
}
