package io.github.multiarch.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;

/** Whether a file can be started: its owner's permission where the file system knows such a thing, else what its first bytes say. */
public final class Executables {
    private Executables() {}

    /**
     * Looks at a file of this machine.
     *
     * @param file a plain file, or a link to one
     * @return whether an image is to have it with the permission to be started
     * @throws IOException when it is not there or cannot be read
     */
    public static boolean isExecutable(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null
                ? view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE)
                : looksExecutable(file);
    }

    /** A script names its interpreter after {@code #!}; a Linux program begins with ELF's mark. */
    static boolean looksExecutable(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(4);
            return (head.length >= 2 && head[0] == '#' && head[1] == '!')
                    || (head.length == 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F');
        }
    }
}
