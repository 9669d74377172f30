package io.github.multiarch.nativecode;

import io.github.multiarch.oci.Platform;
import java.util.List;

/**
 * What a file of native code is. Whether it can run is decided by operating system and machine; what else it needs, such as a C library, is the base's to have. {@code
 * toString} is fit to be shown: {@code ELF library for linux/arm64 (glibc 2.17)}.
 */
public sealed interface NativeCode permits ElfCode, MachOCode, PeCode {

    /**
     * What it is for.
     *
     * @return of the first part, where there are several
     */
    CodeKind kind();

    /**
     * What it was made for, each as the oldest variant that runs it. The names may be ones that no image has, such as {@code android/arm64} or {@code linux/unknown-77}.
     *
     * @return one, or several in the order of the file for a fat Mach-O file; never empty
     */
    List<Platform> platforms();

    /**
     * Whether the platform's operating system and machine are those of the code. 32-bit code is not for the 64-bit machine of its family: no JVM could load it.
     *
     * @param platform of an image
     * @return false where operating system or machine are not known
     */
    boolean runsOn(Platform platform);
}
