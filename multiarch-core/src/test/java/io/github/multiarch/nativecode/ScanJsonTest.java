package io.github.multiarch.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.MalformedDocumentException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScanJsonTest {
    private static final ScanResult EVERYTHING = new ScanResult(
            List.of(
                    file(new ElfCode(
                            OperatingSystem.LINUX,
                            new Machine("arm"),
                            CodeKind.LIBRARY,
                            0x85000400,
                            Optional.of(new ArmAbi(OptionalInt.of(7), FloatAbi.HARD)),
                            Optional.of("/lib/ld-linux-armhf.so.3"),
                            List.of("libc.so.6", "libm.so.6"),
                            Libc.GLIBC,
                            Optional.of(new GlibcVersion(2, 17, 1)),
                            Optional.of("half of it is gone"))),
                    file(new ElfCode(
                            OperatingSystem.ANDROID,
                            Machine.unknown(77),
                            CodeKind.STATIC_EXECUTABLE,
                            0,
                            Optional.of(new ArmAbi(OptionalInt.empty(), FloatAbi.UNKNOWN)),
                            Optional.empty(),
                            List.of(),
                            Libc.NONE,
                            Optional.empty(),
                            Optional.empty())),
                    file(new PeCode(new Machine("amd64"), CodeKind.EXECUTABLE)),
                    file(new MachOCode(List.of(
                            new MachOCode.Slice(OperatingSystem.DARWIN, new Machine("amd64"), CodeKind.LIBRARY),
                            new MachOCode.Slice(OperatingSystem.IOS, new Machine("arm64"), CodeKind.OBJECT))))),
            List.of(
                    new Unread(EntryPath.FILE, Unread.Reason.LIMIT, "has too much"),
                    new Unread(new EntryPath(List.of("a.jar", "b\n")), Unread.Reason.DAMAGED, "is cut off")));

    @Test
    void theSameComesBack() {
        assertEquals(EVERYTHING, ScanJson.read(ScanJson.write(EVERYTHING), "the note"));
        var nothing = new ScanResult(List.of(), List.of());
        assertEquals(nothing, ScanJson.read(ScanJson.write(nothing), "the note"));
    }

    @Test
    void anythingElseIsRefused() {
        var json = new String(ScanJson.write(EVERYTHING), StandardCharsets.UTF_8);
        for (var change : List.of(
                List.of("\"ELF\"", "\"ELK\""),
                List.of("\"LINUX\"", "\"LINUS\""),
                List.of("\"size\":7", "\"size\":-7"),
                List.of("\"floats\":\"HARD\"", "\"floats\":\"SOLID\""),
                List.of("\"reason\":\"LIMIT\"", "\"reason\":\"\""),
                List.of("\"architecture\":7", "\"architecture\":70"),
                List.of("\"files\":[", "\"files\":7,\"x\":["))) {
            var changed = json.replace(change.get(0), change.get(1)).getBytes(StandardCharsets.UTF_8);
            var failure = assertThrows(
                    MalformedDocumentException.class, () -> ScanJson.read(changed, "the note"), change.toString());
            assertTrue(failure.getMessage().contains("the note"), failure.getMessage());
        }
    }

    private static NativeFile file(NativeCode code) {
        return new NativeFile(new EntryPath(List.of("lib/native.jar", "x.so")), code, 7, 5);
    }
}
