package io.github.multiarch.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
    private static final String DIGEST = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @ParameterizedTest
    @CsvSource({
        "eclipse-temurin,               docker.io/library/eclipse-temurin, latest",
        "eclipse-temurin:21-jre,        docker.io/library/eclipse-temurin:21-jre, 21-jre",
        "library/busybox,               docker.io/library/busybox, latest",
        "acme/app:1,                    docker.io/acme/app:1, 1",
        "a/b/c:1,                       docker.io/a/b/c:1, 1",
        "docker.io/busybox,             docker.io/library/busybox, latest",
        "index.docker.io/busybox:1,     docker.io/library/busybox:1, 1",
        "registry-1.docker.io/a/b,      docker.io/a/b, latest",
        "DOCKER.IO/busybox,             docker.io/library/busybox, latest",
        "localhost/app,                 localhost/app, latest",
        "localhost:5000/app,            localhost:5000/app, latest",
        "localhost:5000/app:1.0,        localhost:5000/app:1.0, 1.0",
        "host:5000/team/app:v1,         host:5000/team/app:v1, v1",
        "127.0.0.1:5000/app,            127.0.0.1:5000/app, latest",
        "[::1]:5000/app:1,              [::1]:5000/app:1, 1",
        "[fe80::1:ab]/app:1,            [fe80::1:ab]/app:1, 1",
        "[::ffff:10.0.0.1]:80/app:1,    [::ffff:10.0.0.1]:80/app:1, 1",
        "[2001:db8::1]/team/app,        [2001:db8::1]/team/app, latest",
        "Registry.Example.COM/app:X,    registry.example.com/app:X, X",
        "quay.io/a/b-c_d__e.f--g,       quay.io/a/b-c_d__e.f--g, latest",
        "gcr.io/distroless/java21:nonroot, gcr.io/distroless/java21:nonroot, nonroot",
        "app:_1.2-3,                    docker.io/library/app:_1.2-3, _1.2-3"
    })
    void names(String written, String full, String asked) {
        var reference = ImageReference.parse(written);
        assertEquals(full, reference.toString());
        assertEquals(asked, reference.tagOrDigest());
        assertEquals(reference, ImageReference.parse(full));
    }

    @Test
    void aDigestCountsMoreThanATag() {
        var pinned = ImageReference.parse("host:5000/app:1@" + DIGEST);
        assertEquals("host:5000/app:1@" + DIGEST, pinned.toString());
        assertEquals(DIGEST, pinned.tagOrDigest());
        assertEquals(DIGEST, ImageReference.parse("app@" + DIGEST).tagOrDigest());
        assertEquals("host:5000/app:2", pinned.withTag("2").toString());
        assertEquals(pinned, ImageReference.parse("host:5000/app:1").withDigest(Digest.parse(DIGEST)));
        assertTrue(pinned.isSameRepositoryAs(ImageReference.parse("host:5000/app")));
        assertFalse(pinned.isSameRepositoryAs(ImageReference.parse("host:5001/app")));
        assertThrows(IllegalArgumentException.class, () -> pinned.withTag("a b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                ":",
                "@",
                ":tag",
                "app:",
                "app@",
                "app ",
                " app",
                "a b",
                "app:a b",
                "app:.a",
                "app:-a",
                "app@sha256:1",
                "app@md5:900150983cd24fb0d6963f7d28e17f72",
                "a//b",
                "/app",
                "app/",
                "-app",
                "app-",
                "a..b",
                "a___b",
                "../app",
                "host.example/../app",
                "host.example/",
                "host.example:port/app",
                "host.example:123456/app",
                "-host.example/app",
                "host_name.example/app",
                "user@host.example/app",
                "https://host.example/app",
                "[::1/app",
                "app\n",
                "app\0",
                "äpp",
                "host.example/app?x",
                "host.example/app#x",
                "host.example/app%2f"
            })
    void whatIsNone(String text) {
        var failure = assertThrows(IllegalArgumentException.class, () -> ImageReference.parse(text));
        assertFalse(failure.getMessage().chars().anyMatch(Character::isISOControl), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example.com/Acme/App:1, acme/app",
        "Acme/App,                        acme/app",
        "MyApp,                           library/myapp"
    })
    void upperCaseIsAnErrorThatShowsLowerCase(String written, String lower) {
        var failure = assertThrows(IllegalArgumentException.class, () -> ImageReference.parse(written));
        assertTrue(failure.getMessage().contains("lower case: '" + lower + "'"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example.com/acme/${project.name}:1, ${project.name}",
        "${registry}/app:${tag},                      ${registry}",
        "app:${tag,                                   ${"
    })
    void anUnresolvedPropertyIsNamed(String written, String property) {
        var failure = assertThrows(IllegalArgumentException.class, () -> ImageReference.parse(written));
        assertTrue(failure.getMessage().contains("define '" + property + "'"), failure.getMessage());
    }

    @Test
    void anUnresolvedPropertyAfterABraceIsNamed() {
        var failure = assertThrows(IllegalArgumentException.class, () -> ImageReference.parse("a}b/${x}"));
        assertTrue(failure.getMessage().contains("define '${x}'"), failure.getMessage());
    }

    @Test
    void lengths() {
        var longest = "h.example/" + "a".repeat(245);
        assertEquals(longest, ImageReference.parse(longest).toString());
        var name = assertThrows(IllegalArgumentException.class, () -> ImageReference.parse(longest + "a"));
        assertTrue(name.getMessage().contains("longer than 255"), name.getMessage());
        assertEquals("t".repeat(128), ImageReference.checkTag("t".repeat(128)));
        assertThrows(IllegalArgumentException.class, () -> ImageReference.checkTag("t".repeat(129)));
        assertThrows(IllegalArgumentException.class, () -> ImageReference.checkTag(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "a/", "a-", "a__", "a", "-", "[:", "a.a:1/"})
    void endlessNamesAreRefused(String part) {
        var endless = part.repeat(200_000) + "a";
        assertThrows(IllegalArgumentException.class, () -> ImageReference.parse(endless));
        assertThrows(IllegalArgumentException.class, () -> ImageReference.parse(endless + "/app"));
    }
}
