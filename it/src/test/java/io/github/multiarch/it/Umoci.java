package io.github.multiarch.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Umoci, the reference implementation of unpacking an image. */
final class Umoci {
    private Umoci() {}

    /** Unpacks an image of a layout. */
    static void unpack(Path layout, String tag, Path root) throws IOException, InterruptedException {
        Tools.require("umoci");
        Command.of("umoci", "--log=error", "raw", "unpack", "--image", layout + ":" + tag, root.toString())
                .succeed();
    }

    /** What a container runtime is told to do with an image: the {@code config.json} of the OCI runtime specification. */
    static JsonNode runtimeConfig(Path layout, String tag, Path root) throws IOException, InterruptedException {
        var file = Files.createTempFile("multiarch-it", ".json");
        try {
            Command.of(
                            "umoci",
                            "--log=error",
                            "raw",
                            "runtime-config",
                            "--image",
                            layout + ":" + tag,
                            "--rootfs",
                            root.toString(),
                            file.toString())
                    .succeed();
            return Json.parse(Files.readAllBytes(file));
        } finally {
            Files.delete(file);
        }
    }
}
