package io.github.multiarch.nativecode;

import java.util.List;
import java.util.Optional;

/**
 * For which operating system and C library an ELF file was made. Headers say it rarely: what linkers put there by default, System V, stands for Linux, Android, OpenBSD and
 * Solaris alike. So what a file asks to be loaded with has a say, too.
 *
 * @param noted what a note names
 * @param osAbi {@code e_ident[EI_OSABI]}
 * @param interpreter path of the loader
 * @param needed names of libraries
 */
record ElfOrigin(Optional<OperatingSystem> noted, int osAbi, Optional<String> interpreter, List<String> needed) {

    OperatingSystem system() {
        if (isAndroid()) {
            return OperatingSystem.ANDROID;
        }
        return noted.or(this::byInterpreter)
                .or(this::byHeader)
                .or(this::byLibraries)
                .orElse(OperatingSystem.LINUX);
    }

    /** Only Android's C library comes as {@code libc.so} beside {@code libm.so} or {@code libdl.so}; with musl these are parts of it. */
    private boolean isAndroid() {
        return noted.equals(Optional.of(OperatingSystem.ANDROID))
                || startsWith("/system/bin/linker")
                || (noted.isEmpty()
                        && (needed.contains("liblog.so")
                                || needed.contains("libandroid.so")
                                || (needed.contains("libc.so")
                                        && (needed.contains("libm.so") || needed.contains("libdl.so")))));
    }

    private Optional<OperatingSystem> byInterpreter() {
        if (startsWith("/lib/ld-linux")
                || startsWith("/lib64/ld")
                || startsWith("/lib/ld-musl-")
                || startsWith("/lib/ld64.so.")) {
            return Optional.of(OperatingSystem.LINUX);
        } else if (startsWith("/libexec/ld-elf.so")) {
            return Optional.of(OperatingSystem.FREEBSD);
        } else if (startsWith("/usr/libexec/ld-elf.so")) {
            return Optional.of(OperatingSystem.DRAGONFLY);
        } else if (startsWith("/usr/libexec/ld.elf_so") || startsWith("/libexec/ld.elf_so")) {
            return Optional.of(OperatingSystem.NETBSD);
        } else if (startsWith("/usr/libexec/ld.so")) {
            return Optional.of(OperatingSystem.OPENBSD);
        } else if (startsWith("/usr/lib/ld.so.1")
                || startsWith("/usr/lib/amd64/ld.so.1")
                || startsWith("/lib/amd64/ld.so.1")) {
            return Optional.of(OperatingSystem.SOLARIS);
        }
        return Optional.empty();
    }

    private boolean startsWith(String path) {
        return interpreter.isPresent() && interpreter.get().startsWith(path);
    }

    /** System V (0), GNU (3) and ARM's (64, 97) say nothing. */
    private Optional<OperatingSystem> byHeader() {
        return switch (osAbi) {
            case 0, 3, 64, 97 -> Optional.empty();
            case 2 -> Optional.of(OperatingSystem.NETBSD);
            case 4 -> Optional.of(OperatingSystem.HURD);
            case 6 -> Optional.of(OperatingSystem.SOLARIS);
            case 7 -> Optional.of(OperatingSystem.AIX);
            case 9 -> Optional.of(OperatingSystem.FREEBSD);
            case 12 -> Optional.of(OperatingSystem.OPENBSD);
            default -> Optional.of(OperatingSystem.OTHER);
        };
    }

    /** Each BSD and Solaris counts the versions of its C library in its own way; Linux stays at 6. */
    private Optional<OperatingSystem> byLibraries() {
        for (var name : needed) {
            if (name.matches("libc\\.so\\.[0-9]{1,4}\\.[0-9]{1,4}")) {
                return Optional.of(OperatingSystem.OPENBSD);
            }
            var system = switch (name) {
                case "libc.so.1" -> OperatingSystem.SOLARIS;
                case "libc.so.7" -> OperatingSystem.FREEBSD;
                case "libc.so.8" -> OperatingSystem.DRAGONFLY;
                case "libc.so.12" -> OperatingSystem.NETBSD;
                default -> OperatingSystem.OTHER;
            };
            if (system != OperatingSystem.OTHER) {
                return Optional.of(system);
            }
        }
        return Optional.empty();
    }

    /**
     * The C library that it asks for.
     *
     * @param needsGlibcVersion whether its symbols name a version of glibc
     * @param isComplete whether all that it needs was read
     */
    Libc libc(boolean needsGlibcVersion, boolean isComplete) {
        var system = system();
        if (system == OperatingSystem.ANDROID) {
            return Libc.BIONIC;
        } else if (system != OperatingSystem.LINUX) {
            return Libc.UNKNOWN;
        } else if (isMusl()) {
            return Libc.MUSL;
        } else if (needsGlibcVersion || isGlibc()) {
            return Libc.GLIBC;
        }
        return isComplete && needed.isEmpty() && interpreter.isEmpty() ? Libc.NONE : Libc.UNKNOWN;
    }

    private boolean isMusl() {
        return startsWith("/lib/ld-musl-")
                || needed.stream()
                        .anyMatch(name ->
                                name.equals("libc.so") || name.startsWith("libc.musl-") || name.startsWith("ld-musl-"));
    }

    private boolean isGlibc() {
        return startsWith("/lib/ld-linux")
                || startsWith("/lib64/ld-linux")
                || startsWith("/lib64/ld64.so.")
                || startsWith("/lib/ld64.so.")
                || needed.stream().anyMatch(name -> name.matches("libc\\.so\\.6(\\.1)?|ld-linux.*|ld64\\.so\\..*"));
    }
}
