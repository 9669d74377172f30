package io.github.multiarch.oci;

/**
 * Platforms by their names, where a part may be anything: {@code linux/*}, {@code linux/arm/*}.
 *
 * @param os in normal form, or {@code *}
 * @param architecture in normal form, or {@code *}; then the variant is anything, too
 * @param variant in normal form; empty for none, {@code *} for any or none
 */
public record PlatformPattern(String os, String architecture, String variant) {
    /** Every platform. */
    public static final PlatformPattern ANY = new PlatformPattern("*", "*", "*");

    /**
     * Exactly one platform.
     *
     * @param platform whose versions and features do not count
     * @return matches no other
     */
    public static PlatformPattern of(Platform platform) {
        return new PlatformPattern(
                platform.os(), platform.architecture(), platform.variant().orElse(""));
    }

    /**
     * Reads a pattern, or the name of one platform as {@link Platform#parse} takes it. Of {@code linux/arm} nobody knows whether it means all of ARM, so it is neither.
     *
     * @param text a star stands for a whole part; at the end for all that may follow
     * @return the pattern
     * @throws IllegalArgumentException for anything else; the message says what is expected
     */
    public static PlatformPattern parse(String text) {
        if (PlatformNames.isArmOfAnyVersion(text)) {
            throw new IllegalArgumentException("'" + Shown.of(text)
                    + "' does not say which ARM; write linux/arm/v7 for that one, or linux/arm/* for all");
        }
        return text.contains("*") ? PlatformNames.parsePattern(text) : of(Platform.parse(text));
    }

    /**
     * Whether a platform has such a name.
     *
     * @param platform whose versions and features do not count
     * @return true for a star whatever the part is
     */
    public boolean matches(Platform platform) {
        return matches(os, platform.os())
                && matches(architecture, platform.architecture())
                && matches(variant, platform.variant().orElse(""));
    }

    private static boolean matches(String part, String name) {
        return part.equals("*") || part.equals(name);
    }

    /** As it is written; every platform is {@code all}. */
    @Override
    public String toString() {
        if (architecture.equals("*")) {
            return os.equals("*") ? "all" : os + "/*";
        }
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
