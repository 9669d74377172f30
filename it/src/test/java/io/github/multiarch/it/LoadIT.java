package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Digest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A layer of 600 MB in a JVM of 128, to a registry that takes four connections at a time. */
class LoadIT {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int LAYER_MEGABYTES = 600;
    private static final int CONNECTIONS = 4;

    @TempDir
    private Path temp;

    @Test
    void aLayerLargerThanTheMemoryIsBuiltAndPushed() throws IOException, InterruptedException {
        try (var registry = DebianRegistry.start(temp.resolve("registry"));
                var relay = Relay.to(registry, CONNECTIONS)) {
            SmallProject.pushBase(registry, temp);
            var project = SmallProject.copy(temp.resolve("projects"));
            project.change(new Random(1), MEGABYTE);
            writeLarge(project.project().directory().resolve("src/main/multiarch/all/opt/large"));

            project.maven(relay.host(), "load")
                    .jvm("-Xmx128m")
                    .run(SmallProject.BUILD, SmallProject.PUSH)
                    .succeeded();

            assertTrue(relay.mostOpen() > 1, () -> "one after the other: " + relay.mostOpen());
            assertEquals(0, relay.refused(), "more than " + CONNECTIONS + " connections at a time");
            checkLayer(project, registry);
        }
    }

    /** Bytes that cannot be packed smaller. */
    private static void writeLarge(Path file) throws IOException {
        var random = new Random(2);
        var block = new byte[MEGABYTE];
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < LAYER_MEGABYTES; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
    }

    private static void checkLayer(SmallProject project, DebianRegistry registry) throws IOException {
        var layers = project.project().report().at("/platforms/0/layers");
        for (var layer : layers) {
            if (layer.path("name").asText().equals("files of all")) {
                assertTrue(layer.get("size").asLong() > (long) LAYER_MEGABYTES * MEGABYTE, layer::toString);
                var digest = layer.get("digest").asText();
                var hash = Digest.Algorithm.SHA256.newMessageDigest();
                try (var in = new DigestInputStream(Files.newInputStream(registry.blob(digest)), hash)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                assertEquals(
                        digest,
                        Digest.of(Digest.Algorithm.SHA256, hash.digest()).toString());
                return;
            }
        }
        throw new AssertionError("no large layer: " + layers);
    }
}
