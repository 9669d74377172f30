package io.github.multiarch.nativecode;

/**
 * Which machine a number in an ELF header means: the values of {@code e_machine} in the <a href="https://www.sco.com/developers/gabi/latest/ch4.eheader.html">System V ABI</a> and
 * its registry, together with word size and byte order. A combination that no system has is an unknown machine.
 */
final class ElfMachines {
    /** {@code EF_MIPS_ABI2}: 64-bit registers and 32-bit addresses. */
    private static final int MIPS_N32 = 0x20;

    private ElfMachines() {}

    static Machine of(int number, boolean wide, boolean big, int flags) {
        var name = switch (number) {
            case 3 -> little(big, wide ? "" : "386");
            case 62 -> little(big, wide ? "amd64" : "amd64p32");
            case 183 -> wide ? (big ? "arm64be" : "arm64") : little(big, "arm64p32");
            case 40 -> wide ? "" : big ? "armbe" : "arm";
            case 20 -> big && !wide ? "ppc" : "";
            case 21 -> wide ? (big ? "ppc64" : "ppc64le") : "";
            case 22 -> big ? (wide ? "s390x" : "s390") : "";
            case 243 -> little(big, wide ? "riscv64" : "riscv");
            case 258 -> little(big, wide ? "loong64" : "loong32");
            case 8 -> mips(wide, flags) + (big ? "" : "le");
            case 2, 18 -> big && !wide ? "sparc" : "";
            case 43 -> big && wide ? "sparc64" : "";
            default -> "";
        };
        return name.isEmpty() ? Machine.unknown(number) : new Machine(name);
    }

    private static String little(boolean big, String name) {
        return big ? "" : name;
    }

    private static String mips(boolean wide, int flags) {
        return wide ? "mips64" : (flags & MIPS_N32) != 0 ? "mips64p32" : "mips";
    }
}
