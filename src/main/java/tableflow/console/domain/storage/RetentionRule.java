package tableflow.console.domain.storage;

import java.time.Duration;

/// When snapshots go: above an age, but never below a number of them, and above another number whatever their age.
///
/// @param fewest that stay, the current one with them
/// @param most that stay
/// @param least age that can be asked for
/// @see "Confluent Tableflow: 10 to 100 snapshots are kept whatever the setting; retention_ms is 24 hours at least"
public record RetentionRule(int fewest, int most, Duration least) {

    /// What Tableflow does.
    public static final RetentionRule TABLEFLOW = new RetentionRule(10, 100, Duration.ofDays(1));

    public RetentionRule {
        if (fewest < 1 || most < fewest) {
            throw new IllegalArgumentException("from " + fewest + " to " + most + " snapshots");
        }
    }
}
