package io.github.multiarch.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterpartsTest {
    @ParameterizedTest
    @CsvSource({
        "to/image, jib's <to><image> is <image> here",
        "to, jib's <to> is",
        "from/platforms/platform/architecture, <platforms> here",
        "container/creationTime, <outputTimestamp> here",
        "extraDirectories, is <files>",
        "dockerClient/environment, has no counterpart",
        "images/image/build, docker-maven-plugin's",
        "images, <container><environment>",
        "dockerHost, No Docker engine takes part",
        "image/name, Spring Boot's <image><name> is <image> here",
        "imageName, <image> here",
        "layers/configuration, <layers><layer> here",
        "repository, dockerfile-maven-plugin's",
        "baseImage, <from> here",
    })
    void tellsWhatAForeignNameIsHere(String path, String part) {
        var told = Counterparts.told(path).orElse("nothing");
        assertTrue(told.contains(part), told);
    }

    @Test
    void knowsNothingOfOtherNames() {
        assertEquals(Optional.empty(), Counterparts.told("platfrom"));
        assertEquals(Optional.empty(), Counterparts.told("imag"));
    }

    @Test
    void anElementWithoutARowIsThatAroundIt() {
        assertEquals(
                "pluginExtensions",
                Counterparts.of(ForeignPlugin.JIB, "pluginExtensions/pluginExtension/implementation")
                        .orElseThrow()
                        .path());
        assertEquals(
                "images/image/build/buildx/platforms",
                Counterparts.of(ForeignPlugin.DOCKER, "images/image/build/buildx/platforms/platform")
                        .orElseThrow()
                        .path());
    }

    @Test
    void everyPluginHasRowsAndNoRowIsThereTwice() {
        var seen = new HashSet<String>();
        Counterparts.all().forEach(row -> assertTrue(seen.add(row.plugin() + " " + row.path()), row.path()));
        for (var plugin : ForeignPlugin.values()) {
            assertFalse(Counterparts.all().stream().noneMatch(row -> row.plugin() == plugin), plugin.label());
        }
    }
}
