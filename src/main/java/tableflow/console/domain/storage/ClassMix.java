package tableflow.console.domain.storage;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// In which storage classes somebody's bytes lie, for bytes of theirs of which only the sum is known.
///
/// @param bytes by class as S3 names it; empty where nobody has looked
public record ClassMix(Map<String, BigInteger> bytes) {

    /// What is assumed where nobody has looked.
    public static final String USUAL = "STANDARD";

    /// Nobody has looked.
    public static final ClassMix UNKNOWN = new ClassMix(Map.of());

    public ClassMix {
        Map<String, BigInteger> some = new TreeMap<>(bytes);
        some.values().removeIf(one -> one.signum() <= 0);
        bytes = Collections.unmodifiableMap(some);
    }

    /// By what was counted.
    public static ClassMix of(Map<String, Amount> counted) {
        Map<String, BigInteger> bytes = new HashMap<>();
        counted.forEach((name, amount) -> bytes.put(name, amount.bytes()));
        return new ClassMix(bytes);
    }

    /// Whether somebody has looked and there was something.
    public boolean isKnown() {
        return !bytes.isEmpty();
    }

    /// Shares bytes among the classes as they are shared here; all of them, to the byte.
    public Map<String, Amount> split(BigInteger whole) {
        BigInteger all = bytes.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (all.signum() == 0) {
            return Map.of(USUAL, new Amount(0, whole));
        }
        Map<String, Amount> parts = new TreeMap<>();
        BigInteger cut = BigInteger.ZERO;
        BigInteger told = BigInteger.ZERO;
        for (Map.Entry<String, BigInteger> one : bytes.entrySet()) {
            // Cut where the running sum is: the cuts add up whatever is rounded.
            cut = cut.add(one.getValue());
            BigInteger until = whole.multiply(cut).divide(all);
            parts.put(one.getKey(), new Amount(0, until.subtract(told)));
            told = until;
        }
        return parts;
    }
}
