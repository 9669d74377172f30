package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where in an image something lies. */
class ImagePathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/usr", "/usr/", "/usr/bin/orders", "/.hidden/..data", "/größe"})
    void isAbsolute(String text) {
        assertEquals(text, new ImagePath(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "usr",
                "./usr",
                "/usr/../etc",
                "/..",
                "/../",
                "/.",
                "/usr/./bin",
                "//",
                "//usr",
                "/a//",
                "/a\0b",
                "/a\nb"
            })
    void leadsNowhereElse(String text) {
        var message = assertThrows(IllegalArgumentException.class, () -> new ImagePath(text))
                .getMessage();
        assertTrue(
                message.endsWith("is not an absolute path such as /usr/bin/orders, without '.', '..' and '//'"),
                message);
    }

    @Test
    void holdsWhatLiesThere() {
        assertEquals("/a", ImagePath.ROOT.with("a"));
        assertEquals("/opt/a/b", new ImagePath("/opt").with("a/b"));
        assertEquals("/opt/a", new ImagePath("/opt/").with("a"));
    }
}
