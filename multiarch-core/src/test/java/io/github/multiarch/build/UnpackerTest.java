package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.ImagePath;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.content.Executables;
import io.github.multiarch.fixtures.TarContent;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives become folders below one place, or nothing at all. */
class UnpackerTest {
    private static final UnpackLimits LIMITS = new UnpackLimits(20, 1_000_000, 20_000, 2);

    @TempDir
    Path directory;

    static Stream<byte[]> archives() {
        var tar = Archives.tar(out -> out.folder("./")
                .file("./bin/run", 0755, "program")
                .file("bin/read", 0644, "text")
                .link("run", "bin/run")
                .link("absolute", "/usr/bin/env")
                .folder("var/empty/"));
        var zip = Archives.zip(out -> out.file("bin/run", 0100755, "program")
                .file("bin/read", 0, "text")
                .file("run", 0120777, "bin/run")
                .file("absolute", 0120777, "/usr/bin/env")
                .file("var/empty/", 040755, ""));
        return Stream.of(tar, Archives.gzip(tar), zip);
    }

    @ParameterizedTest
    @MethodSource("archives")
    void filesModesAndLinksAreKept(byte[] archive) throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system has no permissions");
        var out = new ByteArrayOutputStream();
        new FileTreeArchive(PlacedFiles.atRoot(unpack(archive)), TestParameters.CREATED).writeTo(out);
        var content = TarContent.read(new ByteArrayInputStream(out.toByteArray()));
        assertEquals(
                List.of(
                        "777 absolute -> /usr/bin/env",
                        "644 bin/read",
                        "755 bin/run",
                        "777 run -> bin/run",
                        "755 var/empty/"),
                content.lines());
        assertEquals("program", content.entry("bin/run").text());
    }

    @Test
    void ownersAndModesAreThoseOfTheArchive() throws IOException {
        var archive = Archives.tar(out -> out.folder("./", 0700, 7)
                .folder("data/", 0755, 1000)
                .folder("shared/", 01777, 0)
                .file("shared/x", 0644, "x")
                .file("etc/key", 0600, "k")
                .file("usr/bin/helper", 04755, "h"));
        Files.write(directory.resolve("archive"), archive);
        for (int i = 0; i < 2; i++) {
            var tree = new Unpacker(directory.resolve("unpacked"), LIMITS).unpack(directory.resolve("archive"));
            var files = new PlacedFiles("it", tree.folder(), ImagePath.ROOT, false, Optional.of(tree.access()));
            var out = new ByteArrayOutputStream();
            new FileTreeArchive(files, TestParameters.CREATED).writeTo(out);
            var content = TarContent.read(new ByteArrayInputStream(out.toByteArray()));
            assertEquals(
                    List.of("755 data/", "600 etc/key", "1777 shared/", "644 shared/x", "4755 usr/bin/helper"),
                    content.lines());
            assertEquals("1000:1000::", content.entry("data/").owner());
        }
    }

    @Test
    void anArchiveThatIsTheSameIsUnpackedOnce() throws IOException {
        var archive = Archives.tar(out -> out.file("run", 0755, "one"));
        var first = unpack(archive);
        var time = Files.getLastModifiedTime(first.resolve("run"));
        Files.writeString(first.resolve("mark"), "still here");
        assertEquals(first, unpack(archive));
        assertTrue(Files.exists(first.resolve("mark")));
        assertEquals(time, Files.getLastModifiedTime(first.resolve("run")));
        var second = unpack(Archives.tar(out -> out.file("run", 0755, "two")));
        assertNotEquals(first, second);
        assertEquals("two", Files.readString(second.resolve("run")));
    }

    @Test
    void anotherNameOfAFileIsAnotherFile() throws IOException {
        var folder = unpack(Archives.tar(
                out -> out.file("bin/run", 0755, "program").special("walk", TarConstants.LF_LINK, "./bin/run")));
        assertEquals("program", Files.readString(folder.resolve("walk")));
        assertTrue(Executables.isExecutable(folder.resolve("walk")));
    }

    private record Row(String name, Supplier<byte[]> archive, String complaint) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> refused() {
        return Stream.of(
                tar("up", "'a/../../b' leads out of it", out -> out.file("a/../../b", 0644, "x")),
                tar("absolute", "'/etc/passwd' is absolute", out -> out.file("/etc/passwd", 0644, "x")),
                tar("link up", "'../l' leads out of it", out -> out.link("../l", "x")),
                tar("folder up", "'../f/' leads out of it", out -> out.folder("../f/")),
                tar(
                        "through a link",
                        "'l/x' lies below 'l', which is a link",
                        out -> out.link("l", "/tmp").file("l/x", 0644, "x")),
                tar(
                        "a link over a folder",
                        "'l' is there twice",
                        out -> out.file("l/x", 0644, "x").link("l", "/tmp")),
                tar(
                        "a link over a file",
                        "'l' is there twice",
                        out -> out.file("l", 0644, "x").link("l", "/tmp")),
                tar(
                        "twice",
                        "'./a' is there twice",
                        out -> out.file("a", 0644, "x").file("./a", 0644, "y")),
                tar(
                        "below a file",
                        "'a/b' lies below 'a', which is a file",
                        out -> out.file("a", 0644, "x").file("a/b", 0644, "x")),
                tar(
                        "a folder over a link",
                        "'l/' lies below 'l', which is a link",
                        out -> out.link("l", "/tmp").folder("l/")),
                tar("the folder itself", "'.' is there twice", out -> out.file(".", 0644, "x")),
                tar("device", "'null' is neither a file", out -> out.special("null", TarConstants.LF_CHR, "")),
                tar("disk", "'sda' is neither a file", out -> out.special("sda", TarConstants.LF_BLK, "")),
                tar("pipe", "'p' is neither a file", out -> out.special("p", TarConstants.LF_FIFO, "")),
                tar("odd", "'odd' is neither a file", out -> out.special("odd", (byte) 'Z', "")),
                tar(
                        "the same as one outside",
                        "leads out of it",
                        out -> out.special("passwd", TarConstants.LF_LINK, "../../etc/passwd")),
                tar(
                        "the same as none",
                        "which is no file of this archive",
                        out -> out.special("a", TarConstants.LF_LINK, "b")),
                tar(
                        "the same as a link",
                        "which is no file of this archive",
                        out -> out.link("l", "/etc/passwd").special("a", TarConstants.LF_LINK, "l")),
                tar("link to nothing", "points to nothing", out -> out.link("l", "")),
                tar("many", "more than 20 entries", out -> {
                    for (int i = 0; i < 21; i++) {
                        out.file("f" + i, 0644, "");
                    }
                }),
                row(
                        "bomb",
                        "come out of it, which is the limit",
                        () -> Archives.gzip(Archives.tar(out -> out.file("zeros", 0644, "0".repeat(500_000))))),
                row(
                        "zip bomb",
                        "come out of it, which is the limit",
                        () -> Archives.zip(out -> out.file("zeros", 0100644, "0".repeat(500_000)))),
                row("zip up", "'../b' leads out of it", () -> Archives.zip(out -> out.file("../b", 0100644, "x"))),
                row(
                        "zip through a link",
                        "'l/x' lies below 'l', which is a link",
                        () -> Archives.zip(out -> out.file("l", 0120777, "/tmp").file("l/x", 0100644, "x"))),
                row("zip device", "'d' is neither a file", () -> Archives.zip(out -> out.file("d", 020644, ""))),
                row(
                        "zip twice",
                        "'a' is there twice",
                        () -> Archives.zip(out -> out.file("a", 0100644, "x").file("a", 0100644, "y"))),
                row("zip with a wrong sum", "its checksum is wrong", UnpackerTest::damagedZip),
                row("half", "", () -> half(Archives.tar(out -> out.file("a", 0644, "x".repeat(5000))))),
                row("half packed", "", () -> half(Archives.gzip(Archives.tar(out -> out.file("a", 0644, "xyz"))))),
                row("without its checksum", "", () -> {
                    var whole = Archives.gzip(Archives.tar(out -> out.file("a", 0644, "xyz")));
                    return Arrays.copyOf(whole, whole.length - 4);
                }),
                row(
                        "zstd in a zip",
                        "'bin/run' is encrypted, or packed in an unusual way (method 93 of zip)",
                        () -> ArchiveParsers.packedBy(93)),
                row("packed text", "no tar is in it", () -> Archives.gzip(new byte[1000])),
                row("nothing", "it is no zip, jar, tar or tar.gz", () -> new byte[0]),
                row("text", "it is no zip, jar, tar or tar.gz", () -> new byte[1000]));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsRefusedLeavesNothing(Row row) throws IOException {
        var failure = assertThrows(IOException.class, () -> unpack(row.archive().get()));
        var start = "unpacking " + directory.resolve("archive") + " failed: ";
        assertTrue(failure.getMessage().startsWith(start), failure.getMessage());
        assertTrue(failure.getMessage().contains(row.complaint()), failure.getMessage());
        try (var left = Files.list(directory.resolve("unpacked"))) {
            assertEquals(List.of(), left.toList());
        }
        assertFalse(Files.exists(directory.resolve("b"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void namesThatNobodyCanReadAreShownCleanAndShort() {
        var beginning = "unpacking " + directory.resolve("archive") + " failed: '../";
        var controls = messageOf(Archives.tar(out -> out.file("../\u001b[2J\n\u009bb", 0644, "x")));
        assertEquals(beginning + "?[2J??b' leads out of it", controls);
        var zipped = messageOf(Archives.zip(out -> out.file("../\u001b[2J", 0100644, "x")));
        assertEquals(beginning + "?[2J' leads out of it", zipped);
        var longest = messageOf(Archives.tar(out -> out.file("../" + "n".repeat(10_000), 0644, "x")));
        assertTrue(longest.startsWith(beginning + "nnn") && longest.endsWith("n' leads out of it"), longest);
        assertTrue(longest.length() < beginning.length() + 1000, longest);
    }

    private String messageOf(byte[] archive) {
        return assertThrows(IOException.class, () -> unpack(archive)).getMessage();
    }

    /** Also when there is nothing to unpack, as in most builds. */
    @Test
    void whatAKilledRunLeftGoesAfterADay() throws IOException {
        var archive = Archives.tar(out -> out.file("run", 0755, "program"));
        var files = unpack(archive);
        var unpacked = files.getParent();
        var place = unpacked.getParent();
        var old = TestApplications.write(place.resolve("partial-1/deep/file"), "half");
        age(place.resolve("partial-1"), Duration.ofHours(25));
        age(TestApplications.write(place.resolve(".partial-2"), ""), Duration.ofHours(25));
        age(TestApplications.write(place.resolve("kept-by-others"), "x"), Duration.ofDays(99));
        age(
                TestApplications.write(place.resolve("partial-3/file"), "somebody is at it")
                        .getParent(),
                Duration.ofHours(23));
        age(unpacked, Duration.ofDays(99));
        assertEquals(files, unpack(archive));
        assertFalse(Files.exists(old));
        try (var left = Files.list(place)) {
            assertEquals(
                    List.of(unpacked.getFileName().toString(), "kept-by-others", "partial-3"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
        assertTrue(Files.exists(files.resolve("run")));
    }

    /** Makes it older than it is. */
    private static void age(Path path, Duration by) throws IOException {
        var time = Files.getLastModifiedTime(path).toInstant().minus(by);
        Files.setLastModifiedTime(path, FileTime.from(time));
    }

    @Test
    void longHeadersAreNotHeldInMemory() throws IOException {
        var failure = assertThrows(
                IOException.class, () -> unpack(Archives.gzip(Archives.tar(out -> out.longName(3_000_000)))));
        assertTrue(failure.getMessage().contains("more between two files than headers need"), failure.getMessage());
    }

    @Test
    void whatComesOutMayBeInProportionToTheArchive() {
        assertEquals(20_000, LIMITS.bytesOf(0));
        assertEquals(22_000, LIMITS.bytesOf(1000));
        assertEquals(1_000_000, LIMITS.bytesOf(900_000));
        assertEquals(1_000_000, LIMITS.bytesOf(Long.MAX_VALUE));
        assertEquals(16L << 30, UnpackLimits.defaults().bytesOf(Long.MAX_VALUE));
    }

    private static Row tar(String name, String complaint, Archives.Content<Archives.Tar> content) {
        return row(name, complaint, () -> Archives.tar(content));
    }

    private static Row row(String name, String complaint, Supplier<byte[]> archive) {
        return new Row(name, archive, complaint);
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /** The sum in the directory at the end, which is the one that counts. */
    private static byte[] damagedZip() {
        var bytes = Archives.zip(out -> out.file("a", 0100644, "x"));
        for (int i = bytes.length - 4; i > 0; i--) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                bytes[i + 16] ^= 1;
                break;
            }
        }
        return bytes;
    }

    private Path unpack(byte[] archive) throws IOException {
        Files.write(directory.resolve("archive"), archive);
        return new Unpacker(directory.resolve("unpacked"), LIMITS)
                .unpack(directory.resolve("archive"))
                .folder();
    }
}
