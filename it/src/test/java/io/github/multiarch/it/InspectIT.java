package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an image is, shown from a folder without a project. */
class InspectIT {
    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static Path layout;
    private static RemoteImage image;
    private static Path nowhere;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        layout = SyntheticBase.in(temp.resolve("base"))
                .attestation()
                .image("linux/amd64")
                .image("linux/arm/v7")
                .tagIndex();
        Skopeo.push(layout, SyntheticBase.TAG, registry.name("team/app:2.1"));
        image = RemoteImage.of(registry.name("team/app:2.1"));
        nowhere = Files.createDirectories(temp.resolve("nowhere"));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void peopleSeeATable() throws IOException, InterruptedException {
        var run = Maven.in(nowhere)
                .with("-Dmultiarch.image=" + image.name())
                .run(Maven.goal("inspect"))
                .succeeded()
                .says(image.digest());
        for (var architecture : List.of("amd64", "arm")) {
            var platform = architecture.equals("arm") ? "linux/arm/v7" : "linux/amd64";
            var digest = image.digestOf(platform).substring(0, 19);
            assertTrue(
                    run.lines().stream()
                            .anyMatch(line -> line.contains(" " + architecture + " ") && line.contains(digest)),
                    run::output);
        }
    }

    @Test
    void programsReadJsonAndNothingElse() throws IOException, InterruptedException {
        var run = Maven.in(nowhere)
                .with("-q", "-Dmultiarch.image=" + image.name(), "-Dmultiarch.output=json")
                .run(Maven.goal("inspect"))
                .succeeded();
        var json = run.json();
        assertEquals(image.name(), json.get("image").asText());
        assertEquals(image.digest(), json.get("digest").asText());
        assertEquals(
                List.of("unknown/unknown", "linux/amd64", "linux/arm/v7"),
                Json.strings(json.get("platforms"), "platform"));
        var arm = json.at("/platforms/2");
        assertEquals("v7", arm.get("variant").asText());
        assertEquals(2, arm.get("layers").asInt());
        assertEquals("2020-02-02T02:02:02Z", arm.get("created").asText());
        assertEquals(image.digestOf("linux/arm/v7"), arm.get("digest").asText());
    }

    @Test
    void aLayoutIsReadToo() throws IOException, InterruptedException {
        var run = Maven.in(nowhere)
                .with("-q", "-Dmultiarch.image=oci:" + layout + ":it", "-Dmultiarch.output=json")
                .run(Maven.goal("inspect"))
                .succeeded();
        assertEquals(image.digest(), run.json().get("digest").asText());
    }

    @Test
    void anImageThatIsNotThereIsAnError() throws IOException, InterruptedException {
        Maven.in(nowhere)
                .with("-Dmultiarch.image=" + registry.name("team/app:3.0"))
                .run(Maven.goal("inspect"))
                .failed()
                .says(registry.name("team/app:3.0"));
    }
}
