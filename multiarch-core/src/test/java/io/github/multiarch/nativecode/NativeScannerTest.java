package io.github.multiarch.nativecode;

import static io.github.multiarch.nativecode.ZipBuilder.Entry.deflated;
import static io.github.multiarch.nativecode.ZipBuilder.Entry.named;
import static io.github.multiarch.nativecode.ZipBuilder.Entry.stored;
import static io.github.multiarch.nativecode.ZipBuilder.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Native code is found wherever it lies, with its path and sizes, and everything else is passed over. */
class NativeScannerTest {
    private static final byte[] AMD64 = ElfBuilder.amd64().needs("libc.so.6").build();
    private static final byte[] ARM64 =
            large(ElfBuilder.of(ElfBuilder.AARCH64, 64, false).ownName("x").build(), 300_000);
    private static final byte[] CLASS =
            new ByteWriter(true).u32(0xcafebabeL).u32(61).fill(900).toBytes();
    private static final byte[] TEXT = "Manifest-Version: 1.0\n".repeat(20).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private record Row(String name, ByteBuffer file, List<String> found) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> files() {
        var jar = zip(
                stored("META-INF/", new byte[0]),
                deflated("A.class", CLASS),
                deflated("a/x86.so", AMD64),
                stored("b/arm.so", ARM64));
        var inside = List.of("a/x86.so", "b/arm.so");
        return Stream.of(
                row("a plain library", AMD64, ""),
                row("a class file", CLASS),
                row("text", TEXT),
                row("nothing", new byte[0]),
                row("a jar", jar, "a/x86.so", "b/arm.so"),
                row("an empty jar", zip()),
                row(
                        "a Spring Boot jar",
                        zip(stored("BOOT-INF/lib/a.jar", jar), deflated("BOOT-INF/classes/A.class", CLASS)),
                        in("BOOT-INF/lib/a.jar", inside)),
                row("a war", zip(deflated("WEB-INF/lib/a.jar", jar), stored("WEB-INF/lib/b.jar", jar)), both(inside)),
                row(
                        "a jar in a jar in a jar",
                        zip(deflated("a.jar", zip(stored("b.jar", zip(deflated("c.jar", jar)))))),
                        in("a.jar!/b.jar!/c.jar", inside)),
                row("an archive by content only", zip(deflated("data.bin", jar)), in("data.bin", inside)),
                row("an archive by name only", zip(deflated("data.jar", TEXT), stored("other.zip", CLASS))),
                row("a library by name only", zip(deflated("linux/amd64/libx.so", TEXT), stored("x.dll", CLASS))),
                row("a library called otherwise", zip(deflated("windows/x.class", AMD64)), "windows/x.class"),
                row("two of one name", zip(deflated("a.so", AMD64), deflated("a.so", AMD64)), "a.so", "a.so"),
                row(
                        "a script before",
                        new ZipBuilder()
                                .prefix("#!/bin/bash\nexit\n".getBytes(StandardCharsets.UTF_8))
                                .add(deflated("a.so", AMD64))
                                .build(),
                        "a.so"),
                row(
                        "a script before, counted",
                        new ZipBuilder()
                                .prefix(new byte[70_000])
                                .offsetsCountPrefix()
                                .add(deflated("a.so", AMD64))
                                .build(),
                        "a.so"),
                row(
                        "a script before, inside",
                        zip(deflated(
                                "app",
                                new ZipBuilder()
                                        .prefix("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8))
                                        .add(stored("a.so", AMD64))
                                        .build())),
                        "app!/a.so"),
                row(
                        "a program before",
                        new ZipBuilder()
                                .prefix(AMD64)
                                .add(deflated("a.so", AMD64))
                                .build(),
                        "",
                        "a.so"),
                row(
                        "a jar with anything before, inside",
                        zip(stored(
                                "a.jar",
                                new ZipBuilder()
                                        .prefix(TEXT)
                                        .add(stored("a.so", AMD64))
                                        .build())),
                        "a.jar!/a.so"),
                row(
                        "a comment",
                        new ZipBuilder()
                                .add(stored("a.so", AMD64))
                                .comment(new byte[65_535])
                                .build(),
                        "a.so"),
                row(
                        "a comment like an end",
                        new ZipBuilder()
                                .add(stored("a.so", AMD64))
                                .comment(new ByteWriter(false)
                                        .u32(0x06054b50)
                                        .number(-1, 8)
                                        .number(-1, 8)
                                        .number(-1, 8)
                                        .toBytes())
                                .build(),
                        "a.so"),
                row(
                        "numbers of 64 bits",
                        new ZipBuilder()
                                .wide()
                                .add(deflated("a.so", AMD64))
                                .add(stored("b.so", ARM64))
                                .build(),
                        "a.so",
                        "b.so"),
                row(
                        "numbers of 64 bits and a prefix",
                        new ZipBuilder()
                                .prefix(TEXT)
                                .wide()
                                .add(deflated("a.so", AMD64))
                                .build(),
                        "a.so"),
                row(
                        "sizes behind the data",
                        zip(
                                deflated("a.so", AMD64).sizesBehind(),
                                deflated("b.so", AMD64).sizesBehind()),
                        "a.so",
                        "b.so"),
                row(
                        "another local header",
                        zip(
                                deflated("a.so", AMD64).localExtra(999),
                                stored("b.so", AMD64).localExtra(30_000)),
                        "a.so",
                        "b.so"),
                row("a name without UTF-8", zip(named(new byte[] {'a', (byte) 0xe9}, AMD64)), "aé"),
                row("a name with a message", zip(deflated("a\u001b[2J.so", AMD64)), "a?[2J.so"),
                row("a folder with content", zip(deflated("a/", AMD64)), "a/"),
                row("an empty deflated file", zip(deflated("a.so", new byte[0]), deflated("b", new byte[] {0x7f}))),
                row("bytes that do not pack", zip(deflated("a.so", noise())), "a.so"),
                row(
                        "a large jar that is packed",
                        zip(deflated("a.jar", zip(stored("x", new byte[9_000_000]), stored("a.so", AMD64)))),
                        "a.jar!/a.so"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void findsNativeCode(Row row) throws IOException {
        var result = scan(row.file().array());
        assertEquals(List.of(), result.unread());
        assertEquals(
                row.found(),
                result.files().stream().map(file -> file.path().toString()).toList());
    }

    @Test
    void tellsSizes() throws IOException {
        var files = scan(zip(deflated("a.so", ARM64), stored("b.so", ARM64))).files();
        assertEquals(
                new NativeFile(
                        new EntryPath(List.of("a.so")),
                        files.get(0).code(),
                        ARM64.length,
                        ZipBuilder.deflate(ARM64).length),
                files.get(0));
        assertEquals(ARM64.length, files.get(1).packedSize());
        assertEquals(files.get(0).code(), files.get(1).code());
        var plain = scan(AMD64).files().get(0);
        assertEquals(List.of((long) AMD64.length, (long) AMD64.length), List.of(plain.size(), plain.packedSize()));
    }

    /** Tables at both ends of a large library are read without all that lies between being kept. */
    @Test
    void detailsOfPackedLibrariesAreThoseOfPlainOnes() throws IOException {
        for (int size : new int[] {100_000, 5_000_000}) {
            var library = ElfBuilders.tablesAtBothEnds(size);
            var packed = scan(zip(deflated("a.so", library))).files().get(0).code();
            assertEquals(Reading.code(library), packed);
            assertEquals("ELF library for linux/arm/v7 (hard float, glibc 2.17)", packed.toString());
        }
    }

    @Test
    void groupsByPlatform() throws IOException {
        var result = scan(zip(
                deflated("a.so", AMD64),
                stored("b.so", ARM64),
                stored("c.dylib", MachOs.fat(false, 0x01000007, 0x0100000c)),
                stored("d.so", AMD64)));
        var groups = new ArrayList<String>();
        result.byPlatform().forEach((platform, files) -> groups.add(platform + " " + files.size()));
        assertEquals(List.of("darwin/amd64 1", "darwin/arm64 1", "linux/amd64 2", "linux/arm64 1"), groups);
        assertEquals(2, result.runningOn(Platform.parse("linux/amd64")).size());
        assertEquals(List.of(), result.runningOn(Platform.parse("linux/s390x")));
    }

    @Test
    void manyFilesAreScannedSideBySideWithResultsInTheirOrder() throws IOException {
        var files = new ArrayList<Path>();
        for (int i = 0; i < 40; i++) {
            files.add(Files.write(
                    directory.resolve(i + ".jar"), zip(stored("x", new byte[i * 100]), deflated(i + ".so", AMD64))));
        }
        var results = NativeScanner.sideBySide(files, new NativeScanner(ScanLimits.defaults())::scan, 3);
        for (int i = 0; i < 40; i++) {
            assertEquals(i + ".so", results.get(i).files().get(0).path().toString());
        }
        files.add(directory.resolve("absent.jar"));
        assertThrows(
                NoSuchFileException.class,
                () -> NativeScanner.sideBySide(files, new NativeScanner(ScanLimits.defaults())::scan, 3));
    }

    @Test
    void aTemporaryFileIsGoneAfterwards() throws IOException {
        var before = temporaryFiles();
        scan(zip(deflated("a.jar", zip(stored("x", new byte[9_000_000])))));
        scan(zip(deflated("a.jar", large(zip(), 9_000_000))));
        assertEquals(before, temporaryFiles());
    }

    private static long temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("multiarch-.*\\.zip"))
                    .count();
        }
    }

    private ScanResult scan(byte[] file) throws IOException {
        return new NativeScanner(ScanLimits.defaults()).scan(Files.write(directory.resolve("file"), file));
    }

    private static byte[] large(byte[] bytes, int size) {
        return Arrays.copyOf(bytes, size);
    }

    private static byte[] noise() {
        var bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        System.arraycopy(AMD64, 0, bytes, 0, AMD64.length);
        return bytes;
    }

    private static Row row(String name, byte[] file, String... found) {
        return new Row(name, ByteBuffer.wrap(file), List.of(found));
    }

    private static String[] in(String archive, List<String> names) {
        return names.stream().map(name -> archive + "!/" + name).toArray(String[]::new);
    }

    private static String[] both(List<String> names) {
        return Stream.of("WEB-INF/lib/a.jar", "WEB-INF/lib/b.jar")
                .flatMap(jar -> Stream.of(in(jar, names)))
                .toArray(String[]::new);
    }
}
