package io.github.multiarch.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.multiarch.layout.TarFiles.Entry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tar archives that claim to be layouts. */
class HostileArchivesTest {
    private static final String LAYER = Sample.layer("linux/arm/v7").digest().hex();
    private static final String BLOB = "blobs/sha256/" + LAYER;

    /** Changes the entries of a sound archive, whose bytes are changed next. */
    private record Row(String name, Change change, Bytes bytes, List<String> message) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface Change {
        void of(List<Entry> entries);
    }

    @FunctionalInterface
    private interface Bytes {
        byte[] of(byte[] bytes);
    }

    @TempDir
    Path directory;

    private Path tar;
    private List<Entry> entries;

    @BeforeEach
    void create() throws IOException {
        var folder = directory.resolve("layout");
        tar = directory.resolve("layout.tar");
        var layout = OciLayout.create(folder);
        layout.tag(Sample.index(layout), "1.0");
        entries = TarFiles.entries(folder, "");
    }

    static Stream<Row> names() {
        return Stream.of(
                row("a marker above", all -> rename(all, "oci-layout", "../oci-layout"), "has no file oci-layout"),
                row("an absolute marker", all -> rename(all, "oci-layout", "/oci-layout"), "has no file oci-layout"),
                row("an index above", all -> rename(all, "index.json", "x/../../index.json"), "has no file index.json"),
                row("an index in a folder", all -> rename(all, "index.json", "x/index.json"), "has no file index.json"),
                row("an absolute blob", all -> rename(all, BLOB, "/" + BLOB), LAYER, "is not in the archive"),
                row(
                        "a blob by a detour",
                        all -> rename(all, BLOB, "blobs/x/../sha256/" + LAYER),
                        LAYER,
                        "is not in the"),
                row(
                        "a blob in upper case",
                        all -> rename(all, BLOB, BLOB.toUpperCase(Locale.ROOT)),
                        LAYER,
                        "is not in the"),
                row("an index twice", all -> all.add(Entry.file("index.json", "{}")), "has the file index.json twice"),
                row(
                        "an index twice, disguised",
                        all -> all.add(Entry.file("././/index.json", "{}")),
                        "index.json twice"),
                row("a link as second index", all -> all.add(new Entry("./index.json", '2', "x")), "index.json twice"),
                row(
                        "a marker twice",
                        all -> all.add(0, Entry.file("./oci-layout", "{}")),
                        "has the file oci-layout twice"),
                row("a blob twice", all -> all.add(Entry.file("blobs//sha256/" + LAYER, "x")), BLOB + " twice"),
                row("a long name twice", all -> all.addAll(List.of(LONG, LONG)), "has the file nnnn", "… twice"));
    }

    private static final Entry LONG = Entry.file("n".repeat(9_999), "");

    static Stream<Row> kinds() {
        return Stream.of(
                row(
                        "a link as index",
                        all -> replace(all, "index.json", '2', "/etc/passwd"),
                        "(index.json is a symbolic link to"),
                row(
                        "a hard link as index",
                        all -> replace(all, "index.json", '1', "x"),
                        "(index.json is a hard link to x)"),
                row("a device as index", all -> replace(all, "index.json", '3', ""), "(index.json is a device)"),
                row("a disk as marker", all -> replace(all, "oci-layout", '4', ""), "(oci-layout is a device)"),
                row("a pipe as marker", all -> replace(all, "oci-layout", '6', ""), "(oci-layout is a named pipe)"),
                row("a folder as index", all -> replace(all, "index.json", '5', ""), "has no file index.json"),
                row(
                        "a link as blob",
                        all -> replace(all, BLOB, '2', "/etc/passwd"),
                        "(" + BLOB + " is a symbolic link to /etc"),
                row(
                        "a hard link as blob",
                        all -> replace(all, BLOB, '1', "/etc/shadow"),
                        "is a hard link to /etc/shadow)"),
                row(
                        "a link with a message",
                        all -> replace(all, BLOB, '2', "\u001b[2J"),
                        "is a symbolic link to ?[2J)"),
                row("a pipe as blob", all -> replace(all, BLOB, '6', ""), "(" + BLOB + " is a named pipe)"),
                row("an unknown kind", all -> replace(all, BLOB, 'Z', ""), LAYER, "is not in the archive"));
    }

    static Stream<Row> contents() {
        return Stream.of(
                row("nothing at all", List::clear, "has no file oci-layout"),
                row(
                        "an image as Docker saves it, of files elsewhere",
                        HostileArchivesTest::docker,
                        "it has no file ../../etc/passwd"),
                row(
                        "another version",
                        all -> text(all, "oci-layout", "{\"imageLayoutVersion\":\"9\"}"),
                        "\"9\"; only 1.0.0"),
                row(
                        "an index that is none",
                        all -> text(all, "index.json", "[]"),
                        "index.json",
                        "is not a JSON object"),
                row("an index over 4 MiB", all -> text(all, "index.json", " ".repeat(4194305)), "limit is 4194304"),
                row("no blob", all -> all.removeIf(e -> e.name().equals(BLOB)), LAYER, "is not in the archive"),
                row("a blob too short", all -> text(all, BLOB, "x"), LAYER, "sent 1 bytes", "which has 22"),
                row("a blob too long", all -> text(all, BLOB, "x".repeat(999)), LAYER, "more than the 22 bytes"),
                row("another blob", all -> text(all, BLOB, "x".repeat(22)), LAYER, "sent sha256:"));
    }

    static Stream<Row> archives() {
        return Stream.of(
                bytes("half an archive", all -> Arrays.copyOf(all, all.length / 2 - 300), "in the middle of a block"),
                bytes(
                        "cut before the last file",
                        all -> Arrays.copyOf(all, TarBytes.last(all)),
                        "has no file oci-layout"),
                bytes(
                        "a file cut by blocks",
                        all -> Arrays.copyOf(all, TarBytes.file(all) + 512),
                        "is not a tar",
                        "runcated"),
                bytes(
                        "text",
                        all -> "text, not an archive ".repeat(99).getBytes(StandardCharsets.UTF_8),
                        "is not a tar"),
                bytes(
                        "gzip",
                        all -> TarBytes.start(all, 0x1f, 0x8b),
                        "is compressed with gzip; unpack it first: gunzip"),
                bytes("zstd", all -> TarBytes.start(all, 0x28, 0xb5, 0x2f, 0xfd), "compressed with zstd", "unzstd"),
                bytes("xz", all -> TarBytes.start(all, 0xfd, '7', 'z', 'X', 'Z'), "compressed with xz", "unxz"),
                bytes("bzip2", all -> TarBytes.start(all, 'B', 'Z', 'h'), "compressed with bzip2", "bunzip2"),
                bytes(
                        "a size of exabytes",
                        all -> TarBytes.size(all, 0x80, 0, 0, 0, 0x7f, 255, 255, 255, 255, 255, 255, 255),
                        "is not a tar"),
                bytes(
                        "a size below zero",
                        all -> TarBytes.size(all, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255),
                        "is not a tar"),
                bytes("a size of letters", all -> TarBytes.size(all, 'x', 'x', 'x', 'x', 'x', 'x'), "is not a tar"),
                bytes(
                        "PAX: a size of exabytes",
                        all -> TarBytes.pax(all, "27 size=999999999999999999\n"),
                        "is not a tar"),
                bytes("PAX: a size below zero", all -> TarBytes.pax(all, "11 size=-1\n"), "is not a tar"),
                bytes("PAX: a line of exabytes", all -> TarBytes.pax(all, "2147483647 path=x\n"), "is not a tar"),
                bytes("PAX: no lines", all -> TarBytes.pax(all, "\0\0\0path\n"), "is not a tar"),
                bytes("PAX: a sparse map of anything", all -> TarBytes.pax(all, SPARSE), "is not a tar"));
    }

    private static final String SPARSE = "22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n29 GNU.sparse.realsize=99999\n";

    @ParameterizedTest
    @MethodSource({"names", "kinds", "contents", "archives"})
    void isRefused(Row row) throws IOException {
        TarFiles.write(entries, tar);
        Reading.all(tar);
        row.change().of(entries);
        TarFiles.write(entries, tar);
        Files.write(tar, row.bytes().of(Files.readAllBytes(tar)));
        Reading.assertRefused(tar, row.message());
    }

    /** A gigabyte of a name would be a gigabyte of memory. */
    @Test
    void aNameThatIsLongerThanMemoryIsNotRead() throws IOException {
        var header = new byte[512];
        var entry = new TarArchiveEntry("././@LongLink", (byte) 'L');
        entry.setSize(6L << 30);
        entry.writeEntryHeader(header);
        Files.write(tar, header);
        try (var file = new RandomAccessFile(tar.toFile(), "rw")) {
            file.setLength(7L << 30);
        }
        Reading.assertRefused(tar, List.of("its headers have more than 33554432 bytes, which is the limit"));
    }

    @Test
    void nothingIsUnpackedAndNoLocalFileIsRead() throws IOException {
        entries.add(Entry.file("../escaped", "x"));
        entries.add(new Entry("blobs/sha512", '2', "/etc"));
        entries.add(new Entry("other", '3', ""));
        TarFiles.write(entries, tar);
        Reading.all(tar);
        assertFalse(Files.exists(directory.resolveSibling("escaped")));
        try (var files = Files.list(directory)) {
            assertEquals(2, files.count());
        }
    }

    private static Row row(String name, Change change, String... message) {
        return new Row(name, change, bytes -> bytes, List.of(message));
    }

    private static Row bytes(String name, Bytes bytes, String... message) {
        return new Row(name, all -> {}, bytes, List.of(message));
    }

    private static void rename(List<Entry> all, String from, String to) {
        all.replaceAll(e -> e.name().equals(from) ? new Entry(to, e.type(), e.content()) : e);
    }

    private static void replace(List<Entry> all, String name, char type, String link) {
        all.replaceAll(e -> e.name().equals(name) ? new Entry(name + (type == '5' ? "/" : ""), type, link) : e);
    }

    private static void text(List<Entry> all, String name, String text) {
        all.replaceAll(e -> e.name().equals(name) ? Entry.file(name, text) : e);
    }

    private static void docker(List<Entry> all) {
        all.clear();
        all.add(Entry.file("manifest.json", "[{\"Config\":\"../../etc/passwd\",\"Layers\":[]}]"));
    }
}
