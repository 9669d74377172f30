package io.github.multiarch.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that several give to a layout at the same time are all there afterwards. */
class LayoutLockTest {
    private static final List<String> WRITERS = List.of("a", "b", "c");

    @TempDir
    private Path directory;

    private String digest;

    @BeforeEach
    void image() throws IOException {
        digest = Sample.image(OciLayout.create(directory), "linux/arm64")
                .digest()
                .toString();
    }

    @Test
    void ofOneProcess() throws Exception {
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var writer : WRITERS) {
            tasks.add(() -> {
                LayoutTagMain.name(directory, digest, writer);
                return true;
            });
        }
        var threads = Executors.newFixedThreadPool(WRITERS.size());
        try {
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertAllThere();
    }

    @Test
    void ofSeveralProcesses() throws Exception {
        var processes = new ArrayList<Process>();
        for (var writer : WRITERS) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LayoutTagMain.class.getName(),
                            directory.toString(),
                            digest,
                            writer)
                    .inheritIO()
                    .start());
        }
        for (var process : processes) {
            assertEquals(0, process.waitFor());
        }
        assertAllThere();
    }

    private void assertAllThere() throws IOException {
        var expected = new TreeSet<String>();
        for (var writer : WRITERS) {
            for (int i = 0; i < LayoutTagMain.NAMES; i++) {
                expected.add(writer + i);
            }
        }
        assertEquals(expected, new TreeSet<>(OciLayout.open(directory).names()));
    }
}
