package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.nativecode.CodeKind;
import io.github.multiarch.nativecode.ElfCode;
import io.github.multiarch.nativecode.Libc;
import io.github.multiarch.nativecode.Machine;
import io.github.multiarch.nativecode.NativeCode;
import io.github.multiarch.nativecode.OperatingSystem;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.Platform;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LooseLibcTest {
    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final String LOADER = "/lib/ld-musl-x86_64.so.1";

    private final Map<LooseFile, NativeCode> files = new LinkedHashMap<>();

    @Test
    void whatAsksForTheOtherOneIsNamed() {
        file("/usr/bin/tool", Libc.MUSL, Optional.of(LOADER));
        file("/usr/lib/liba.so", Libc.MUSL, Optional.empty());
        file("/usr/lib/libb.so", Libc.GLIBC, Optional.empty());
        assertEquals(
                List.of(
                        "/usr/bin/tool (tool) asks for musl, and the base of linux/amd64 has glibc",
                        "/usr/lib/liba.so (liba.so) asks for musl, and the base of linux/amd64 has glibc"),
                remarks("debian:12-slim"));
        assertEquals(
                List.of("/usr/lib/libb.so (libb.so) asks for glibc, and the base of linux/amd64 has musl"),
                remarks("eclipse-temurin:21-jre-alpine"));
    }

    @Test
    void whoeverBringsTheLoaderHasTheLibrary() {
        file("/usr/bin/tool", Libc.MUSL, Optional.of(LOADER));
        file(LOADER, Libc.NONE, Optional.empty());
        assertEquals(List.of(), remarks("debian:12-slim"));
    }

    @Test
    void whereNothingIsKnownNothingIsSaid() {
        file("/usr/bin/tool", Libc.MUSL, Optional.of(LOADER));
        file("/usr/bin/other", Libc.UNKNOWN, Optional.empty());
        assertEquals(List.of(), remarks("acme/base:1"));
        files.remove(files.keySet().iterator().next());
        assertEquals(List.of(), remarks("debian:12-slim"));
    }

    private void file(String path, Libc libc, Optional<String> interpreter) {
        var code = new ElfCode(
                OperatingSystem.LINUX,
                new Machine("amd64"),
                CodeKind.LIBRARY,
                0,
                Optional.empty(),
                interpreter,
                List.of(),
                libc,
                Optional.empty(),
                Optional.empty());
        files.put(new LooseFile(path, "files of all", Path.of(path).getFileName()), code);
    }

    private List<String> remarks(String base) {
        var reference = BaseReference.parse(base, Path.of("/"));
        return LooseLibc.remarks(
                AMD64,
                files,
                new Base(reference, Optional.empty(), List.of(), ImageConfig.empty(AMD64), Optional.empty()));
    }
}
