package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.oci.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where files come from, as poms say it. */
class FileSourcesTest {
    private static final Platform ARM = Platform.parse("linux/arm/v7");
    private static final Platform IBM = Platform.parse("linux/s390x");

    @TempDir
    Path project;

    @ParameterizedTest
    @CsvSource({
        "target/{os}-{arch}{variant}, target/linux-armv7, target/linux-s390x",
        "{platform}/{variant}, linux-arm-v7/v7, linux-s390x/",
        "{arch}{arch}, armarm, s390xs390x",
        "plain}, plain}, plain}"
    })
    void placeholdersAreThoseOfThePlatform(String text, String arm, String ibm) {
        assertEquals(arm, new PlatformText(text).of(ARM));
        assertEquals(ibm, new PlatformText(text).of(IBM));
        assertEquals(!arm.equals(text), new PlatformText(text).namesPlatform());
    }

    @ParameterizedTest
    @CsvSource({"target/{cpu}/x, {cpu}", "{OS}, {OS}", "{}, {}", "a{os, {os", "{{os}}, {", "${os}${x}, {x}"})
    void whatIsNoPlaceholderIsNamedWithThoseThatAre(String text, String unknown) {
        assertEquals(
                "'" + unknown + "' is no placeholder; there are {os}, {arch}, {variant}, {platform}",
                assertThrows(IllegalArgumentException.class, () -> new PlatformText(text))
                        .getMessage());
    }

    @Test
    void coordinatesMayHaveATypeAndAClassifier() {
        assertEquals("a.b:c:jar:1", ArtifactId.parse("a.b:c:1").toString());
        assertEquals("a:b:tar.gz:1", ArtifactId.parse("a:b:1:tar.gz").toString());
        var protoc = ArtifactId.parse("com.google.protobuf:protoc:4.31.1:exe:linux-x86_64");
        assertEquals("protoc-4.31.1-linux-x86_64.exe", protoc.fileName());
        assertEquals(Optional.of("linux-x86_64"), protoc.classifier());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a:b:1:jar:x:y", "a::1", "a:b:1:", "a b:c:1", "..:b:1", "a/b:c:1", "a:b:${v}"})
    void whatIsNoArtifactIsSaidToBeNone(String text) {
        var message = assertThrows(IllegalArgumentException.class, () -> ArtifactId.parse(text))
                .getMessage();
        assertTrue(message.startsWith("'" + text + "' is no artifact; write groupId:artifactId:version"), message);
    }

    @Test
    void sourcesAreReadInTheirOrder() throws Exception {
        var given = given(
                FileSourceParameters.of("native/{os}"),
                source("orders", null, "/usr/bin/"),
                source(null, "a:b:1:exe:{os}-{arch}", "/opt/{arch}"));
        var files = given.request().files();
        assertEquals(
                List.of("native/{os}", "orders", "a:b:1:exe:{os}-{arch}"),
                files.stream().map(file -> file.origin().toString()).toList());
        assertEquals(
                List.of("/", "/usr/bin/", "/opt/{arch}"),
                files.stream().map(file -> file.into().text()).toList());
        assertEquals(
                List.of(true, false, true),
                files.stream().map(FileSource::namesPlatform).toList());
        assertEquals(
                project.resolve("native/linux"),
                ((FileSource.OnDisk) files.get(0).origin()).of(ARM));
        assertEquals(
                "a:b:exe:linux-aarch_64:1",
                ((FileSource.InRepository) files.get(2).origin())
                        .of(ARM, "aarch_64")
                        .toString());
        assertFalse(files.get(0).executable());
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var given = given(
                source(null, null, null),
                source("a", "b:c:1", null),
                source("target/{cpu}", null, null),
                source(null, "protoc:exe", null),
                source("x", null, "usr/bin"),
                source("y", null, "/opt/../etc"),
                source("z", null, "/{machine}"));
        var problems = new ArrayList<String>();
        assertThrows(InvalidRequestException.class, given::request)
                .problems()
                .forEach(problem ->
                        problems.add(problem.toString().replaceFirst("; (there|write) .*|, without .*", "")));
        assertEquals(
                List.of(
                        "files: needs either a <path> or an <artifact>, and only one of them",
                        "files a: needs either a <path> or an <artifact>, and only one of them",
                        "files target/{cpu}: '{cpu}' is no placeholder",
                        "files protoc:exe: 'protoc:exe' is no artifact",
                        "files x into: 'usr/bin' is not an absolute path such as /usr/bin/orders",
                        "files y into: '/opt/../etc' is not an absolute path such as /usr/bin/orders",
                        "files z into: '{machine}' is no placeholder"),
                problems);
    }

    private TestParameters given(FileSourceParameters... sources) {
        var given = TestParameters.in(project, "linux/amd64");
        given.files = List.of(sources);
        return given;
    }

    private static FileSourceParameters source(String path, String artifact, String into) {
        return new FileSourceParameters(
                Optional.ofNullable(path), Optional.ofNullable(artifact), Optional.ofNullable(into), false, false);
    }
}
