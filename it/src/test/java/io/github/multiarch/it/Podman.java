package io.github.multiarch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Podman with a storage of the test's own. */
final class Podman {
    private Podman() {}

    /** A program to be called as {@code podman} is; skips the test, visibly, where there is none. */
    static Path in(Path folder, String driver) throws IOException {
        Tools.require("podman");
        Files.createDirectories(folder);
        var words = new ArrayList<>(List.of("exec", "podman", "--storage-driver", driver));
        words.addAll(List.of("--root", "'" + folder.resolve("root") + "'"));
        words.addAll(List.of("--runroot", "'" + folder.resolve("run") + "'", "\"$@\""));
        var program = Files.writeString(folder.resolve("podman"), "#!/bin/sh\n" + String.join(" ", words) + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
