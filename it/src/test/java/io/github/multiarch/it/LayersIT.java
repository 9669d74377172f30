package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.multiarch.it.ImageFiles.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers of the user's: each has what the pom says, a layer of all platforms is one, and what containers see is what they saw without. */
class LayersIT {
    private static final String AMD = "linux/amd64";
    private static final String ARM = "linux/arm64";

    @TempDir
    private static Path temp;

    private static Project usual;
    private static Project layered;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        usual = Project.copy("layers", temp.resolve("usual"));
        usual.maven().run("package").succeeded();
        layered = Project.copy("layers", temp.resolve("layered"));
        layered.maven().with("-Players").run("package").succeeded();
    }

    @Test
    void eachHasWhatThePomSays() throws IOException {
        assertEquals(
                List.of(
                        "dependencies: app/libs/jspecify-1.0.0.jar",
                        "libraries: app/libs/slf4j-api-2.0.20.jar",
                        "libraries for linux/arm64: app/libs/snappy-java-1.1.10.8.jar",
                        "assets: app/resources/static/app.js",
                        "settings for linux/arm64: etc/app/log.conf",
                        "resources: app/resources/application.properties",
                        "resources: app/jvm-classpath",
                        "files of all: etc/motd"),
                ImageFiles.of(layered, ARM).files().stream()
                        .map(file -> file.layer() + ": " + file.path())
                        .toList());
    }

    @Test
    void whatPlatformsHaveInCommonIsOneLayer() throws IOException {
        var arm = byName(ARM);
        var shared = byName(AMD);
        shared.entrySet().retainAll(arm.entrySet());
        assertEquals(Set.of("dependencies", "libraries", "assets", "resources", "files of all"), shared.keySet());
        assertEquals(7, arm.size());
    }

    @Test
    void containersSeeTheSame() throws IOException {
        for (var platform : List.of(AMD, ARM)) {
            var files = ImageFiles.of(layered, platform);
            assertEquals(seen(ImageFiles.of(usual, platform)), seen(files));
            assertEquals(List.of(), files.twice());
        }
        assertNotEquals(usual.digest(), layered.digest());
    }

    @Test
    void theSameInputsGiveTheSameImage() throws IOException, InterruptedException {
        var other = Project.copy("layers", temp.resolve("other"));
        other.maven().with("-Players").run("package").succeeded();
        assertEquals(layered.digest(), other.digest());
    }

    /** In the same project, where the goal sees the layers of the pom, which are none of its own. */
    @Test
    void theImageIsSound() throws IOException, InterruptedException {
        layered.maven()
                .with("-Players", "-Dmultiarch.image=oci:" + layered.layout() + ":1.0", "-Dmultiarch.layers=unpacked")
                .run(Maven.goal("verify"))
                .succeeded()
                .says("is sound");
    }

    @Test
    void aPatternForNothingStopsTheBuildBeforeAnythingIsTouched() throws IOException, InterruptedException {
        var other = Project.copy("layers", temp.resolve("wrong"));
        other.maven()
                .with("-Players", "-Dlogging=org.slf4j.none:*")
                .run("package")
                .failed()
                .says("layers libraries dependencies: 'org.slf4j.none:*'");
        assertFalse(Files.exists(other.output().resolve("report.json")));
    }

    private static Map<String, String> byName(String platform) throws IOException {
        var own = OwnFiles.of(layered, platform);
        var layers = new TreeMap<String, String>();
        for (int i = 0; i < own.layers().size(); i++) {
            layers.put(own.names().get(i), own.layers().get(i));
        }
        return layers;
    }

    /** Later layers cover earlier ones. */
    private static Map<String, File> seen(ImageFiles files) {
        var seen = new TreeMap<String, File>();
        files.files().forEach(file -> seen.put(file.path(), new File("", file.path(), file.digest())));
        return seen;
    }
}
