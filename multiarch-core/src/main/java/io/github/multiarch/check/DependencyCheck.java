package io.github.multiarch.check;

import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.NativeCodeExclusion;
import io.github.multiarch.nativecode.ElfCode;
import io.github.multiarch.nativecode.Libc;
import io.github.multiarch.nativecode.NativeFile;
import io.github.multiarch.oci.Platform;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds what is in a library's jars against each platform. */
final class DependencyCheck {
    private static final int SHOWN = 20;

    private final BuildRequest request;
    private final Map<Platform, Libc> basesLibc;

    /** C libraries of bases are known for some platforms only. */
    DependencyCheck(BuildRequest request, Map<Platform, Libc> basesLibc) {
        this.request = request;
        this.basesLibc = basesLibc;
    }

    /** Its row; empty when there is no native code in it. */
    Optional<Row> row(Library library, List<FoundCode> found) {
        var code = found.stream()
                .filter(file -> file.file().code().kind().isRunOrLoaded())
                .toList();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Row(
                library.name(),
                request.platforms().stream()
                        .map(platform -> cell(library, code, platform.platform()))
                        .toList()));
    }

    private Cell cell(Library library, List<FoundCode> code, Platform target) {
        var fitting =
                code.stream().filter(file -> file.file().code().runsOn(target)).toList();
        if (!fitting.isEmpty()) {
            return libcTrouble(fitting, target)
                    .<Cell>map(why -> new Cell.Doubtful(shown(fitting), why))
                    .orElseGet(() -> new Cell.Present(shown(fitting)));
        }
        var has = new TreeSet<String>();
        for (var file : code) {
            for (var other : file.file().code().platforms()) {
                if (other.os().equals(target.os())) {
                    has.add(other.toString());
                }
            }
        }
        if (has.isEmpty()) {
            return new Cell.Unneeded();
        }
        return exclusion(library, target)
                .<Cell>map(known -> new Cell.Excluded(known.reason()))
                .orElseGet(() -> new Cell.Missing(
                        "it has native code for " + String.join(", ", has) + ", and fails when that is first used"));
    }

    private Optional<NativeCodeExclusion> exclusion(Library library, Platform target) {
        return request.nativeCodeExclusions().stream()
                .filter(known -> library.jars().stream().anyMatch(jar -> known.coversDependency(jar.id(), target)))
                .findFirst();
    }

    /** Only what the base has none of is trouble: where nothing is known, nothing is said. */
    private Optional<String> libcTrouble(List<FoundCode> fitting, Platform target) {
        var there = basesLibc.get(target);
        if (there == null) {
            return Optional.empty();
        }
        var asked = EnumSet.noneOf(Libc.class);
        fitting.forEach(found -> asked.add(libc(found.file())));
        return asked.contains(there) || asked.contains(Libc.NONE) || asked.contains(Libc.UNKNOWN)
                ? Optional.empty()
                : Optional.of("asks for " + asked.stream().map(Libc::toString).collect(Collectors.joining(", "))
                        + ", and the base has " + there);
    }

    private static Libc libc(NativeFile file) {
        return file.code() instanceof ElfCode elf ? elf.libc() : Libc.UNKNOWN;
    }

    private static List<String> shown(List<FoundCode> files) {
        return files.stream().limit(SHOWN).map(FoundCode::toString).toList();
    }
}
