package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the base of an image that was built and pushed has moved since, as a nightly job asks. */
class DriftIT {
    @TempDir
    private static Path temp;

    @Test
    void aBaseThatMovesForOnePlatformFailsTheJob() throws IOException, InterruptedException {
        try (var registry = DebianRegistry.start(temp.resolve("registry"))) {
            SmallProject.pushBase(registry, temp);
            var base = registry.name("base:1");
            var before = RemoteImage.of(base);
            SmallProject.copy(temp.resolve("projects"))
                    .maven(registry.host(), "team/app")
                    .run(SmallProject.BUILD, SmallProject.PUSH)
                    .succeeded();
            var image = registry.name("team/app:1.0");
            var nowhere = Files.createDirectories(temp.resolve("nowhere"));
            Maven.in(nowhere)
                    .with("-Dmultiarch.image=" + image)
                    .run(Maven.goal("drift"))
                    .succeeded()
                    .says("no base is known to have moved");

            var moved = SyntheticBase.in(temp.resolve("new"))
                    .image("linux/amd64")
                    .image("linux/arm64")
                    .called("new")
                    .image("linux/arm/v7")
                    .tagIndex();
            Skopeo.push(moved, SyntheticBase.TAG, base);
            var after = RemoteImage.of(base);
            Maven.in(nowhere)
                    .with("-Dmultiarch.image=" + image)
                    .run(Maven.goal("drift"))
                    .failed()
                    .says("1 of 3 platforms are on a base that has moved or is gone");
            var run = Maven.in(nowhere)
                    .with("-q", "-Dmultiarch.image=" + image, "-Dmultiarch.output=json")
                    .run(Maven.goal("drift"))
                    .failed();
            // Maven prints its own errors behind it, on the same stream.
            var json = Json.parse(
                    run.printed().substring(0, run.printed().indexOf("[ERROR]")).getBytes(StandardCharsets.UTF_8));
            assertEquals("current", json.at("/platforms/0/state").asText());
            assertEquals("moved", json.at("/platforms/2/state").asText());
            assertEquals(base, json.at("/platforms/2/baseName").asText());
            assertEquals(
                    before.digestOf("linux/arm/v7"),
                    json.at("/platforms/2/baseDigest").asText());
            assertEquals(
                    after.digestOf("linux/arm/v7"),
                    json.at("/platforms/2/currentDigest").asText());
        }
    }
}
