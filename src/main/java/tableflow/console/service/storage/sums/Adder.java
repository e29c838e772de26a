package tableflow.console.service.storage.sums;

import java.math.BigInteger;
import tableflow.console.domain.storage.Amount;

/// An amount that grows: bytes in 126 bits without an object for each step.
final class Adder {

    private long objects;
    private long low;
    private long high;

    void add(long moreObjects, long moreBytes) {
        objects += moreObjects;
        low += moreBytes;
        if (low < 0) {
            low &= Long.MAX_VALUE;
            high++;
        }
    }

    void add(Adder other) {
        add(other.objects, other.low);
        high += other.high;
    }

    void add(Amount amount) {
        BigInteger[] parts = amount.bytes().divideAndRemainder(BigInteger.ONE.shiftLeft(Long.SIZE - 1));
        add(amount.objects(), parts[1].longValueExact());
        high += parts[0].longValueExact();
    }

    long objects() {
        return objects;
    }

    /// Below zero, at or above zero as this is less, equal or more than the other in bytes.
    int compareBytes(Adder other) {
        return high != other.high ? Long.compare(high, other.high) : Long.compare(low, other.low);
    }

    Amount amount() {
        BigInteger bytes = high == 0
                ? BigInteger.valueOf(low)
                : BigInteger.valueOf(high).shiftLeft(Long.SIZE - 1).or(BigInteger.valueOf(low));
        return new Amount(objects, bytes);
    }
}
