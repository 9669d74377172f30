package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.fixtures.TarContent;
import io.github.multiarch.fixtures.TestParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd names, sizes and times that an archive must have as they are. Names are given by their bytes, so that the locale of the tests does not matter. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such names")
class FileNamesTest {
    private static final String GERMAN = "gr%c3%b6%c3%9fe";

    @TempDir
    Path directory;

    private Path tree;

    @BeforeEach
    void tree() throws IOException {
        tree = Files.createDirectory(directory.resolve("tree"));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("two lines", "a%0ab", "a\nb"),
                Arguments.of("a terminal's commands", "%1b%5b2J", "\u001b[2J"),
                Arguments.of("a backslash", "a%5cb", "a\\b"),
                Arguments.of("a percent sign", "a%25c3", "a%c3"),
                Arguments.of("blanks", "%20a%20", " a "),
                Arguments.of("three dots", "...", "..."),
                Arguments.of("umlauts", GERMAN, "größe"),
                Arguments.of("an umlaut of two characters", "o%cc%88", "o\u0308"),
                Arguments.of("Chinese", "%e5%90%8d", "名"),
                Arguments.of("outside the basic plane", "%f0%9f%98%80", "\uD83D\uDE00"),
                Arguments.of("a true replacement character", "%ef%bf%bd", "\uFFFD"),
                Arguments.of("as long as can be", "n".repeat(255), "n".repeat(255)),
                Arguments.of("long and odd", "%e5%90%8d".repeat(85), "名".repeat(85)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void namesAndLinksHaveTheirBytes(String row, String encoded, String name) throws Exception {
        var file = Files.writeString(path(tree, encoded), "x");
        Files.createSymbolicLink(tree.resolve("link"), Path.of("../tree").resolve(file.getFileName()));
        for (var locale : List.of("C", "C.UTF-8")) {
            var tar = directory.resolve("tar");
            assertEquals("", pack(locale, "tree", tar), row);
            var content = TarContent.read(new ByteArrayInputStream(Files.readAllBytes(tar)));
            assertEquals(Stream.of("link", name).sorted().toList(), content.names());
            assertEquals("../tree/" + name, content.entry("link").link());
        }
    }

    @Test
    void namesThatDifferInCaseOrFormAreSeveral() throws IOException {
        for (var name : List.of("A", "a", "%c3%b6", "o%cc%88")) {
            Files.writeString(path(tree, name), "x");
        }
        assertEquals(List.of("A", "a", "o\u0308", "ö"), pack(Instant.EPOCH).names());
    }

    @Test
    void anApplicationsNameThatTheLocaleHasNoLettersForIsAnErrorThatSaysWhatToDo() throws Exception {
        Files.writeString(path(tree, GERMAN + ".properties"), "x");
        var tar = directory.resolve("tar");
        assertEquals("", pack("C.UTF-8", "classes", tar));
        var message = pack("C", "classes", tar);
        assertTrue(message.startsWith("the name of " + tree + "/größe.properties cannot be read in this"), message);
        assertTrue(message.contains("ANSI_X3.4-1968; run Maven with LC_ALL=C.UTF-8"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2242-03-16T12:56:32Z", "9999-12-31T23:59:59Z"})
    void timesOutsideTheRangeOfOldArchives(Instant time) throws IOException {
        Files.writeString(tree.resolve("f"), "x");
        assertEquals(time, pack(time).entry("f").time());
    }

    @Test
    void aFileOfMoreThanEightGigabytesHasItsSize() throws IOException {
        long size = (8L << 30) + 1;
        try (var file = new RandomAccessFile(tree.resolve("large").toFile(), "rw")) {
            file.setLength(size);
        }
        var head = new Head();
        var archive = new FileTreeArchive(PlacedFiles.atRoot(tree), TestParameters.CREATED);
        var failure = assertThrows(IOException.class, () -> archive.writeTo(head));
        assertTrue(failure.getMessage().endsWith("enough"), failure.getMessage());
        var tar = new TarArchiveInputStream(new ByteArrayInputStream(head.bytes.toByteArray()));
        assertEquals(size, tar.getNextEntry().getSize());
    }

    /** The first bytes of an archive; then it fails, as a full disk does. */
    private static final class Head extends OutputStream {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) throws IOException {
            if (bytes.size() > 8192) {
                throw new IOException("enough");
            }
            bytes.write(b);
        }
    }

    static Path path(Path folder, String encoded) {
        return Path.of(URI.create(folder.toUri() + encoded));
    }

    private TarContent pack(Instant time) throws IOException {
        var out = new ByteArrayOutputStream();
        new FileTreeArchive(PlacedFiles.atRoot(tree), time).writeTo(out);
        return TarContent.read(new ByteArrayInputStream(out.toByteArray()));
    }

    /** In a JVM of its own, since file names are decoded as the locale was at its start. */
    private String pack(String locale, String how, Path tar) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PackMain.class.getName(),
                how,
                tree.toString(),
                tar.toString());
        builder.environment().put("LC_ALL", locale);
        var process = builder.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.strip();
    }
}
