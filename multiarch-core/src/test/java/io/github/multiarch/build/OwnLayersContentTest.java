package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.multiarch.fixtures.TestApplications;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With layers that the user wants, containers see what they see without. */
class OwnLayersContentTest extends LayeredApplication {
    /** What a container sees: the last entry of each path, be it a file, a link or a folder. */
    @ParameterizedTest
    @EnumSource
    void noFileIsLostOrTwiceOrAnother(AShape shape) throws Exception {
        shape(shape);
        var anyFiles = List.of(
                files("settings", "/etc/app/**", "/usr/bin/*"),
                files("static", "/**/static/**"),
                dependencies("company", "com.acme*:*"));
        var usual = build();
        for (var layers : List.of(
                anyFiles,
                List.of(files("everything", "/**")),
                List.of(files("jars", "/**/*.jar"), files("links", "/opt/model/latest")))) {
            given.layers = new ArrayList<>(layers);
            if (shape == AShape.PACKAGED) {
                given.layers.removeIf(layer -> layer.name().equals(Optional.of("static")));
            }
            var build = build();
            for (var platform : List.of(AMD, ARM)) {
                assertEquals(seen(usual, platform), seen(build, platform), () -> shape + " " + layers);
                assertEquals(List.of(), twice(build, platform));
                assertEquals(
                        usual.config(platform).entrypoint(),
                        build.config(platform).entrypoint());
                assertNotEquals(usual.layerNames(platform), build.layerNames(platform));
            }
        }
    }

    @Test
    void aFileThatTakesThePlaceOfAnotherStillDoes() throws Exception {
        TestApplications.write(given.filesDirectory.resolve("linux-arm64/etc/app/app.conf"), "of arm64\n");
        TestApplications.write(given.filesDirectory.resolve("all/srv/app/resources/app.properties"), "of the files\n");
        var usual = build();
        given.layers =
                List.of(classes("properties", "*.properties"), files("settings", "/etc/app/**", "/**/*.properties"));
        var build = build();
        for (var platform : List.of(AMD, ARM)) {
            assertEquals(seen(usual, platform), seen(build, platform));
        }
        given.layers = List.of(files("settings", "/etc/app/**", "/**/*.properties"));
        build = build();
        for (var platform : List.of(AMD, ARM)) {
            assertEquals(seen(usual, platform), seen(build, platform));
            assertEquals(List.of(), twice(build, platform));
        }
        assertEquals(
                List.of("settings", "settings for linux/arm64"),
                build.layerNames(ARM).stream()
                        .filter(name -> name.startsWith("settings"))
                        .toList());
        assertEquals(List.of("etc/app/secret.key", "srv/app/resources/app.properties"), names(build, "settings"));
    }

    @Test
    void aFolderWhoseFilesAreAllTakenStaysOnTheClassPath() throws Exception {
        var usual = build();
        given.layers = List.of(classes("all", "**"));
        var build = build();
        assertEquals(usual.config(AMD).entrypoint(), build.config(AMD).entrypoint());
        assertEquals(
                List.of("dependencies", "all", "snapshot dependencies", "project dependencies", "files of all"),
                build.layerNames(AMD));
    }
}
