package io.github.multiarch.plan;

import io.github.multiarch.nativecode.ElfCode;
import io.github.multiarch.nativecode.Libc;
import io.github.multiarch.nativecode.NativeCode;
import io.github.multiarch.oci.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says which files outside jars ask for another C library than their base has. No more than a warning: there are layers of compatibility, and not all that lies there is used. */
final class LooseLibc {
    private LooseLibc() {}

    /**
     * Compares, where the base tells.
     *
     * @param files of one platform, which run on its machine
     */
    static List<String> remarks(Platform platform, Map<LooseFile, NativeCode> files, Base base) {
        var there = BaseLibc.of(base);
        if (there.isEmpty()) {
            return List.of();
        }
        var paths = files.keySet().stream().map(LooseFile::path).collect(Collectors.toSet());
        var remarks = new ArrayList<String>();
        files.forEach((file, code) -> {
            if (code instanceof ElfCode elf
                    && (elf.libc() == Libc.GLIBC || elf.libc() == Libc.MUSL)
                    && elf.libc() != there.get()
                    // A program may bring its loader, and with that its library.
                    && elf.interpreter().filter(paths::contains).isEmpty()) {
                remarks.add(file.path() + " (" + file.file() + ") asks for " + elf.libc() + ", and the base of "
                        + platform + " has " + there.get());
            }
        });
        return remarks;
    }
}
