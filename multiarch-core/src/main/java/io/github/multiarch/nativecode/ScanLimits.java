package io.github.multiarch.nativecode;

/**
 * How much is looked at in one file. What lies beyond a limit is named in the result.
 *
 * @param depth archives in archives: 0 looks at the entries of the file itself, 1 at those of its archives too
 * @param entries of all its archives together
 * @param bytes of all its entries together that are read, unpacked where they are packed
 * @param named what could not be looked at, each; the rest is only counted
 */
public record ScanLimits(int depth, int entries, long bytes, int named) {
    private static final ScanLimits DEFAULTS = new ScanLimits(4, 500_000, 4L << 30, 1_000);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException for a depth below 0, or for other limits below 1
     */
    public ScanLimits {
        if (depth < 0 || entries < 1 || bytes < 1 || named < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /**
     * Limits that no application meets.
     *
     * @return 4 archives in each other, 500 000 entries, 4 GiB, 1000 names
     */
    public static ScanLimits defaults() {
        return DEFAULTS;
    }
}
