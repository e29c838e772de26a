package tableflow.console.service.query.result.statistics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts different values: exactly while they are few and short, then by HyperLogLog (Flajolet, Fusy, Gandouet and
/// Meunier, 2007) with 2^14 registers, whose standard error is 0.8 percent. Memory: some MiB at most.
final class DistinctCounter {

    private static final int MOST_VALUES = 20_000;
    private static final int MOST_CHARACTERS = 1 << 21;
    private static final int BITS = 14;
    private static final int REGISTERS = 1 << BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private final byte[] registers = new byte[REGISTERS];
    private final Map<String, Long> counts = new HashMap<>();
    private long characters;
    private boolean exact = true;

    /// @param key bytes that equal values share
    /// @param value to be shown
    void add(byte[] key, String value) {
        long hash = mix(key);
        int register = (int) (hash >>> (Long.SIZE - BITS));
        // The marker ends the run of zeros where the hash has no more bits.
        int rank = Long.numberOfLeadingZeros((hash << BITS) | (1L << (BITS - 1))) + 1;
        registers[register] = (byte) Math.max(registers[register], rank);
        if (!exact) {
            counts.computeIfPresent(value, (known, count) -> count + 1);
            return;
        }
        if (counts.merge(value, 1L, Long::sum) == 1) {
            characters += value.length();
            exact = counts.size() <= MOST_VALUES && characters <= MOST_CHARACTERS;
            if (!exact) {
                // Those seen once so far would fill memory for nothing.
                counts.values().removeIf(count -> count == 1);
            }
        }
    }

    ColumnStatistics.Distinct distinct() {
        return exact
                ? new ColumnStatistics.Distinct(counts.size(), true, 0)
                : new ColumnStatistics.Distinct(estimate(), false, 104.0 / Math.sqrt(REGISTERS));
    }

    /// The most frequent values; empty when there were too many different ones to know.
    List<ColumnStatistics.Frequency> top(int most) {
        if (!exact) {
            return List.of();
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(most)
                .map(entry -> new ColumnStatistics.Frequency(entry.getKey(), entry.getValue()))
                .toList();
    }

    private long estimate() {
        double sum = 0;
        int empty = 0;
        for (byte rank : registers) {
            sum += Math.scalb(1.0, -rank);
            empty += rank == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        // Few values leave registers empty, and those tell more.
        return Math.round(raw <= 2.5 * REGISTERS && empty > 0
                ? REGISTERS * Math.log((double) REGISTERS / empty)
                : raw);
    }

    /// FNV-1a, then the finalizer of MurmurHash3: the high bits must be as good as the low ones.
    private static long mix(byte[] key) {
        long hash = 0xcbf29ce484222325L;
        for (byte one : key) {
            hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
