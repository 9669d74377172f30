package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    private static final Path HOME = Path.of("/home/ann");

    @Test
    void isWhereEachSystemHasIt() {
        assertEquals(Path.of("/home/ann/.cache/multiarch"), CacheFolder.of(Map.of(), "Linux", HOME));
        assertEquals(Path.of("/home/ann/Library/Caches/multiarch"), CacheFolder.of(Map.of(), "Mac OS X", HOME));
        assertEquals(Path.of("/home/ann/AppData/Local/multiarch"), CacheFolder.of(Map.of(), "Windows 11", HOME));
        assertEquals(Path.of("/fast/multiarch"), CacheFolder.of(Map.of("XDG_CACHE_HOME", "/fast"), "Linux", HOME));
        assertEquals(
                Path.of("/home/ann/.cache/multiarch"),
                CacheFolder.of(Map.of("XDG_CACHE_HOME", "relative"), "Linux", HOME));
    }

    @Test
    void isOneForAllModulesOfABuild() {
        var one = new MavenRun();
        var folder = one.basedir().resolve("cache");
        var first = Sessions.of(one.session, folder, 1000, line -> {});
        assertSame(first, Sessions.of(one.session.clone(), folder, 1000, line -> {}));
        assertNotSame(first, Sessions.of(one.session, folder.resolve("other"), 1000, line -> {}));
        assertNotSame(first, Sessions.of(new MavenRun().session, folder, 1000, line -> {}));
    }
}
