package io.github.multiarch.nativecode;

/** How much may still be read of one file. Used by one thread. */
final class ScanBudget {
    private final ScanLimits limits;
    private int entries;
    private long bytes;

    ScanBudget(ScanLimits limits) {
        this.limits = limits;
    }

    void entry() throws LimitReachedException {
        if (++entries > limits.entries()) {
            throw new LimitReachedException("the scan has seen " + limits.entries() + " entries, which is the limit");
        }
    }

    void read(long count) throws LimitReachedException {
        bytes += count;
        if (bytes > limits.bytes()) {
            throw new LimitReachedException("the scan has read " + limits.bytes() + " bytes, which is the limit");
        }
    }
}
