package tableflow.console.sandbox.s3;

import java.io.InputStream;

/// Content that is made while it is read, the same for the same seed: for a million objects that no disk has to hold.
final class Synthetic extends InputStream {
    private final long seed;
    private final long end;
    private long position;

    /// @param from first byte, counted from the start of the object
    /// @param end one after the last byte
    Synthetic(long seed, long from, long end) {
        this.seed = seed;
        this.position = from;
        this.end = end;
    }

    @Override
    public int read() {
        if (position >= end) {
            return -1;
        }
        int shift = (int) (position & 7) * 8;
        return (int) (mix(seed + (position++ >>> 3)) >>> shift) & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count = (int) Math.min(length, end - position);
        for (int i = 0; i < count; i++) {
            target[offset + i] = (byte) read();
        }
        return count <= 0 ? -1 : count;
    }

    /// Spreads the bits of a number over all of the result (SplitMix64).
    static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// A number for a key, the same in every JVM.
    static long seed(String key) {
        long seed = key.length();
        for (int i = 0; i < key.length(); i++) {
            seed = seed * 31 + key.charAt(i);
        }
        return mix(seed);
    }
}
