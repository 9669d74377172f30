package io.github.multiarch.nativecode;

import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of Linux, Android, the BSDs or Solaris: the <a href="https://www.sco.com/developers/gabi/latest/contents.html">System V ABI, draft of 10 June
 * 2013</a>, chapters 4 "Object Files" and 5 "Program Loading and Dynamic Linking".
 *
 * @param system what the notes, the interpreter, the header or the needed libraries say, in this order; Linux where none of them does
 * @param machine with word size and byte order
 * @param kind what it is for
 * @param flags the header's {@code e_flags}, whose meaning depends on the machine
 * @param arm for 32-bit ARM only
 * @param interpreter the path of the dynamic loader that a program asks for
 * @param needed names of the libraries that must be there, in the order of the file
 * @param libc the C library that it needs; that of Linux and Android only
 * @param glibc the highest version of the GNU C library that its symbols ask for
 * @param flaw why not all of the above could be read; what could not is absent then, and system and machine hold
 */
public record ElfCode(
        OperatingSystem system,
        Machine machine,
        CodeKind kind,
        int flags,
        Optional<ArmAbi> arm,
        Optional<String> interpreter,
        List<String> needed,
        Libc libc,
        Optional<GlibcVersion> glibc,
        Optional<String> flaw)
        implements NativeCode {
    private static final int POWER_ABI = 3;

    /** Copies the list. */
    public ElfCode {
        needed = List.copyOf(needed);
    }

    @Override
    public List<Platform> platforms() {
        return List.of(Platform.of(
                system.platformName(),
                machine.name(),
                arm.map(ArmAbi::leastVariant).orElse("")));
    }

    /**
     * Also holds the version of the ARM architecture against the platform's variant, and the ABI against 64-bit little-endian POWER, which is ELFv2 only.
     *
     * @see ArmAbi
     */
    @Override
    public boolean runsOn(Platform platform) {
        return system.is(platform.os())
                && platform.architecture().equals(machine.name())
                && (arm.isEmpty() || arm.get().runsOn(platform.variant().orElse("")))
                && !(machine.name().equals("ppc64le") && powerAbi() == 1);
    }

    /**
     * The ABI of 64-bit POWER, see <a href="https://openpowerfoundation.org/specifications/64bitelfabi/">64-Bit ELF V2 ABI 1.5</a>, section 4.1.
     *
     * @return 1 or 2; 0 where the file does not say, and for all other machines
     */
    public int powerAbi() {
        return machine.name().startsWith("ppc64") ? flags & POWER_ABI : 0;
    }

    /** Such as {@code ELF library for linux/arm64 (glibc 2.17)}. */
    @Override
    public String toString() {
        var particulars = new ArrayList<String>();
        arm.flatMap(ArmAbi::shown).ifPresent(particulars::add);
        if (libc != Libc.UNKNOWN && libc != Libc.BIONIC && kind != CodeKind.STATIC_EXECUTABLE) {
            particulars.add(libc + glibc.map(version -> " " + version).orElse(""));
        }
        flaw.ifPresent(why -> particulars.add("damaged: " + Shown.of(why)));
        return "ELF " + kind + " for " + system.platformName() + "/" + machine
                + arm.map(abi -> "/" + abi.leastVariant()).orElse("")
                + (particulars.isEmpty() ? "" : " (" + String.join(", ", particulars) + ")");
    }
}
