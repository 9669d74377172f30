package io.github.multiarch.nativecode;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of the GNU C library, as symbols name the one they came with.
 *
 * @param major 2 since 1997
 * @param minor such as 17
 * @param patch 0 where there is none
 */
public record GlibcVersion(int major, int minor, int patch) implements Comparable<GlibcVersion> {
    private static final Pattern SYMBOL_VERSION =
            Pattern.compile("GLIBC_([0-9]{1,4})\\.([0-9]{1,4})(?:\\.([0-9]{1,4}))?");
    private static final Comparator<GlibcVersion> ORDER = Comparator.comparingInt(GlibcVersion::major)
            .thenComparingInt(GlibcVersion::minor)
            .thenComparingInt(GlibcVersion::patch);

    /** Not the version of a symbol but of a feature, packed relative relocations, that came with 2.36. */
    private static final String RELR = "GLIBC_ABI_DT_RELR";

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException for numbers below 0
     */
    public GlibcVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("a glibc version has no negative numbers");
        }
    }

    /** What a symbol version such as {@code GLIBC_2.17} asks for; empty for those of other libraries and for {@code GLIBC_PRIVATE}. */
    static Optional<GlibcVersion> ofSymbol(String text) {
        if (text.equals(RELR)) {
            return Optional.of(new GlibcVersion(2, 36, 0));
        }
        var matcher = SYMBOL_VERSION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var patch = matcher.group(3);
        return Optional.of(new GlibcVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null ? 0 : Integer.parseInt(patch)));
    }

    @Override
    public int compareTo(GlibcVersion other) {
        return ORDER.compare(this, other);
    }

    /** Such as {@code 2.17} or {@code 2.3.4}. */
    @Override
    public String toString() {
        return major + "." + minor + (patch == 0 ? "" : "." + patch);
    }
}
