package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether an image holds together, asked from a folder without a project; images are damaged where the registry keeps them. */
class VerifyIT {
    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static Path nowhere;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        nowhere = Files.createDirectories(temp.resolve("nowhere"));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    private static RemoteImage push(String name) throws IOException, InterruptedException {
        var layout = SyntheticBase.in(temp.resolve(name))
                .attestation()
                .called(name)
                .image("linux/amd64")
                .image("linux/arm/v7")
                .tagIndex();
        Skopeo.push(layout, SyntheticBase.TAG, registry.name("team/" + name + ":1"));
        return RemoteImage.of(registry.name("team/" + name + ":1"));
    }

    @Test
    void aSoundImageIsOneLine() throws IOException, InterruptedException {
        var image = push("sound");
        for (var layers : List.of("listed", "unpacked")) {
            Maven.in(nowhere)
                    .with(
                            "-Dmultiarch.image=" + image.name(),
                            "-Dmultiarch.platforms=armhf",
                            "-Dmultiarch.layers=" + layers)
                    .run(Maven.goal("verify"))
                    .succeeded()
                    .says(image.name() + "@" + image.digest() + " is sound: linux/amd64, linux/arm/v7");
        }
    }

    @Test
    void aLayerThatTheRegistryHasLostIsNamed() throws IOException, InterruptedException {
        var image = push("lost");
        var layer = image.layers("linux/arm/v7").get(0);
        Files.delete(registry.blob(layer));
        Maven.in(nowhere)
                .with("-Dmultiarch.image=" + image.name())
                .run(Maven.goal("verify"))
                .failed()
                .says("layers[0]: is missing")
                .says(layer);
    }

    @Test
    void aLayerThatIsNotWhatItWasIsFoundByReadingIt() throws IOException, InterruptedException {
        var image = push("rotten");
        var file = registry.blob(image.layers("linux/amd64").get(0));
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Maven.in(nowhere)
                .with("-Dmultiarch.image=" + image.name())
                .run(Maven.goal("verify"))
                .succeeded();
        Maven.in(nowhere)
                .with("-Dmultiarch.image=" + image.name(), "-Dmultiarch.layers=read")
                .run(Maven.goal("verify"))
                .failed()
                .says("layers[0]: is damaged");
    }

    @Test
    void programsAreToldWhichPlatformIsNotThere() throws IOException, InterruptedException {
        var image = push("incomplete");
        var run = Maven.in(nowhere)
                .with(
                        "-q",
                        "-Dmultiarch.image=" + image.name(),
                        "-Dmultiarch.platforms=linux/amd64,linux/s390x",
                        "-Dmultiarch.output=json")
                .run(Maven.goal("verify"))
                .failed();
        // Maven prints its own errors behind it, on the same stream.
        var json = Json.parse(
                run.printed().substring(0, run.printed().indexOf("[ERROR]")).getBytes(StandardCharsets.UTF_8));
        assertFalse(json.get("sound").asBoolean());
        assertEquals(List.of("linux/amd64", "linux/arm/v7"), Json.strings(json.get("platforms")));
        assertTrue(json.at("/findings/0/message").asText().startsWith("has no image for linux/s390x;"), json::toString);
    }
}
