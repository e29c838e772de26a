package tableflow.console.sandbox.cloudwatch;

import java.util.Random;

/// How a bucket of tables grows over a year: steadily, faster on working days, and down a little whenever compaction
/// and expiry have gone through. The same name always gives the same curve.
final class GrowthCurve {
    private static final double AT_THE_START = 0.3;
    private static final int DAYS_BETWEEN_CLEANINGS = 23;

    private final double[] shares;

    /// @param days how many days it has; the last one holds everything
    GrowthCurve(String name, int days) {
        shares = new double[days];
        Random random = new Random(name.hashCode());
        double level = 1;
        for (int day = 0; day < days; day++) {
            boolean quiet = day % 7 >= 5;
            level += (quiet ? 0.2 : 1.0) * (0.7 + 0.6 * random.nextDouble());
            if (day % DAYS_BETWEEN_CLEANINGS == DAYS_BETWEEN_CLEANINGS - 1) {
                level -= 2 + 3 * random.nextDouble();
            }
            shares[day] = level;
        }
        double last = level;
        for (int day = 0; day < days; day++) {
            shares[day] = Math.min(1, AT_THE_START + (1 - AT_THE_START) * Math.max(0, shares[day]) / last);
        }
    }

    /// The share of the end's size that there was on a day.
    ///
    /// @param day 0 for the first
    double share(int day) {
        return shares[day];
    }
}
