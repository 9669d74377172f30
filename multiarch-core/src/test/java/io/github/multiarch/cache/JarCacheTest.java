package io.github.multiarch.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.cache.JarCache.Jar;
import io.github.multiarch.classfile.JavaContent;
import io.github.multiarch.fixtures.TestJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer that is wrong on purpose tells what was remembered. */
class JarCacheTest {
    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private Duration step = Duration.ofHours(1).negated();
    private Path jar;

    @BeforeEach
    void aJar() throws IOException {
        jar = new TestJars()
                .with("com/acme/A.class", 17)
                .with("com/acme/B.class", 21)
                .write(folder.resolve("a.jar"));
    }

    @Test
    void aJarThatNobodyHasTouchedIsNotOpened() throws Exception {
        assertEquals(17, release(jar, false));
        assertEquals(21, release(jar, true));
        forge("61r", "52r");
        assertEquals(8, release(jar, false));
        new TestJars().with("com/acme/A.class", 25).write(jar);
        assertEquals(25, release(jar, false));
        assertEquals(List.of(), warnings);
    }

    @Test
    void whatMayChangeUnseenIsOpenedEachTime() throws Exception {
        step = Duration.ofHours(1);
        assertEquals(17, release(jar, false));
        assertFalse(Files.exists(list()));
    }

    @Test
    void inOneBuildTheListIsReadOnce() throws Exception {
        release(jar, false);
        var cache = cache();
        assertEquals(17, release(cache, jar));
        forge("61r", "52r");
        assertEquals(17, release(cache, jar));
    }

    @Test
    void severalAreToldInTheirOrder() throws Exception {
        var other = new TestJars().with("com/acme/C.class", 11).write(folder.resolve("b.jar"));
        release(other, false);
        var contents = cache().contents(List.of(new Jar(jar, true), new Jar(other, false), new Jar(jar, false)), 2);
        assertEquals(
                List.of(21, 11, 17),
                contents.stream().map(JarCacheTest::release).toList());
    }

    @Test
    void anEntryThatWasFoundIsNotLookedForAgain() throws Exception {
        var other = new TestJars().with("com/acme/Main.class", 17).write(folder.resolve("b.jar"));
        assertTrue(cache().hold(List.of(jar, other), "com/acme/Main.class"));
        assertFalse(cache().hold(List.of(jar, other), "com/acme/Other.class"));
        assertFalse(cache().hold(List.of(jar), "com/acme/Main.class"));
        // Of the other jar only the list is asked: the first one would be no archive.
        Files.writeString(jar, "no archive");
        assertTrue(cache().hold(List.of(jar, other), "com/acme/Main.class"));
        new TestJars().with("com/acme/Gone.class", 17).write(other);
        assertFalse(cache().hold(List.of(jar, other), "com/acme/Main.class"));
    }

    @Test
    void aDamagedListCostsOneWarning() throws Exception {
        release(jar, false);
        Files.writeString(list(), "nonsense");
        assertEquals(17, release(jar, false));
        assertEquals(1, warnings.size());
        assertEquals(17, release(jar, false));
        assertEquals(1, warnings.size());
    }

    @Test
    void aLineThatMeansNothingIsNoAnswer() throws Exception {
        release(jar, false);
        forge("61r", "6r1");
        assertEquals(17, release(jar, false));
    }

    private JarCache cache() {
        return JarCache.in(folder.resolve("cache"), new Warning(warnings::add), step);
    }

    private int release(Path file, boolean isThorough) throws IOException {
        return release(cache().contents(List.of(new Jar(file, isThorough)), 1).get(0));
    }

    private static int release(JarCache cache, Path file) throws IOException {
        return release(cache.contents(List.of(new Jar(file, false)), 1).get(0));
    }

    private static int release(JavaContent content) {
        return content.newest().orElseThrow().version().release();
    }

    private Path list() {
        return folder.resolve("cache/scans/jars");
    }

    private void forge(String from, String to) throws IOException {
        var text = Files.readString(list());
        assertTrue(text.contains(from), text);
        Files.writeString(list(), text.replace(from, to));
    }
}
