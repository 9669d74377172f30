package io.github.multiarch.build;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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
            return Files.isSymbolicLink(Path.of(gone.getFile()))
                    ? gone.getFile() + " is a symbolic link to something that does not exist; mend or remove it"
                    : gone.getFile() + " is gone; does something else write to the same folder?";
        }
        if (e instanceof FileSystemException other && other.getReason() == null) {
            return other.getClass().getSimpleName() + " " + other.getFile();
        }
        return String.valueOf(e.getMessage());
    }
}
