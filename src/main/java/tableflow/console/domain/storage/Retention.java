package tableflow.console.domain.storage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// How many bytes a table would keep for its older snapshots if it kept them for another time: counted as far as the
/// kept snapshots reach, foreseen beyond by what they added a day, and never more snapshots than the rule lets stay.
public final class Retention {

    private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());
    private static final int SCALE = 12;

    private final RetentionRule rule;
    private final long now;
    private final List<SnapshotHold> aging;
    private final int held;
    private final BigInteger always;

    private Retention(RetentionRule rule, Instant now, List<SnapshotHold> aging, int held, BigInteger always) {
        this.rule = rule;
        this.now = now.toEpochMilli();
        this.aging = aging;
        this.held = held;
        this.always = always;
    }

    /// @param now ages are seen from here
    public static Retention of(SnapshotHistory history, RetentionRule rule, Instant now) {
        List<SnapshotHold> aging = new ArrayList<>();
        BigInteger always = BigInteger.ZERO;
        int held = 0;
        for (SnapshotHold one : history.holds()) {
            if (!one.isHeld()) {
                aging.add(one);
            } else {
                held++;
                // What the current snapshot needs is live, not kept.
                always = one.step().current() ? always : always.add(one.holds().bytes());
            }
        }
        // The youngest first; of two of one moment the one that goes later.
        Collections.reverse(aging);
        aging.sort(Comparator.comparingLong((SnapshotHold one) -> one.step().committedAt()).reversed());
        return new Retention(rule, now, List.copyOf(aging), held, always);
    }

    /// Where a figure is from.
    public enum Basis {
        /// Counted from the kept snapshots.
        COUNTED,
        /// Counted; the rule lets no more snapshots stay, whatever the age asked for.
        CAPPED,
        /// Partly foreseen: the kept snapshots do not reach back so far.
        FORESEEN,
        /// The kept snapshots do not reach back so far, nor long enough to foresee anything.
        UNKNOWN
    }

    /// What is kept for older snapshots.
    ///
    /// @param age that was asked for
    /// @param snapshots that stay, the current one and those of branches and tags with them
    /// @param bytes that only older snapshots need
    public record Kept(Duration age, long snapshots, BigInteger bytes, Basis basis) {}

    /// How far the kept snapshots reach back.
    public Duration reach() {
        return aging.isEmpty() ? Duration.ZERO
                : Duration.ofMillis(Math.max(0, now - aging.getLast().step().committedAt()));
    }

    /// What an age keeps.
    ///
    /// @param age from zero on; below the least that the rule allows it is taken for that
    public Kept keptFor(Duration age) {
        Duration wanted = age.compareTo(rule.least()) < 0 ? rule.least() : age;
        int room = Math.max(0, rule.most() - held);
        int fewest = Math.max(0, rule.fewest() - held);
        BigInteger bytes = always;
        int count = 0;
        for (SnapshotHold one : aging) {
            boolean young = now - one.step().committedAt() <= wanted.toMillis();
            if (count >= room) {
                return new Kept(wanted, held + count, bytes, young ? Basis.CAPPED : Basis.COUNTED);
            }
            if (!young && count >= fewest) {
                return new Kept(wanted, held + count, bytes, Basis.COUNTED);
            }
            count++;
            bytes = bytes.add(one.holds().bytes());
        }
        if (count >= room) {
            return new Kept(wanted, held + count, bytes, Basis.CAPPED);
        }
        return beyond(wanted, count, bytes);
    }

    /// What the next day adds to [#keptFor].
    public BigInteger oneMoreDay(Duration age) {
        Kept now = keptFor(age);
        return keptFor(now.age().plusDays(1)).bytes().subtract(now.bytes());
    }

    private Kept beyond(Duration wanted, int count, BigInteger counted) {
        Duration reach = reach();
        if (wanted.compareTo(reach) <= 0) {
            return new Kept(wanted, held + count, counted, Basis.COUNTED);
        }
        // Less than a day says nothing of days.
        if (reach.compareTo(Duration.ofDays(1)) < 0 || count == 0) {
            return new Kept(wanted, held + count, counted, Basis.UNKNOWN);
        }
        BigDecimal days = BigDecimal.valueOf(reach.toMillis()).divide(DAY, SCALE, RoundingMode.HALF_UP);
        BigDecimal more = BigDecimal.valueOf(wanted.minus(reach).toMillis()).divide(DAY, SCALE, RoundingMode.HALF_UP);
        BigDecimal room = BigDecimal.valueOf(rule.most() - held - count);
        BigDecimal each = BigDecimal.valueOf(count).divide(days, SCALE, RoundingMode.HALF_UP);
        // So many days until the rule lets no more stay.
        BigDecimal added = more.min(room.divide(each, SCALE, RoundingMode.HALF_UP));
        BigDecimal perDay = new BigDecimal(counted.subtract(always)).divide(days, SCALE, RoundingMode.HALF_UP);
        return new Kept(
                wanted,
                held + count + each.multiply(added).setScale(0, RoundingMode.HALF_UP).longValueExact(),
                counted.add(perDay.multiply(added).setScale(0, RoundingMode.HALF_UP).toBigIntegerExact()),
                Basis.FORESEEN);
    }
}
