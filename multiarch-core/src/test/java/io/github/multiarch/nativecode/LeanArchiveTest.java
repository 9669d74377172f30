package io.github.multiarch.nativecode;

import static io.github.multiarch.nativecode.ZipBuilder.Entry.deflated;
import static io.github.multiarch.nativecode.ZipBuilder.Entry.stored;
import static io.github.multiarch.nativecode.ZipBuilder.zip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stays is what it was, for every reader. */
class LeanArchiveTest {
    private static final byte[] TEXT =
            "a text that says the same thing again and again and again".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void isTheArchiveThatWouldHaveBeenMadeWithout() throws IOException {
        var first = deflated("META-INF/MANIFEST.MF", TEXT);
        var second = stored("a/library.so", TEXT).localExtra(7);
        var third = deflated("a/Class.class", TEXT).sizesBehind();
        var whole =
                new ZipBuilder().comment(TEXT).add(first).add(second).add(third).build();
        assertArrayEquals(new ZipBuilder().comment(TEXT).add(first).add(third).build(), lean(whole, "a/library.so"));
        assertArrayEquals(
                new ZipBuilder().comment(TEXT).add(second).build(),
                lean(whole, "META-INF/MANIFEST.MF", "a/Class.class"));
        assertArrayEquals(whole, lean(whole));
    }

    @Test
    void whatStandsBeforeStays() throws IOException {
        var a = deflated("a", TEXT);
        var b = stored("b", TEXT);
        var script = "#!/bin/sh\nexec java -jar \"$0\"\n".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(
                new ZipBuilder().prefix(script).add(b).build(),
                lean(new ZipBuilder().prefix(script).add(a).add(b).build(), "a"));
        var counted = new ZipBuilder().prefix(script).offsetsCountPrefix();
        var counting = new ZipBuilder().prefix(script).offsetsCountPrefix();
        assertArrayEquals(counted.add(a).build(), lean(counting.add(a).add(b).build(), "b"));
    }

    @Test
    void manyEntriesKeepNumbersOf64Bits() throws IOException {
        var names = IntStream.range(0, 70_000).mapToObj(i -> "n" + i).toList();
        var zip = new ZipBuilder();
        names.forEach(name -> zip.add(stored(name, new byte[0])));
        zip.add(stored("last.so", TEXT));
        var file = directory.resolve("many.jar");
        Files.write(file, lean(zip.wideEnd().build(), "n5"));
        try (var read = new ZipFile(file.toFile())) {
            assertEquals(70_000, read.size());
            assertArrayEquals(
                    TEXT, read.getInputStream(read.getEntry("last.so")).readAllBytes());
        }
    }

    @Test
    void fewEntriesThatAreLeftNeedNoNumbersOf64Bits() throws IOException {
        var zip = new ZipBuilder()
                .add(deflated("a", TEXT))
                .add(deflated("b", TEXT))
                .wideEnd();
        assertArrayEquals(zip(deflated("b", TEXT)), lean(zip.build(), "a"));
    }

    /** Jars as they are, the JDK's own reader, and each way to read one. */
    @Test
    void aRealJarKeepsOrderTimesAndBytes() throws IOException {
        var jar = Path.of(jarOf(org.apache.commons.compress.archivers.tar.TarArchiveEntry.class));
        var before = content(Files.readAllBytes(jar));
        var leftOut = before.keySet().stream()
                .filter(name -> name.contains("/zip/") && name.endsWith(".class"))
                .toList();
        var lean = directory.resolve("lean.jar");
        Files.write(lean, lean(Files.readAllBytes(jar), leftOut.toArray(new String[0])));
        assertFalse(leftOut.isEmpty());
        before.keySet().removeAll(leftOut);
        assertEquals(before.toString(), content(Files.readAllBytes(lean)).toString());
        try (var whole = new JarFile(jar.toFile());
                var less = new JarFile(lean.toFile())) {
            assertEquals(whole.getManifest(), less.getManifest());
            var kept = Collections.list(whole.entries());
            kept.removeIf(entry -> leftOut.contains(entry.getName()));
            assertEquals(described(kept), described(Collections.list(less.entries())));
        }
    }

    static Stream<Arguments> refused() {
        var a = stored("a.so", TEXT);
        var b = stored("b", TEXT);
        return Stream.of(
                Arguments.of(new byte[100], List.of("a.so"), "it is no archive"),
                Arguments.of(zip(a, b), List.of("c.so"), "0 entries have the names of the 1 to be left out"),
                Arguments.of(zip(a, a), List.of("a.so"), "2 entries have the names of the 1 to be left out"),
                Arguments.of(zip(a, stored("b", TEXT).at(0)), List.of("a.so"), "its entries overlap at 0"),
                Arguments.of(
                        zip(stored("a.so", TEXT).packedSize(TEXT.length + 1), b),
                        List.of("b"),
                        "its entries overlap at 0"),
                Arguments.of(zip(a, stored("b", TEXT).at(5000)), List.of("b"), "its entries overlap at 5000"),
                Arguments.of(
                        new ZipBuilder().wide().add(a).add(b).build(),
                        List.of("a.so"),
                        "its directory has places of 64 bits"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeCutIsRefused(byte[] archive, List<String> leftOut, String message) {
        var e = assertThrows(DamagedFileException.class, () -> lean(archive, leftOut.toArray(new String[0])));
        assertEquals(message, e.getMessage());
    }

    private byte[] lean(byte[] archive, String... leftOut) throws IOException {
        var file = directory.resolve("archive");
        Files.write(file, archive);
        try (var lean = LeanArchive.open(file, Arrays.asList(leftOut))) {
            var out = new ByteArrayOutputStream();
            lean.writeTo(out);
            assertEquals(out.size(), lean.size());
            return out.toByteArray();
        }
    }

    /** As a reader sees it that reads from the beginning. */
    private static Map<String, Integer> content(byte[] archive) throws IOException {
        var content = new LinkedHashMap<String, Integer>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                content.put(entry.getName(), Arrays.hashCode(in.readAllBytes()));
            }
        }
        return content;
    }

    private static String described(List<? extends ZipEntry> entries) {
        return entries.stream()
                .map(entry -> entry.getName() + " " + entry.getLastModifiedTime() + " " + entry.getMethod() + " "
                        + entry.getCompressedSize() + " " + entry.getCrc() + " " + Arrays.toString(entry.getExtra()))
                .collect(Collectors.joining("\n"));
    }

    private static String jarOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
