package io.github.multiarch.nativecode;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What 32-bit ARM code needs of its processor, as far as the file says.
 *
 * @param architecture 4 to 9, the least version of the architecture that has its instructions; empty where the file has no attributes
 * @param floats how floating point numbers are passed
 */
public record ArmAbi(OptionalInt architecture, FloatAbi floats) {
    /** The variants of {@code arm} that platforms have. */
    private static final int OLDEST = 5;

    private static final int NEWEST = 9;

    /** The first with a floating point unit that code may count on. */
    private static final int FIRST_WITH_HARD_FLOAT = 6;

    /**
     * Checks the version.
     *
     * @throws IllegalArgumentException for versions other than 4 to 9
     */
    public ArmAbi {
        if (architecture.isPresent() && (architecture.getAsInt() < 4 || architecture.getAsInt() > NEWEST)) {
            throw new IllegalArgumentException("no version of the ARM architecture: " + architecture.getAsInt());
        }
    }

    /**
     * Whether a processor of this variant has what the code needs. Code that passes floats in registers runs on v6 (Raspbian, Alpine) and later; v5 is Debian's armel, which
     * has no floating point unit. Code that passes them in core registers runs everywhere, in a base of its kind: whether this base is one is not the platform's to say.
     *
     * @param variant of a platform, such as {@code v7}
     * @return true also where nothing is known
     */
    boolean runsOn(String variant) {
        int version = variant.matches("v[0-9]") ? variant.charAt(1) - '0' : 0;
        return version >= least();
    }

    /** The oldest variant that has what the code needs. */
    String leastVariant() {
        return "v" + least();
    }

    private int least() {
        int least = Math.max(OLDEST, architecture.orElse(OLDEST));
        return floats == FloatAbi.HARD ? Math.max(least, FIRST_WITH_HARD_FLOAT) : least;
    }

    /** Such as {@code hard float}; empty when nothing is known that a variant does not say. */
    Optional<String> shown() {
        return switch (floats) {
            case HARD -> Optional.of("hard float");
            case SOFT -> Optional.of("soft float");
            case UNKNOWN -> Optional.empty();
        };
    }
}
