package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.BaseReference.InLayout;
import io.github.multiarch.config.BaseReference.InRegistry;
import io.github.multiarch.config.BaseReference.Scratch;
import io.github.multiarch.oci.ImageReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseReferenceTest {
    private static final Path PROJECT = Path.of("project").toAbsolutePath();
    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    void scratchIsNothing() {
        assertEquals(new Scratch(), parse("scratch"));
        assertEquals("scratch", parse("scratch").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "eclipse-temurin:21-jre, docker.io/library/eclipse-temurin:21-jre",
        "acme/jre, docker.io/acme/jre",
        "docker.io/jre:1, docker.io/library/jre:1",
        "localhost/jre, localhost/jre",
        "host:5000/team/jre:1, host:5000/team/jre:1",
        "scratch:1, docker.io/library/scratch:1",
    })
    void otherNamesAreInARegistry(String text, String full) {
        assertEquals(new InRegistry(ImageReference.parse(full)), parse(text));
        assertEquals(full, parse(text).toString());
    }

    @Test
    void aDigestPinsABaseInARegistry() {
        var pinned = (InRegistry) parse("host:5000/jre:1@sha256:" + HEX);
        assertEquals("sha256:" + HEX, pinned.reference().tagOrDigest());
        assertEquals(Optional.of("1"), pinned.reference().tag());
    }

    @ParameterizedTest
    @CsvSource({
        "oci:bases, bases, ''",
        "oci:./bases/../jre, jre, ''",
        "oci:bases:21-jre, bases, 21-jre",
        "oci:dir.with:dots/bases, dir.with:dots/bases, ''",
        "oci:dir.with:dots/bases:t, dir.with:dots/bases, t",
        "oci:../@shared/jre:1, ../@shared/jre, 1",
        "oci:bases.tar, bases.tar, ''",
    })
    void aLayoutIsRelativeToTheProject(String text, String path, String name) {
        var expected = Optional.of(name).filter(n -> !n.isEmpty());
        assertEquals(new InLayout(PROJECT.resolve(path).normalize(), expected, LayoutForm.DIRECTORY), parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "l:nginx:1.13, l, nginx:1.13",
        "l:host:5000/team/jre:21, l, host:5000/team/jre:21",
        "l:team/jre, l, team/jre",
        "with:colon/l:nginx:1.13, with:colon/l, nginx:1.13",
        "with:colon/l, with:colon/l, ",
        "with:colon, with:colon, ",
    })
    void theFirstColonBehindALayoutThatIsThereEndsItsPath(
            String text, String path, String name, @TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("l"));
        Files.createDirectories(directory.resolve("with:colon/l"));
        var expected = new InLayout(directory.resolve(path), Optional.ofNullable(name), LayoutForm.DIRECTORY);
        assertEquals(expected, BaseReference.parse("oci:" + text, directory));
        assertEquals(expected, BaseReference.parse(expected.toString(), Path.of("elsewhere")));
    }

    @Test
    void anAbsolutePathStaysOne() {
        var path = PROJECT.resolveSibling("elsewhere");
        assertEquals(new InLayout(path, Optional.of("1"), LayoutForm.DIRECTORY), parse("oci:" + path + ":1"));
    }

    @Test
    void aDriveIsNotATag() {
        var unnamed = (InLayout) parse("oci:C:\\bases\\jre");
        assertEquals(Optional.empty(), unnamed.name());
        assertTrue(unnamed.path().toString().endsWith("C:\\bases\\jre"), unnamed.toString());
        var named = (InLayout) parse("oci:C:\\bases\\jre:21");
        assertEquals(Optional.of("21"), named.name());
        assertTrue(named.path().toString().endsWith("C:\\bases\\jre"), named.toString());
    }

    @Test
    void anArchiveIsALayoutInATar() {
        assertEquals(
                new InLayout(PROJECT.resolve("jre.tar"), Optional.of("21"), LayoutForm.ARCHIVE),
                parse("oci-archive:jre.tar:21"));
    }

    @ParameterizedTest
    @CsvSource({
        "docker-archive:jre.tar, jre.tar, ",
        "docker-archive:jre.tar:jre, jre.tar, docker.io/library/jre:latest",
        "docker-archive:jre.tar:team/jre:21, jre.tar, docker.io/team/jre:21",
        "docker-archive:a/jre.tar:host:5000/jre:21, a/jre.tar, host:5000/jre:21",
        "docker-archive:C:\\a\\jre.tar:host:5000/jre:21, C:\\a\\jre.tar, host:5000/jre:21",
        "docker-archive:C:/jre.tar, C:/jre.tar, ",
    })
    void anArchiveOfDockersHasFullNames(String text, String path, String name) {
        assertEquals(
                new InLayout(PROJECT.resolve(path), Optional.ofNullable(name), LayoutForm.DOCKER_ARCHIVE), parse(text));
    }

    @Test
    void aDigestNamesAnImageInALayout() {
        var digest = "sha256:" + HEX;
        assertEquals(
                new InLayout(PROJECT.resolve("bases"), Optional.of(digest), LayoutForm.DIRECTORY),
                parse("oci:bases@" + digest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scratch",
                "eclipse-temurin:21-jre",
                "host:5000/jre:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "oci:bases",
                "oci:bases:21",
                "oci-archive:bases.tar",
                "oci-archive:bases.tar:21",
                "oci-archive:bases.tar@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "oci:@shared/bases:21",
                "docker-archive:bases.tar",
                "docker-archive:bases.tar:jre:21",
                "docker-archive:bases.tar:sha256:21",
                "docker-archive:bases.tar:host:5000/team/jre:21",
                "docker-archive:bases.tar@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "oci:bases@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            })
    void whatItSaysOfItselfIsReadAsItself(String text) {
        var reference = parse(text);
        assertEquals(reference, BaseReference.parse(reference.toString(), Path.of("elsewhere")));
    }

    @ParameterizedTest
    @CsvSource({
        "oci:, the path is missing",
        "oci::21, the path is missing",
        "oci:bases:, the tag is missing",
        "oci:bases:nginx:1.13, neither 'bases' nor 'bases:nginx' exists",
        "oci-archive:a/b.tar:nginx:1.13, neither 'a/b.tar' nor 'a/b.tar:nginx' exists",
        "oci-archive:, is not oci-archive:PATH[:TAG]: the path is missing",
        "docker-archive:, is not docker-archive:PATH[:NAME:TAG]: the path is missing",
        "docker-archive:base.tar:, the name is missing",
        "docker-archive:base.tar:JRE, lower case",
        "oci:bases@sha256:abc, 64 lower-case hexadecimal digits",
        "Team/JRE, lower case",
        "'', ''''",
        "host/${jre}, unresolved property",
    })
    void anythingElseIsRefused(String text, String reason) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> parse(text));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private static BaseReference parse(String text) {
        return BaseReference.parse(text, PROJECT);
    }
}
