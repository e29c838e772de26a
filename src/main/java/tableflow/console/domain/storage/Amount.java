package tableflow.console.domain.storage;

import java.math.BigInteger;

/// Objects counted together, exactly: the bytes of a large bucket do not fit into 64 bits.
///
/// @param objects how many
/// @param bytes their sizes together
public record Amount(long objects, BigInteger bytes) {

    public static final Amount NONE = new Amount(0, BigInteger.ZERO);

    public static Amount of(long objects, long bytes) {
        return new Amount(objects, BigInteger.valueOf(bytes));
    }

    public Amount plus(Amount other) {
        return new Amount(Math.addExact(objects, other.objects), bytes.add(other.bytes));
    }

    /// May be below zero: what became fewer between two scans.
    public Amount minus(Amount other) {
        return new Amount(Math.subtractExact(objects, other.objects), bytes.subtract(other.bytes));
    }

    public boolean isNone() {
        return objects == 0 && bytes.signum() == 0;
    }
}
