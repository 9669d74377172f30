package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import io.github.multiarch.config.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Modes that somebody has given to files of this machine. What a checkout leaves depends on its umask, so of most files only the executable bit counts. Three kinds no umask makes,
 * and they are kept: setuid, setgid and sticky bits; files for their owner alone, and folders that everybody may write to, in a tree whose own folder is not so. Owners are never
 * those of the disk, which are of this machine; a file for its owner alone belongs to the user that containers run as, or nobody there could read it.
 */
record DiskModes(Path root, Owner.Numbers imageUser) implements FileTree.Modes {
    private static final int MODE = 07777;
    private static final int SPECIAL = 07000;
    private static final int STICKY = 01000;
    private static final int OF_OTHERS = 0077;
    private static final int WRITTEN_BY_ALL = 0002;

    @Override
    public Optional<FileAccess> said(Path relative, Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        int mode = mode(path);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            // A folder has setgid from the one that it was made in.
            return (mode & STICKY) != 0 || (isWrittenByAll(mode) && !isWrittenByAll(mode(folder())))
                    ? Optional.of(FileAccess.FOLDER.withMode(mode))
                    : Optional.empty();
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if ((mode & SPECIAL) != 0) {
            return Optional.of(FileAccess.FILE.withMode(mode));
        }
        return isPrivate(mode) && !isPrivate(mode(folder()))
                ? Optional.of(FileAccess.FILE.withMode(mode).withOwner(imageUser))
                : Optional.empty();
    }

    /** Whose mode tells the umask of what was made here. */
    private Path folder() {
        var above = root.getParent();
        return Files.isDirectory(root) || above == null ? root : above;
    }

    private static boolean isPrivate(int mode) {
        return (mode & OF_OTHERS) == 0;
    }

    private static boolean isWrittenByAll(int mode) {
        return (mode & WRITTEN_BY_ALL) != 0;
    }

    private static int mode(Path path) throws IOException {
        return Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) instanceof Integer mode
                ? mode & MODE
                : 0;
    }
}
