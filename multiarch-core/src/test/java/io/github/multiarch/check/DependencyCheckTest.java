package io.github.multiarch.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.nativecode.ArmAbi;
import io.github.multiarch.nativecode.CodeKind;
import io.github.multiarch.nativecode.ElfCode;
import io.github.multiarch.nativecode.EntryPath;
import io.github.multiarch.nativecode.FloatAbi;
import io.github.multiarch.nativecode.Libc;
import io.github.multiarch.nativecode.Machine;
import io.github.multiarch.nativecode.NativeFile;
import io.github.multiarch.nativecode.OperatingSystem;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.Library;
import io.github.multiarch.plan.PlatformJars;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C libraries, and what counts as code. */
class DependencyCheckTest {
    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final Dependency JAR = new Dependency(Path.of("codec.jar"), Kind.RELEASE, "org.acme:codec:1");
    private static final Library LIBRARY = new Library("org.acme:codec:1", List.of(JAR));

    @TempDir
    Path project;

    @Test
    void aLibraryForTheOtherLibcIsDoubtful() throws Exception {
        assertEquals(
                new Cell.Doubtful(List.of("codec.jar!/0.so"), "asks for glibc, and the base has musl"),
                cell(Map.of(AMD64, Libc.MUSL), Libc.GLIBC));
        assertEquals(
                new Cell.Doubtful(List.of("codec.jar!/0.so"), "asks for musl, and the base has glibc"),
                cell(Map.of(AMD64, Libc.GLIBC), Libc.MUSL));
    }

    @Test
    void oneThatFitsIsEnough() throws Exception {
        var both = new Cell.Present(List.of("codec.jar!/0.so", "codec.jar!/1.so"));
        assertEquals(both, cell(Map.of(AMD64, Libc.MUSL), Libc.GLIBC, Libc.MUSL));
        assertEquals(both, cell(Map.of(AMD64, Libc.GLIBC), Libc.GLIBC, Libc.MUSL));
    }

    @Test
    void whereNothingIsKnownNothingIsSaid() throws Exception {
        var present = new Cell.Present(List.of("codec.jar!/0.so"));
        assertEquals(present, cell(Map.of(), Libc.MUSL));
        assertEquals(present, cell(Map.of(AMD64, Libc.MUSL), Libc.NONE));
        assertEquals(present, cell(Map.of(AMD64, Libc.MUSL), Libc.UNKNOWN));
    }

    @Test
    void aLibraryForTheOtherFloatsIsDoubtful() throws Exception {
        var why = "is for soft-float ARM, and bases of linux/arm/v7 have hard float, as a rule";
        assertEquals(new Cell.Doubtful(List.of("codec.jar!/0.so"), why), arm("linux/arm/v7", FloatAbi.SOFT));
        assertEquals(
                new Cell.Present(List.of("codec.jar!/0.so", "codec.jar!/1.so")),
                arm("linux/arm/v7", FloatAbi.SOFT, FloatAbi.HARD));
        assertEquals(new Cell.Present(List.of("codec.jar!/0.so")), arm("linux/arm/v7", FloatAbi.UNKNOWN));
        assertEquals(new Cell.Present(List.of("codec.jar!/0.so")), arm("linux/arm/v5", FloatAbi.SOFT));
    }

    private Cell arm(String platform, FloatAbi... floats) throws Exception {
        var found = new FoundCode[floats.length];
        Arrays.setAll(
                found,
                i -> file(
                        i,
                        "arm",
                        CodeKind.LIBRARY,
                        Libc.GLIBC,
                        Optional.of(new ArmAbi(OptionalInt.empty(), floats[i]))));
        return row(platform, Map.of(), found).orElseThrow().cells().get(0);
    }

    @Test
    void whatIsNeitherRunNorLoadedIsNoNativeCode() throws Exception {
        assertEquals(Optional.empty(), row(Map.of(), file(0, CodeKind.OBJECT, Libc.GLIBC)));
    }

    private Cell cell(Map<Platform, Libc> bases, Libc... files) throws Exception {
        var found = new FoundCode[files.length];
        Arrays.setAll(found, i -> file(i, CodeKind.LIBRARY, files[i]));
        return row(bases, found).orElseThrow().cells().get(0);
    }

    private Optional<Row> row(Map<Platform, Libc> bases, FoundCode... found) throws Exception {
        return row("linux/amd64", bases, found);
    }

    private Optional<Row> row(String platform, Map<Platform, Libc> bases, FoundCode... found) throws Exception {
        var request = TestParameters.in(project, platform).request();
        var jars = new PlatformJars(request.platforms().get(0), List.of(JAR), List.of());
        return new DependencyCheck(request.nativeCode(), List.of(jars), bases).row(LIBRARY, List.of(found));
    }

    private static FoundCode file(int number, CodeKind kind, Libc libc) {
        return file(number, "amd64", kind, libc, Optional.empty());
    }

    private static FoundCode file(int number, String machine, CodeKind kind, Libc libc, Optional<ArmAbi> arm) {
        var code = new ElfCode(
                OperatingSystem.LINUX,
                new Machine(machine),
                kind,
                0,
                arm,
                Optional.empty(),
                List.of(),
                libc,
                Optional.empty(),
                Optional.empty());
        return new FoundCode(JAR, new NativeFile(new EntryPath(List.of(number + ".so")), code, 1, 1));
    }
}
