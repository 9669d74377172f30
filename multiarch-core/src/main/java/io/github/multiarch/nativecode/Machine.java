package io.github.multiarch.nativecode;

import java.util.regex.Pattern;

/**
 * A processor's architecture, with its word size and byte order, by Go's name for it, as in {@link io.github.multiarch.oci.Platform#architecture}. Names that Go does not have:
 * {@code loong32} and {@code unknown-N}, where N is the number that the file's format gives to machines.
 *
 * @param name such as {@code amd64}, {@code 386}, {@code arm64}, {@code arm}, {@code ppc64le}, {@code ppc64}, {@code s390x}, {@code riscv64}, {@code loong64}, {@code mips64le}
 */
public record Machine(String name) {
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]{1,16}|unknown-[0-9]{1,10}");
    private static final String UNKNOWN = "unknown-";

    /**
     * Checks the syntax.
     *
     * @throws IllegalArgumentException when it cannot be the name of a machine
     */
    public Machine {
        if (!SYNTAX.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a machine");
        }
    }

    /**
     * A machine that has no name here.
     *
     * @param number of the machine in the file's own format
     * @return never equal to a known machine
     */
    public static Machine unknown(long number) {
        return new Machine(UNKNOWN + number);
    }

    /**
     * Whether only its number is known.
     *
     * @return true for {@code unknown-N}
     */
    public boolean isUnknown() {
        return name.startsWith(UNKNOWN);
    }

    /** The name, or {@code unknown machine N}. */
    @Override
    public String toString() {
        return isUnknown() ? "unknown machine " + name.substring(UNKNOWN.length()) : name;
    }
}
