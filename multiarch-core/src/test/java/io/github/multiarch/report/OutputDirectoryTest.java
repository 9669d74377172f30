package io.github.multiarch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.TestApplications;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputDirectoryTest {
    @TempDir
    Path target;

    private Path directory;
    private OutputDirectory output;

    @BeforeEach
    void directory() {
        directory = target.resolve("deep/multiarch");
        output = new OutputDirectory(directory);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        var report = Reports.make().report();
        output.clear();
        output.write(report);
        assertEquals(report, output.read());
        assertEquals(report.digest() + "\n", Files.readString(directory.resolve("digest")));
        try (var files = Files.list(directory)) {
            assertEquals(2, files.count(), "nothing else is left");
        }
    }

    @Test
    void whatIsWrittenMayBeReadByOthers() throws Exception {
        Files.createDirectories(directory);
        var usual = Files.createFile(directory.resolve("usual"));
        Assumptions.assumeTrue(Files.getFileAttributeView(usual, PosixFileAttributeView.class) != null);
        var expected = Files.getPosixFilePermissions(usual);
        output.write(Reports.make().report());
        assertTrue(expected.contains(PosixFilePermission.OWNER_READ));
        assertEquals(expected, Files.getPosixFilePermissions(directory.resolve("report.json")));
        assertEquals(expected, Files.getPosixFilePermissions(directory.resolve("digest")));
    }

    @Test
    void whatAnEarlierBuildLeftGoes() throws Exception {
        output.clear();
        output.write(Reports.make().report());
        TestApplications.write(output.layout().resolve("blobs/sha256/old"), "x");
        TestApplications.write(output.archive(), "x");
        TestApplications.write(directory.resolve("kept-by-others.txt"), "x");
        var unpacked = TestApplications.write(output.unpacked().resolve("kit/run"), "x");
        output.clear();
        assertFalse(Files.exists(directory.resolve("report.json")));
        assertFalse(Files.exists(directory.resolve("digest")));
        assertFalse(Files.exists(output.layout()));
        assertFalse(Files.exists(output.archive()));
        assertTrue(Files.exists(directory.resolve("kept-by-others.txt")));
        assertTrue(unpacked.startsWith(directory) && Files.exists(unpacked), "it is found again by the next build");
        assertThrows(NothingBuiltException.class, output::read);
    }

    @Test
    void whatAKilledRunLeftGoes() throws Exception {
        TestApplications.write(directory.resolve(".partial-0"), "{");
        TestApplications.write(directory.resolve(".partial-1"), "sha");
        TestApplications.write(directory.resolve(".partial-2/blobs/sha256/0"), "of an export");
        TestApplications.write(directory.resolve(".kept-by-others"), "x");
        output.clear();
        try (var files = Files.list(directory)) {
            assertEquals(List.of(directory.resolve(".kept-by-others")), files.toList());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws Exception {
        var report = directory.resolve("report.json");
        TestApplications.write(report.resolve("a folder with something in it"), "x");
        var e = assertThrows(
                IOException.class, () -> output.write(Reports.make().report()));
        assertTrue(e.getMessage().startsWith("writing " + report + " failed: "), e.getMessage());
    }

    @Test
    void clearingDoesNotFollowLinks() throws Exception {
        var precious = TestApplications.write(target.resolve("precious/file"), "x");
        Files.createDirectories(output.layout());
        Files.createSymbolicLink(output.layout().resolve("link"), precious.getParent());
        output.clear();
        assertTrue(Files.exists(precious));
        assertFalse(Files.exists(output.layout()));
    }

    @Test
    void clearingNothingMakesTheFolder() throws Exception {
        output.clear();
        assertTrue(Files.isDirectory(directory));
    }

    @Test
    void nothingBuiltSaysWhatToDo() {
        var failure = assertThrows(NothingBuiltException.class, output::read);
        assertTrue(failure.getMessage().startsWith("nothing to publish: " + directory + " has no finished build"));
        assertTrue(failure.getMessage().contains("run mvn package, or mvn deploy with both goals bound"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "\"text\"",
                "{\"image\": 7}",
            })
    void aDamagedReportIsNamed(String content) throws IOException {
        TestApplications.write(directory.resolve("report.json"), content);
        assertDamaged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sha256:", "host:5000/jre:21", "registry.example.com", "\"layers\"", "\"size\"", "\"platforms\""
            })
    void aReportWithADamagedPartIsNamed(String part) throws Exception {
        output.clear();
        output.write(Reports.make().report());
        var file = directory.resolve("report.json");
        Files.writeString(file, Files.readString(file).replace(part, part.startsWith("\"") ? "\"x\"" : "!!"));
        assertDamaged();
    }

    @Test
    void aReportWithoutEndIsNotReadWhole() throws IOException {
        var file = TestApplications.write(directory.resolve("report.json"), "{}");
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(8L << 30);
        }
        var failure = assertThrows(IOException.class, output::read);
        assertTrue(failure.getMessage().contains(file + ", has more than 4194304 bytes, which is the limit"));
        Files.delete(file);
        Files.createDirectory(file);
        assertThrows(NothingBuiltException.class, output::read);
    }

    private void assertDamaged() {
        var failure = assertThrows(IOException.class, output::read);
        assertEquals(
                "the report of the last build, " + directory.resolve("report.json")
                        + ", is damaged; nothing was published. Build again: mvn package",
                failure.getMessage());
    }
}
