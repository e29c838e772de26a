package tableflow.console.service.monitor;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Threshold;
import tableflow.console.domain.monitor.Threshold.Rule;

/// What a user chose for watching the topics of one profile.
///
/// @param sampling whether samples are taken while the profile is open
/// @param interval between two samplings
/// @param desktopNotices whether the desktop shows alerts when the window is not looked at
/// @param webhook told of alerts; absent for none
public record MonitorSettings(
        boolean sampling,
        Duration interval,
        boolean desktopNotices,
        List<Threshold> thresholds,
        @Nullable Hook webhook) {

    /// What can be chosen as interval.
    public static final List<Duration> INTERVALS = List.of(
            Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15),
            Duration.ofHours(1));

    /// Freshness alarms start no lower than twenty minutes: Tableflow commits about every five to fifteen.
    private static final Duration STALE = Duration.ofMinutes(30);

    public MonitorSettings {
        thresholds = List.copyOf(thresholds);
    }

    /// Where alerts are posted.
    ///
    /// @param header name of the header that carries the secret; absent for none
    /// @param secretRef where the header's value lies in the secret store
    public record Hook(URI url, boolean enabled, @Nullable String header, @Nullable String secretRef) {}

    /// What holds until something is chosen: what stops a table, and what loses rows, is told.
    public static MonitorSettings usual() {
        return new MonitorSettings(
                true,
                Duration.ofMinutes(1),
                true,
                List.of(
                        new Threshold("running", "*", new Rule.NotRunning(), 1, true),
                        new Threshold("sync", "*", new Rule.SyncFailed(), 2, true),
                        new Threshold("skipped", "*", new Rule.Above(Figure.ROWS_SKIPPED, 0), 1, true),
                        new Threshold(
                                "stale", "*", new Rule.Above(Figure.COMMIT_AGE, STALE.toMillis()), 2, true)),
                null);
    }

    public MonitorSettings withSampling(boolean now) {
        return new MonitorSettings(now, interval, desktopNotices, thresholds, webhook);
    }

    public MonitorSettings withInterval(Duration now) {
        return new MonitorSettings(sampling, now, desktopNotices, thresholds, webhook);
    }

    public MonitorSettings withDesktopNotices(boolean now) {
        return new MonitorSettings(sampling, interval, now, thresholds, webhook);
    }

    public MonitorSettings withThresholds(List<Threshold> now) {
        return new MonitorSettings(sampling, interval, desktopNotices, now, webhook);
    }

    /// With another limit, in the place of the one with its id.
    public MonitorSettings withThreshold(Threshold changed) {
        List<Threshold> all = new ArrayList<>(thresholds);
        all.replaceAll(one -> one.id().equals(changed.id()) ? changed : one);
        if (!all.contains(changed)) {
            all.add(changed);
        }
        return withThresholds(all);
    }

    public MonitorSettings withoutThreshold(String id) {
        return withThresholds(thresholds.stream().filter(one -> !one.id().equals(id)).toList());
    }

    public MonitorSettings withWebhook(@Nullable Hook now) {
        return new MonitorSettings(sampling, interval, desktopNotices, thresholds, now);
    }
}
