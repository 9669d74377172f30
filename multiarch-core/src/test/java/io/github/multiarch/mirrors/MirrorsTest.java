package io.github.multiarch.mirrors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorsTest {
    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path machine;

    @Test
    void withoutMirrorsARegistryStandsForItself() throws IOException {
        assertEquals(List.of("docker.io/library/debian:12"), sources("debian:12"));
    }

    @Test
    void theUsersComeFirstThenThoseOfTheFilesThenTheRegistry() throws IOException {
        write("etc/docker/daemon.json", "{\"registry-mirrors\": [\"https://system.example\"], \"debug\": true}");
        write("home/.config/docker/daemon.json", "{\"registry-mirrors\": [\"http://rootless.example:5000/\"]}");
        write("etc/containers/registries.conf", registry("docker.io", "conf.example/hub"));
        assertEquals(
                List.of(
                        "first.example/hub/library/debian:12",
                        "second.example/library/debian:12",
                        "conf.example/hub/library/debian:12",
                        "rootless.example:5000/library/debian:12 insecure",
                        "system.example/library/debian:12",
                        "docker.io/library/debian:12"),
                sources("debian:12", "docker.io=first.example/hub", "docker.io=second.example"));
        assertEquals(List.of("quay.io/acme/jre:1"), sources("quay.io/acme/jre:1", "docker.io=first.example"));
        assertEquals(List.of(), warnings);
    }

    @Test
    void theRegistryItselfAsTheFirstKeepsAllMirrorsOut() throws IOException {
        write("etc/containers/registries.conf", registry("docker.io", "conf.example/hub"));
        assertEquals(List.of("docker.io/library/debian:12"), sources("debian:12", "docker.io=docker.io"));
    }

    @Test
    void thePlacesOfTheFilesAreThoseOfTheOtherTools() throws IOException {
        write("etc/containers/registries.conf", registry("a.example", "system.example"));
        write("etc/containers/registries.conf.d/1.conf", registry("b.example", "drop-in.example"));
        write("etc/containers/registries.conf.d/2.conf", registry("a.example", "later.example"));
        write("etc/containers/registries.conf.d/3.bak", registry("a.example", "other.example"));
        write("home/.config/containers/registries.conf.d/0.conf", registry("c.example", "mine.example"));
        assertEquals(List.of("later.example/x:1", "a.example/x:1"), sources("a.example/x:1"));
        assertEquals(List.of("drop-in.example/x:1", "b.example/x:1"), sources("b.example/x:1"));
        assertEquals(List.of("mine.example/x:1", "c.example/x:1"), sources("c.example/x:1"));

        write("home/.config/containers/registries.conf", registry("a.example", "user.example"));
        assertEquals(List.of("user.example/x:1", "a.example/x:1"), sources("a.example/x:1"));
        assertEquals(List.of("b.example/x:1"), sources("b.example/x:1"));
        assertEquals(List.of("mine.example/x:1", "c.example/x:1"), sources("c.example/x:1"));

        environment.put("XDG_CONFIG_HOME", machine.resolve("xdg").toString());
        write("xdg/containers/registries.conf", registry("a.example", "xdg.example"));
        assertEquals(List.of("xdg.example/x:1", "a.example/x:1"), sources("a.example/x:1"));

        environment.put(
                "CONTAINERS_REGISTRIES_CONF", machine.resolve("named.conf").toString());
        var missing = assertThrows(IOException.class, () -> sources("a.example/x:1"));
        assertTrue(missing.getMessage().contains("CONTAINERS_REGISTRIES_CONF"), missing.getMessage());
        write("named.conf", registry("d.example", "named.example"));
        assertEquals(List.of("named.example/x:1", "d.example/x:1"), sources("d.example/x:1"));
        assertEquals(List.of("drop-in.example/x:1", "b.example/x:1"), sources("b.example/x:1"));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com/a/b:1, m.example/a/b:1",
        "example.com, example.com:5000/a:1, ",
        "example.com, example.com.net/a:1, ",
        "example.com:5000, example.com:5000/a:1, m.example/a:1",
        "example.com/a, example.com/a/b:1, m.example/b:1",
        "example.com/a, example.com/ab:1, ",
        "example.com/a/b, example.com/a/b:1, m.example:1",
        "*.example.com, x.example.com/a:1, m.example/a:1",
        "*.example.com, x.y.example.com/a:1, m.example/a:1",
        "*.example.com, example.com/a:1, ",
        "*.example.com, xexample.com/a:1, ",
        "*.example.com, evil.net/x.example.com/a:1, ",
    })
    void aPrefixIsAWholePartOfAName(String prefix, String image, String mirrored) throws IOException {
        if (mirrored != null && mirrored.equals("m.example:1")) {
            var failure = assertThrows(IOException.class, () -> sources(image, prefix + "=m.example"));
            assertTrue(failure.getMessage().contains("registryMirrors"), failure.getMessage());
            return;
        }
        assertEquals(
                mirrored == null ? List.of(image) : List.of(mirrored, image), sources(image, prefix + "=m.example"));
    }

    @Test
    void theLongestPrefixCounts() throws IOException {
        write(
                "etc/containers/registries.conf",
                registry("*.example.com", "wild.example")
                        + registry("a.example.com", "host.example")
                        + registry("a.example.com/team", "team.example/t"));
        assertEquals(List.of("team.example/t/x:1", "a.example.com/team/x:1"), sources("a.example.com/team/x:1"));
        assertEquals(List.of("wild.example/x:1", "b.example.com/x:1"), sources("b.example.com/x:1"));
        assertEquals("a.example.com/x:1", sources("a.example.com/x:1").get(1));
    }

    @Test
    void aMirrorMayBeForTagsOrDigestsOnly() throws IOException {
        write(
                "etc/containers/registries.conf",
                "[[registry]]\nlocation = 'a.example'\n" + mirror("d.example", "digest-only")
                        + mirror("t.example", "tag-only")
                        + mirror("all.example", "all")
                        + "[[registry]]\nlocation = 'b.example'\nmirror-by-digest-only = true\n[[registry.mirror]]\nlocation = 'd.example'\n");
        assertEquals(List.of("t.example/x:1", "all.example/x:1", "a.example/x:1"), sources("a.example/x:1"));
        assertEquals(
                List.of("d.example/x:1" + DIGEST, "all.example/x:1" + DIGEST, "a.example/x:1" + DIGEST),
                sources("a.example/x:1" + DIGEST));
        assertEquals(List.of("b.example/x:1"), sources("b.example/x:1"));
        assertEquals(List.of("d.example/x" + DIGEST, "b.example/x" + DIGEST), sources("b.example/x" + DIGEST));
    }

    @Test
    void aLocationTakesThePlaceOfTheRegistry() throws IOException {
        write("etc/containers/registries.conf", """
                [[registry]]
                prefix = 'docker.io'
                location = 'internal/hub'
                insecure = true
                [[registry]]
                prefix = '*.example'
                insecure = true
                """);
        assertEquals(List.of("internal/hub/library/debian:12 insecure"), sources("debian:12"));
        assertEquals(List.of("a.example/x:1 insecure"), sources("a.example/x:1"));
    }

    @Test
    void whatIsBlockedIsAskedOfNobody() throws IOException {
        write(
                "etc/containers/registries.conf",
                "[[registry]]\nlocation = 'a.example/free'\n[[registry]]\nlocation = 'a.example'\nblocked = true\n");
        var failure = assertThrows(IOException.class, () -> sources("a.example/x:1", "a.example=m.example"));
        for (var part : List.of(
                "a.example/x:1",
                "blocked",
                machine.resolve("etc/containers/registries.conf").toString())) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
        assertEquals(List.of("a.example/free/x:1"), sources("a.example/free/x:1"));
    }

    @Test
    void aFileThatMakesNoSenseIsNamedWithItsLine() throws IOException {
        var conf = machine.resolve("etc/containers/registries.conf");
        write("etc/containers/registries.conf", "\n[[registry]]\nlocation = docker.io\n");
        assertTrue(messageFor("a.example/x:1").contains(conf + ", line 3: "), messageFor("a.example/x:1"));
        write("etc/containers/registries.conf", "");
        Files.write(conf, new byte[] {(byte) 0xff});
        assertTrue(messageFor("a.example/x:1").contains(conf + " is not UTF-8"), messageFor("a.example/x:1"));
        write("etc/containers/registries.conf", "");
        var daemon = machine.resolve("etc/docker/daemon.json");
        write("etc/docker/daemon.json", "{\"registry-mirrors\": \"https://a.example\"}");
        assertTrue(messageFor("debian:12").contains(daemon.toString()), messageFor("debian:12"));
        assertEquals(List.of("a.example/x:1"), sources("a.example/x:1"));
    }

    /** What Docker has behind the host is not a part of an image's name. */
    @Test
    void dockersMirrorsWithAPathAreToldAndNotAsked() throws IOException {
        write(
                "etc/docker/daemon.json",
                "{\"registry-mirrors\": [\"https://ann:secret@a.example\", \"https://b.example/hub\", \"ftp://c.example\", \"d.example\"]}");
        assertEquals(List.of("docker.io/library/debian:12"), sources("debian:12"));
        assertEquals(4, warnings.size(), warnings.toString());
        assertTrue(warnings.get(1).contains("https://b.example/hub"), warnings.toString());
        assertTrue(warnings.stream().noneMatch(line -> line.contains("secret")), warnings.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker.io",
                "docker.io=",
                "=m.example",
                "docker.io=https://m.example",
                "docker.io=*.example",
                "docker.io=m.example/UP"
            })
    void aMirrorThatIsNoneIsRefused(String given) {
        assertThrows(IllegalArgumentException.class, () -> Mirrors.parse(List.of(given)));
    }

    private String messageFor(String image) {
        return assertThrows(IOException.class, () -> sources(image)).getMessage();
    }

    private List<String> sources(String image, String... given) throws IOException {
        var files = new MachineFiles(environment, machine.resolve("home"), machine.resolve("etc"));
        return new Mirrors(Mirrors.parse(List.of(given)), Optional.of(files), warnings::add)
                .sources(ImageReference.parse(image)).stream()
                        .map(source -> source.image() + (source.isInsecure() ? " insecure" : ""))
                        .toList();
    }

    private void write(String path, String text) throws IOException {
        var file = machine.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String registry(String location, String mirror) {
        return "[[registry]]\n" + (location.startsWith("*") ? "prefix" : "location") + " = \"" + location
                + "\"\n[[registry.mirror]]\nlocation = \"" + mirror + "\"\n";
    }

    private static String mirror(String location, String use) {
        return "[[registry.mirror]]\nlocation = '" + location + "'\npull-from-mirror = '" + use + "'\n";
    }
}
