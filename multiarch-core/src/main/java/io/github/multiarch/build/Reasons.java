package io.github.multiarch.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file could not be packed: the JDK's own messages are often nothing but the file's name. */
final class Reasons {
    private Reasons() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read; check its permissions";
        }
        if (e instanceof NoSuchFileException gone) {
            return isLink(gone.getFile())
                    ? gone.getFile() + " is a symbolic link to something that does not exist; mend or remove it"
                    : gone.getFile() + " is gone; does something else write to the same folder?";
        }
        if (e instanceof FileSystemException other && other.getReason() == null) {
            return other.getClass().getSimpleName() + " " + other.getFile();
        }
        return String.valueOf(e.getMessage());
    }

    /** Why a walk through a folder ended. */
    static String of(UncheckedIOException e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : of(e.getCause());
    }

    /** A name that the locale cannot write came from the disk and is no path again. */
    private static boolean isLink(String file) {
        try {
            return Files.isSymbolicLink(Path.of(file));
        } catch (InvalidPathException notInThisLocale) {
            return false;
        }
    }

    /** A file that is not what it was when the archive's header was written. */
    static String changed(Path file, long size) {
        return file + " had " + size
                + " bytes when it was listed, and has another number now; does something else write to the same folder?";
    }
}
