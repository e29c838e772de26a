package tableflow.console.service.monitor;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.Alert.End;
import tableflow.console.domain.monitor.Judgement;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.Threshold;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.service.profile.JsonFile;

/// The alerts of one profile, on disk. An alert begins when a topic was beyond a limit for as many samplings in a row
/// as the limit wants, and is over when it was within it (by a tenth) for as many, and for five minutes at least: a
/// value that goes up and down around its limit makes one alert. What is not known neither begins nor ends one.
public final class AlertBook {

    /// How long a topic must have been within its limit.
    static final Duration CALM = Duration.ofMinutes(5);

    private final JsonFile file;
    private final Map<Key, Streak> streaks = new HashMap<>();

    private record Key(String threshold, String topic) {}

    /// Samplings in a row.
    private static final class Streak {
        private int beyond;
        private int within;
        private @Nullable Instant lastBeyond;
    }

    /// An alert that began or is over.
    public record Change(Alert alert, boolean begins) {}

    public AlertBook(Path file, InstantSource clock) {
        this.file = new JsonFile(file, "the alerts", clock);
    }

    /// All that last and the newest that are over, by their beginnings.
    public List<Alert> alerts() {
        return List.copyOf(AlertFile.read(file.read()));
    }

    /// Compares a round with the limits.
    ///
    /// @return what began and what is over, to be told; empty for a round without any answer
    public synchronized List<Change> update(Round round, List<Threshold> thresholds) {
        if (round.isOffline()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        file.change(document -> {
            Updating updating = new Updating(round, AlertFile.read(document), changes);
            updating.endWithout(thresholds);
            for (Threshold threshold : thresholds) {
                if (threshold.enabled()) {
                    Predicate<String> covered = threshold.covered();
                    round.samples().stream()
                            .filter(sample -> covered.test(sample.topic()))
                            .forEach(sample -> updating.judge(threshold, sample));
                }
            }
            AlertFile.write(document, updating.alerts);
        });
        return List.copyOf(changes);
    }

    /// Notes that somebody has seen an alert.
    public void acknowledge(String id) {
        change(id, Alert::acknowledge);
    }

    /// Ends an alert by hand; should it still be beyond its limit, another one begins.
    public void close(String id, Instant now) {
        change(id, alert -> alert.isOpen() ? alert.closed(now, End.BY_HAND) : alert);
    }

    private synchronized void change(String id, UnaryOperator<Alert> change) {
        file.change(document -> {
            List<Alert> alerts = AlertFile.read(document);
            alerts.replaceAll(alert -> alert.id().equals(id) ? change.apply(alert) : alert);
            AlertFile.write(document, alerts);
        });
    }

    /// One update of the list as it is on disk: another console may have changed it.
    private final class Updating {
        private final Round round;
        private final List<Alert> alerts;
        private final List<Change> changes;
        private final Map<Key, Integer> open = new HashMap<>();

        Updating(Round round, List<Alert> alerts, List<Change> changes) {
            this.round = round;
            this.alerts = alerts;
            this.changes = changes;
            for (int i = 0; i < alerts.size(); i++) {
                if (alerts.get(i).isOpen()) {
                    open.put(new Key(alerts.get(i).thresholdId(), alerts.get(i).topic()), i);
                }
            }
        }

        /// Alerts whose limit is gone or another now, or whose topic is gone.
        void endWithout(List<Threshold> thresholds) {
            Map<String, Threshold> enabled = thresholds.stream()
                    .filter(Threshold::enabled)
                    .collect(Collectors.toMap(Threshold::id, it -> it, (one, other) -> one));
            Set<String> topics = new HashSet<>();
            round.samples().forEach(sample -> topics.add(sample.topic()));
            for (Map.Entry<Key, Integer> entry : List.copyOf(open.entrySet())) {
                Key key = entry.getKey();
                Threshold threshold = enabled.get(key.threshold());
                boolean same = threshold != null && threshold.covers(key.topic())
                        && threshold.rule().equals(alerts.get(entry.getValue()).rule());
                if (!same) {
                    end(key, End.LIMIT_GONE);
                } else if (round.knowsTopics() && !topics.contains(key.topic())) {
                    end(key, End.TOPIC_GONE);
                }
            }
            streaks.keySet().removeIf(key -> !enabled.containsKey(key.threshold())
                    || (round.knowsTopics() && !topics.contains(key.topic())));
        }

        void judge(Threshold threshold, TopicSample sample) {
            Judgement judgement = Judgement.of(threshold.rule(), sample);
            Key key = new Key(threshold.id(), sample.topic());
            Streak streak = streaks.computeIfAbsent(key, it -> new Streak());
            Long value = judgement.value().isPresent() ? judgement.value().getAsLong() : null;
            if (open.containsKey(key)) {
                alerts.set(index(key), alerts.get(index(key)).seen(value));
            }
            switch (judgement.state()) {
                case BEYOND -> {
                    streak.within = 0;
                    streak.beyond++;
                    streak.lastBeyond = round.at();
                    if (streak.beyond >= threshold.samples() && !open.containsKey(key)) {
                        begin(key, threshold, value);
                    }
                }
                case WITHIN -> {
                    streak.beyond = 0;
                    streak.within++;
                    if (open.containsKey(key) && streak.within >= threshold.samples() && isCalm(streak)) {
                        end(key, End.BACK);
                    }
                }
                case BETWEEN -> {
                    streak.beyond = 0;
                    streak.within = 0;
                }
                case UNKNOWN -> { }
            }
        }

        private boolean isCalm(Streak streak) {
            Instant last = streak.lastBeyond;
            return last == null || !round.at().isBefore(last.plus(CALM));
        }

        private int index(Key key) {
            return Objects.requireNonNull(open.get(key));
        }

        private void begin(Key key, Threshold threshold, @Nullable Long value) {
            Alert alert = new Alert(
                    UUID.randomUUID().toString(), key.threshold(), key.topic(), threshold.rule(), round.at(), null,
                    null, value, value, false);
            open.put(key, alerts.size());
            alerts.add(alert);
            changes.add(new Change(alert, true));
        }

        private void end(Key key, End why) {
            int index = index(key);
            Alert over = alerts.get(index).closed(round.at(), why);
            alerts.set(index, over);
            open.remove(key);
            changes.add(new Change(over, false));
        }
    }
}
