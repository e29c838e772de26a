package tableflow.console.domain.storage;

/// How large an object is, in steps of four from 16 KiB on, and those without a byte.
public enum SizeBand {
    EMPTY(1),
    TO_16_KIB(1L << 14),
    TO_64_KIB(1L << 16),
    TO_256_KIB(1L << 18),
    TO_1_MIB(1L << 20),
    TO_4_MIB(1L << 22),
    TO_16_MIB(1L << 24),
    TO_64_MIB(1L << 26),
    TO_256_MIB(1L << 28),
    TO_1_GIB(1L << 30),
    TO_4_GIB(1L << 32),
    LARGER(Long.MAX_VALUE);

    private static final SizeBand[] ALL = values();
    private static final int FIRST_BITS = 14;

    private final long limit;

    SizeBand(long limit) {
        this.limit = limit;
    }

    /// Sizes in the band are below it, in bytes, and not below that of the band before.
    public long limit() {
        return limit;
    }

    /// The band of a size in bytes.
    public static SizeBand of(long bytes) {
        if (bytes <= 0) {
            return EMPTY;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(bytes);
        return ALL[Math.min(ALL.length - 1, 1 + Math.max(0, (bits - FIRST_BITS + 1) / 2))];
    }
}
