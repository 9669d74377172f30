package io.github.multiarch.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fuzz.ParserCheck;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Native code and archives of it: each ends with an answer that is fit to be shown, and the same each time. */
public final class NativeParsers {
    private static final byte[] ELF = ElfBuilder.arm()
            .interpreter("/lib/ld-linux-armhf.so.3")
            .note("GNU", 1, 0, 3, 2, 0)
            .needs("libz.so.1", "libc.so.6")
            .versions("libc.so.6", "GLIBC_2.4", "GLIBC_2.17")
            .attributes(6, 10, 28, 1)
            .build();
    private static final byte[] ELF_64 = ElfBuilder.of(ElfBuilder.S390, 64, true)
            .note("FreeBSD", 1, 0)
            .needs("libc.so.6")
            .versions("libc.so.6", "GLIBC_2.4")
            .build();
    private static final Pattern SIGNATURE = Pattern.compile("(?i)META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
    private static final ScanLimits LIMITS = new ScanLimits(2, 200, 1_000_000, 10);

    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(
            new ParserCheck(
                    "native-code",
                    List.of(
                            ELF,
                            ELF_64,
                            MachOs.thin(0x0100000c, 6, false, MachOs.command(0x1d, 0), MachOs.command(0x32, 1)),
                            MachOs.fat(false, 0x01000007, 0x0100000c),
                            MachOs.pe(0x80, 0x8664, 0x2022)),
                    NativeParsers::code),
            new ParserCheck(
                    "native-archive",
                    List.of(
                            ZipBuilder.zip(
                                    ZipBuilder.Entry.deflated("a.so", ELF),
                                    ZipBuilder.Entry.stored(
                                            "b.jar", ZipBuilder.zip(ZipBuilder.Entry.stored("c", ELF)))),
                            new ZipBuilder()
                                    .prefix(new byte[] {'#', '!', 'x'})
                                    .wide()
                                    .add(ZipBuilder.Entry.deflated(
                                            "d.jar", ZipBuilder.zip(ZipBuilder.Entry.deflated("e", ELF_64))))
                                    .build()),
                    NativeParsers::archive),
            new ParserCheck(
                    "lean-archive",
                    List.of(
                            ZipBuilder.zip(
                                    ZipBuilder.Entry.deflated("a.so", ELF),
                                    ZipBuilder.Entry.stored("b", ELF).localExtra(3),
                                    ZipBuilder.Entry.deflated("c", ELF_64).sizesBehind()),
                            ZipBuilder.zip(
                                    ZipBuilder.Entry.stored("META-INF/A.SF", ELF),
                                    ZipBuilder.Entry.deflated("META-INF/A.EC", ELF)),
                            new ZipBuilder()
                                    .prefix(new byte[] {'#', '!', 'x'})
                                    .wideEnd()
                                    .add(ZipBuilder.Entry.deflated("d", ELF))
                                    .add(ZipBuilder.Entry.stored("e", ELF))
                                    .comment(new byte[] {'e', 'n', 'd'})
                                    .build()),
                    NativeParsers::lean),
            ParserCheck.ofBytes(
                    "scan-result",
                    List.of(
                            "{\"files\":[{\"path\":[\"a.jar\",\"b.so\"],\"size\":7,\"packedSize\":5,\"code\":{\"format\":\"ELF\","
                                    + "\"system\":\"LINUX\",\"machine\":\"arm\",\"kind\":\"LIBRARY\",\"flags\":83887104,\"libc\":\"GLIBC\","
                                    + "\"arm\":{\"floats\":\"HARD\",\"architecture\":7},\"needed\":[\"libc.so.6\"],"
                                    + "\"glibc\":{\"major\":2,\"minor\":4,\"patch\":0}}},{\"path\":[],\"size\":1,\"packedSize\":1,\"code\":"
                                    + "{\"format\":\"Mach-O\",\"slices\":[{\"system\":\"DARWIN\",\"machine\":\"arm64\",\"kind\":\"LIBRARY\"}]}}],"
                                    + "\"unread\":[{\"path\":[],\"reason\":\"LIMIT\",\"message\":\"enough\"}]}"),
                    NativeParsers::result));

    private NativeParsers() {}

    private static void code(byte[] bytes) {
        try {
            var code = Reading.read(bytes);
            assertEquals(code, Reading.read(bytes));
            code.ifPresent(NativeParsers::check);
        } catch (DamagedFileException e) {
            ParserCheck.assertFitToBeShown(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was accepted is written as something that means the same. */
    private static void result(byte[] bytes) {
        ParserCheck.allowing(MalformedDocumentException.class, () -> ScanJson.read(bytes, "the result"))
                .ifPresent(result -> {
                    result.files().forEach(file -> check(file.code()));
                    assertEquals(result, ScanJson.read(ScanJson.write(result), "the result"));
                });
    }

    private static void check(NativeCode code) {
        ParserCheck.assertFitToBeShown(code.toString());
        assertFalse(code.platforms().isEmpty(), "it is for nothing");
        for (var platform : code.platforms()) {
            ParserCheck.assertFitToBeShown(platform.toString());
        }
        code.runsOn(Platform.parse("linux/arm/v7"));
    }

    /** Whether it is signed its names say; and without every other name, the others are there, in their order. */
    private static void lean(byte[] bytes) {
        try {
            var names = names(bytes);
            assertEquals(
                    names.stream().anyMatch(name -> SIGNATURE.matcher(name).matches()),
                    JarSignature.isIn(new MemoryBytes(bytes, bytes.length)));
            var leftOut = new ArrayList<String>();
            var staying = new ArrayList<>(names);
            for (int i = 0; i < names.size(); i += 2) {
                var name = names.get(i);
                if (!leftOut.contains(name)) {
                    names.stream().filter(name::equals).forEach(leftOut::add);
                }
                staying.remove(name);
            }
            staying.removeIf(leftOut::contains);
            var out = new ByteArrayOutputStream();
            try (var lean = LeanArchive.of(new MemoryBytes(bytes, bytes.length), leftOut)) {
                lean.writeTo(out);
                assertEquals(lean.size(), out.size());
            }
            if (!staying.isEmpty()) {
                assertEquals(staying, names(out.toByteArray()));
            }
        } catch (DamagedFileException e) {
            ParserCheck.assertFitToBeShown(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(byte[] bytes) throws IOException {
        var archive = new MemoryBytes(bytes, bytes.length);
        var directory = new ZipDirectory(
                archive, ZipEnd.find(archive).orElseThrow(() -> new DamagedFileException("it is no archive")));
        var names = new ArrayList<String>();
        for (var entry = directory.next(); entry.isPresent(); entry = directory.next()) {
            names.add(entry.get().name());
        }
        return names;
    }

    private static void archive(byte[] bytes) {
        try {
            var result = new ArchiveWalk(LIMITS).walk(new MemoryBytes(bytes, bytes.length));
            result.files().forEach(file -> check(file.code()));
            for (var unread : result.unread()) {
                ParserCheck.assertFitToBeShown(unread.path() + ": " + unread.message());
            }
            assertTrue(result.files().size() <= LIMITS.entries(), "more files than entries");
            assertEquals(result, new ArchiveWalk(LIMITS).walk(new MemoryBytes(bytes, bytes.length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
