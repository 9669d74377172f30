package io.github.multiarch.check;

import io.github.multiarch.config.NativeCodeSettings;
import io.github.multiarch.nativecode.ElfCode;
import io.github.multiarch.nativecode.FloatAbi;
import io.github.multiarch.nativecode.Libc;
import io.github.multiarch.nativecode.NativeFile;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.Library;
import io.github.multiarch.plan.PlatformJars;
import io.github.multiarch.plan.PlatformJars.Absence;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds what is in a library's jars against each platform. */
final class DependencyCheck {
    private static final int SHOWN = 20;

    private final NativeCodeSettings settings;
    private final List<PlatformJars> platforms;
    private final Map<Platform, Libc> basesLibc;

    /** C libraries of bases are known for some platforms only. */
    DependencyCheck(NativeCodeSettings settings, List<PlatformJars> platforms, Map<Platform, Libc> basesLibc) {
        this.settings = settings;
        this.platforms = platforms;
        this.basesLibc = basesLibc;
    }

    /** Its row; empty when there is no native code in it, and none is absent. */
    Optional<Row> row(Library library, List<FoundCode> found) {
        var code = found.stream()
                .filter(file -> file.file().code().kind().isRunOrLoaded())
                .toList();
        boolean isWhole = platforms.stream()
                .allMatch(platform -> absence(library, platform).isEmpty());
        if (code.isEmpty() && isWhole) {
            return Optional.empty();
        }
        return Optional.of(new Row(
                library.name(),
                platforms.stream()
                        .map(platform -> cell(library, code, platform))
                        .toList()));
    }

    private static Optional<Absence> absence(Library library, PlatformJars platform) {
        return platform.absent().stream()
                .filter(absence -> library.jars().stream().anyMatch(absence.jars()::contains))
                .findFirst();
    }

    private Cell cell(Library library, List<FoundCode> all, PlatformJars platform) {
        var target = platform.request().platform();
        var absence = absence(library, platform);
        if (absence.isPresent()) {
            return missing(library, target, absence.get().why());
        }
        var code = all.stream()
                .filter(file -> platform.dependencies().contains(file.jar()))
                .toList();
        var fitting =
                code.stream().filter(file -> file.file().code().runsOn(target)).toList();
        if (!fitting.isEmpty()) {
            return libcTrouble(fitting, target)
                    .or(() -> floatTrouble(fitting, target))
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
        return missing(
                library,
                target,
                "it has native code for " + String.join(", ", has) + ", and fails when that is first used");
    }

    private Cell missing(Library library, Platform target, String why) {
        return settings.reasonToExclude(library.jars(), target)
                .<Cell>map(Cell.Excluded::new)
                .orElseGet(() -> new Cell.Missing(why));
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

    /** Code of the two kinds cannot be in one process, and v5 alone has bases of the other kind. */
    private static Optional<String> floatTrouble(List<FoundCode> fitting, Platform target) {
        boolean isHard = target.architecture().equals("arm")
                && !target.variant().equals(Optional.of("v5"))
                && fitting.stream().allMatch(found -> isSoftFloat(found.file()));
        return isHard
                ? Optional.of("is for soft-float ARM, and bases of " + target + " have hard float, as a rule")
                : Optional.empty();
    }

    private static boolean isSoftFloat(NativeFile file) {
        return file.code() instanceof ElfCode elf
                && elf.arm().filter(abi -> abi.floats() == FloatAbi.SOFT).isPresent();
    }

    private static Libc libc(NativeFile file) {
        return file.code() instanceof ElfCode elf ? elf.libc() : Libc.UNKNOWN;
    }

    private static List<String> shown(List<FoundCode> files) {
        return files.stream().limit(SHOWN).map(FoundCode::toString).toList();
    }
}
