package io.github.multiarch.nativecode;

import static io.github.multiarch.nativecode.ZipBuilder.Entry.deflated;
import static io.github.multiarch.nativecode.ZipBuilder.Entry.raw;
import static io.github.multiarch.nativecode.ZipBuilder.Entry.stored;
import static io.github.multiarch.nativecode.ZipBuilder.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.nativecode.Unread.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives that lie, are damaged or never end. What else is in them is found all the same, and what is not looked at is named. */
class HostileZipsTest {
    private static final byte[] LIBRARY = ElfBuilder.amd64().needs("libc.so.6").build();
    private static final ZipBuilder.Entry GOOD = deflated("good.so", LIBRARY);
    private static final ScanLimits LIMITS = new ScanLimits(2, 100, 1_000_000, 5);

    private record Row(String name, ByteBuffer file, String found, String unread) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> damaged() {
        var packed = ZipBuilder.deflate(LIBRARY);
        var broken = packed.clone();
        Arrays.fill(broken, 0, 20, (byte) 0xff);
        return Stream.of(
                row(
                        "encrypted",
                        zip(deflated("a.so", LIBRARY).flags(1), GOOD),
                        "good.so",
                        "ENCRYPTED a.so it is encrypted"),
                row(
                        "another method",
                        zip(deflated("a.so", LIBRARY).method(93), GOOD),
                        "good.so",
                        "PACKED_OTHERWISE a.so it is packed by method 93 of zip"),
                row(
                        "packed with xz",
                        zip(stored("a.txz", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 0, 0}), GOOD),
                        "good.so",
                        "PACKED_OTHERWISE a.txz it is packed with xz and was not looked into"),
                row(
                        "packed with gzip",
                        new byte[] {0x1f, (byte) 0x8b, 8, 0, 0},
                        "",
                        "PACKED_OTHERWISE  it is packed with gzip and was not looked into"),
                row(
                        "damaged data",
                        zip(raw("a.so", broken, 99), GOOD),
                        "good.so",
                        "DAMAGED a.so its packed data is damaged"),
                row(
                        "data cut in its start",
                        zip(raw("a.so", Arrays.copyOf(packed, 4), LIBRARY.length), GOOD),
                        "good.so",
                        "DAMAGED a.so its packed data ends too early"),
                row(
                        "a header elsewhere",
                        zip(deflated("a.so", LIBRARY).at(7), GOOD),
                        "good.so",
                        "DAMAGED a.so it has no header where the directory says"),
                row(
                        "a header beyond the end",
                        zip(deflated("a.so", LIBRARY).at(0xfffffffeL), GOOD),
                        "good.so",
                        "DAMAGED a.so it has no header where the directory says"),
                row(
                        "a packed size beyond the end",
                        zip(deflated("a.so", LIBRARY).packedSize(0xfffffffeL), GOOD),
                        "good.so",
                        "DAMAGED a.so it ends beyond the end of its archive"),
                row(
                        "a wide size beyond all ends",
                        new ZipBuilder()
                                .wide()
                                .add(stored("a.so", LIBRARY).packedSize(Long.MAX_VALUE))
                                .add(GOOD)
                                .build(),
                        "good.so",
                        "DAMAGED a.so it ends beyond the end of its archive"),
                row(
                        "a negative wide size",
                        new ZipBuilder()
                                .wide()
                                .add(stored("a.so", LIBRARY).packedSize(-1))
                                .build(),
                        "",
                        "DAMAGED  the number at"),
                row(
                        "a library that is none",
                        zip(stored("a.so", new byte[] {0x7f, 'E', 'L', 'F', 9, 9, 9, 9}), GOOD),
                        "good.so",
                        "DAMAGED a.so it begins like an ELF file, but is of class 9"),
                row(
                        "an archive without an end",
                        zip(stored("a.jar", Arrays.copyOf(zip(GOOD), 60)), GOOD),
                        "good.so",
                        "DAMAGED a.jar it begins like an archive and has no directory"),
                row(
                        "an archive without an end, itself",
                        Arrays.copyOf(zip(GOOD), 60),
                        "",
                        "DAMAGED  it begins like an archive and has no directory"));
    }

    static Stream<Row> unbounded() {
        var deep = zip(stored("a.jar", zip(stored("b.jar", zip(stored("c.jar", zip(GOOD)), GOOD)))), GOOD);
        var many = new ZipBuilder();
        var alike = new ZipBuilder().add(stored("x.jar", zip(GOOD)));
        for (int i = 0; i < 101; i++) {
            many.add(stored("x" + i, new byte[] {1}));
            alike.add(stored("x.jar", zip(GOOD)).at(0));
        }
        var refused = new ZipBuilder();
        for (int i = 0; i < 8; i++) {
            refused.add(deflated("a" + i, LIBRARY).flags(1));
        }
        var empty = new byte[2_000_000];
        for (int i = 0; i + 5 <= empty.length; i += 5) {
            empty[i + 3] = (byte) 0xff;
            empty[i + 4] = (byte) 0xff;
        }
        return Stream.of(
                row(
                        "too deep",
                        deep,
                        "a.jar!/b.jar!/good.so good.so",
                        "LIMIT a.jar!/b.jar!/c.jar it lies in 3 archives"),
                row("too many entries", many.build(), "", "LIMIT  the scan has seen 100 entries, which is the limit"),
                row(
                        "one archive named many times",
                        alike.build(),
                        "x.jar!/good.so ".repeat(50).trim(),
                        "LIMIT  the scan has seen 100 entries"),
                row(
                        "a bomb",
                        zip(GOOD, deflated("a.jar", new byte[300_000_000])),
                        "good.so",
                        "LIMIT a.jar the scan has read 1000000 bytes, which is the limit"),
                row(
                        "a bomb that claims to be small",
                        zip(GOOD, deflated("a.jar", new byte[30_000_000]).size(9)),
                        "good.so",
                        "LIMIT a.jar the scan has read"),
                row(
                        "a library that never ends",
                        zip(deflated("a.so", ElfBuilders.tablesAtBothEnds(3_000_000))),
                        "a.so",
                        ""),
                row("blocks without content", zip(raw("a.so", empty, 9)), "", "LIMIT  the scan has read"),
                row("more unread than are named", refused.build(), "", "LIMIT  3 more could not be looked at"));
    }

    @ParameterizedTest
    @MethodSource({"damaged", "unbounded"})
    void isNamed(Row row) throws IOException {
        var result = walk(row.file().array());
        assertEquals(
                row.found(),
                String.join(
                        " ",
                        result.files().stream()
                                .map(file -> file.path().toString())
                                .toList()));
        var unread = result.unread().isEmpty()
                ? ""
                : shown(result.unread().get(result.unread().size() - 1));
        assertTrue(unread.startsWith(row.unread()) && (row.unread().isEmpty() == unread.isEmpty()), unread);
    }

    /** Whatever is missing at the end, there is an answer, and it is never that all was seen. */
    @Test
    void anArchiveIsCutAnywhere() throws IOException {
        var file = zip(GOOD, stored("b.so", LIBRARY), deflated("c.jar", zip(GOOD)));
        for (int length = 1; length < file.length; length++) {
            var result = walk(Arrays.copyOf(file, length));
            assertEquals(List.of(), result.files());
            assertEquals(length < 4, result.unread().isEmpty(), "cut at " + length);
        }
    }

    @Test
    void anArchiveLacksAnyByteAtItsStart() throws IOException {
        var file = zip(GOOD, stored("b.so", LIBRARY));
        for (int from = 1; from < file.length; from++) {
            walk(Arrays.copyOfRange(file, from, file.length));
        }
    }

    @Test
    void eachByteIsWrong() throws IOException {
        var file = new ZipBuilder()
                .wide()
                .add(GOOD)
                .add(deflated("b.jar", zip(stored("c.so", LIBRARY))))
                .build();
        for (int at = 0; at < file.length; at++) {
            for (int change : new int[] {0x01, 0x80, 0xff}) {
                var copy = file.clone();
                copy[at] ^= (byte) change;
                walk(copy);
            }
        }
    }

    /** A directory that is damaged in its middle: what stands before was found. */
    @Test
    void aDamagedDirectoryIsNamed() throws IOException {
        var file = zip(GOOD, stored("b.so", LIBRARY));
        var text = new String(file, StandardCharsets.ISO_8859_1);
        file[text.lastIndexOf("PK\1\2")] = 'X';
        var result = walk(file);
        assertEquals(1, result.files().size());
        assertEquals(Reason.DAMAGED, result.unread().get(0).reason());
        assertTrue(result.unread().get(0).message().startsWith("its directory is damaged at "));
    }

    /** Nobody gets a list without end: the first five, and how many more. */
    @Test
    void namesAreBounded() throws IOException {
        var zip = new ZipBuilder();
        for (int i = 0; i < 50; i++) {
            zip.add(deflated("a" + i, LIBRARY).flags(1));
        }
        var unread = walk(zip.build()).unread();
        assertEquals(6, unread.size());
        assertEquals("45 more could not be looked at", unread.get(5).message());
    }

    /** Forward and back again: each time is a start from the beginning, and all of them are counted. */
    @Test
    void jumpingBackAndForthIsBounded() throws IOException {
        var packed = ZipBuilder.deflate(new byte[5_000_000]);
        try (var bytes = new InflatedBytes(
                new MemoryBytes(packed, packed.length),
                0,
                packed.length,
                5_000_000,
                new ScanBudget(ScanLimits.defaults()))) {
            var failures = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                try {
                    bytes.read(i % 2 == 0 ? 4_900_000 : 2_000_000, new byte[10], 0, 10);
                } catch (DamagedFileException e) {
                    failures.add(e.getMessage());
                }
            }
            assertEquals("its parts refer to each other in too many places", failures.get(0));
        }
    }

    private static ScanResult walk(byte[] file) throws IOException {
        return new ArchiveWalk(LIMITS).walk(new MemoryBytes(file, file.length));
    }

    private static String shown(Unread unread) {
        return unread.reason() + " " + unread.path() + " " + unread.message();
    }

    private static Row row(String name, byte[] file, String found, String unread) {
        return new Row(name, ByteBuffer.wrap(file), found, unread);
    }
}
