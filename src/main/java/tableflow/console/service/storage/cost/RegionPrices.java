package tableflow.console.service.storage.cost;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.Amount;
import tableflow.console.service.storage.scan.Checkpoint;

/// What S3 asks for in one region, in US dollars.
///
/// @param region whose prices these are
/// @param asked the region that was asked for; another one when its prices are not known
/// @param asOf when they were looked up
/// @param source where they are from
/// @param requests what requests cost
/// @param perGibMonth by storage class: steps, cheapest last; a GiB is 2^30 bytes
public record RegionPrices(
        String region,
        String asked,
        LocalDate asOf,
        String source,
        Requests requests,
        Map<String, List<Step>> perGibMonth) {

    /// Above this a scan is not begun without being told so: half a dollar cent for each million objects.
    public static final BigDecimal LARGE_SCAN = new BigDecimal("0.05");

    /// Splitting, refusals and repetitions on top of a page for each thousand objects.
    private static final int EXTRA_PERCENT = 15;
    private static final int PAGE = 1_000;
    private static final int THOUSANDTH = 3;
    private static final BigInteger GIB = BigInteger.ONE.shiftLeft(30);
    private static final int SCALE = 12;

    public RegionPrices {
        perGibMonth = Map.copyOf(perGibMonth);
    }

    /// What requests cost.
    ///
    /// @param listPerThousand a thousand LIST
    /// @param getPerThousand a thousand GET or HEAD
    public record Requests(BigDecimal listPerThousand, BigDecimal getPerThousand) {}

    /// A price up to an amount.
    ///
    /// @param toGib counted from the first byte; absent for no end
    public record Step(@Nullable BigInteger toGib, BigDecimal price) {}

    /// What a scan takes.
    public record ScanCost(long requests, BigDecimal dollars) {
        /// Whether somebody should agree to it first.
        public boolean isLarge() {
            return dollars.compareTo(LARGE_SCAN) >= 0;
        }
    }

    /// What storage costs in a month.
    ///
    /// @param unknown classes without a price, which are not in the sum
    public record Monthly(BigDecimal dollars, Set<String> unknown) {
        public Monthly {
            unknown = Set.copyOf(unknown);
        }
    }

    /// Whether they are of the region that was asked for.
    public boolean isOwn() {
        return region.equals(asked);
    }

    /// What it takes to list so many objects.
    public ScanCost scan(long objects) {
        long pages = objects / PAGE + 1;
        long requests = pages + pages * EXTRA_PERCENT / 100;
        return new ScanCost(requests, list(requests));
    }

    /// Dollars for so many LIST requests, exactly.
    public BigDecimal list(long count) {
        return requests.listPerThousand().multiply(BigDecimal.valueOf(count, THOUSANDTH)).stripTrailingZeros();
    }

    /// Dollars for so many GET or HEAD requests, exactly.
    public BigDecimal get(long count) {
        return requests.getPerThousand().multiply(BigDecimal.valueOf(count, THOUSANDTH)).stripTrailingZeros();
    }

    /// Dollars for the requests that a count took: LIST, or GET where it was by a list that S3 had written.
    public BigDecimal effort(Checkpoint count) {
        return count.isListing() ? list(count.effort().requests()) : get(count.effort().requests());
    }

    /// What it costs to keep this for a month, as if it were all of the account's in this region: steps are counted
    /// from the first byte. Requests, transfer, and the least sizes and times of some classes are not in it.
    public Monthly month(Map<String, Amount> classes) {
        BigDecimal sum = BigDecimal.ZERO;
        Set<String> unknown = new TreeSet<>();
        for (Map.Entry<String, Amount> one : classes.entrySet()) {
            List<Step> steps = perGibMonth.get(one.getKey());
            if (steps == null) {
                unknown.add(one.getKey());
            } else {
                sum = sum.add(month(steps, one.getValue().bytes()));
            }
        }
        return new Monthly(sum.stripTrailingZeros(), unknown);
    }

    private static BigDecimal month(List<Step> steps, BigInteger bytes) {
        BigDecimal sum = BigDecimal.ZERO;
        BigInteger from = BigInteger.ZERO;
        for (Step step : steps) {
            BigInteger end = step.toGib() == null ? bytes : step.toGib().multiply(GIB).min(bytes);
            BigInteger part = end.subtract(from);
            if (part.signum() > 0) {
                sum = sum.add(new BigDecimal(part).multiply(step.price())
                        .divide(new BigDecimal(GIB), SCALE, RoundingMode.HALF_UP));
                from = end;
            }
        }
        return sum;
    }
}
