package io.github.multiarch.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What makes indexes besides this project: {@code docker manifest} and {@code buildah manifest}. Each with a folder of its own for what they keep. */
final class OtherIndexTools {
    private final Path folder;

    OtherIndexTools(Path folder) {
        Tools.require("docker", "buildah");
        this.folder = folder;
    }

    /** Runs {@code docker manifest}, and returns what it printed. It needs no engine. */
    byte[] dockerManifest(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("docker", "manifest"));
        all.addAll(List.of(words));
        return Command.of(all)
                .env("DOCKER_CONFIG", folder.resolve("docker").toString())
                .env("DOCKER_CLI_EXPERIMENTAL", "enabled")
                .succeed()
                .out();
    }

    /** Runs {@code buildah manifest}, and returns what it printed. */
    String buildahManifest(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("buildah", "--storage-driver", "vfs", "--root"));
        all.add(folder.resolve("buildah").toString());
        all.addAll(List.of("--runroot", folder.resolve("buildah-run").toString(), "manifest"));
        all.addAll(List.of(words));
        return Command.of(all).succeed().text();
    }
}
