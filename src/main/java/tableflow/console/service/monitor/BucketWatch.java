package tableflow.console.service.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.monitor.BucketFigures;
import tableflow.console.domain.monitor.BucketFigures.Day;
import tableflow.console.domain.monitor.BucketState;
import tableflow.console.service.port.BucketMetrics;
import tableflow.console.service.port.BucketMetrics.Series;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.Asking;

/// The buckets of the tables in CloudWatch. S3 measures once a day and each question is billed, so an answer holds for
/// hours.
public final class BucketWatch {

    /// How far back is asked: what a chart shows.
    static final Duration BACK = Duration.ofDays(90);

    static final Duration HOLDS = Duration.ofHours(6);
    static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

    /// More are not asked for: each is billed.
    static final int MOST = 20;

    private final Supplier<BucketMetrics> metrics;
    private final InstantSource clock;
    private final Map<String, BucketState> known = new HashMap<>();

    /// @param metrics opened for each question, and closed after it
    public BucketWatch(Supplier<BucketMetrics> metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /// The state of each bucket, in the order of `buckets`; those that were asked for lately are not asked for again.
    ///
    /// @param anew whether all are
    /// @throws RemoteFailure CANCELLED when interrupted
    synchronized List<BucketState> read(Collection<String> buckets, boolean anew) {
        List<String> wanted = buckets.stream().distinct().limit(MOST).toList();
        known.keySet().retainAll(wanted);
        List<String> due = wanted.stream().filter(bucket -> anew || isDue(known.get(bucket))).toList();
        if (!due.isEmpty()) {
            ask(due);
        }
        List<BucketState> states = new ArrayList<>();
        for (String bucket : wanted) {
            BucketState state = known.get(bucket);
            if (state != null) {
                states.add(state);
            }
        }
        return states;
    }

    private boolean isDue(@Nullable BucketState state) {
        return state == null || !clock.instant().isBefore(
                state.asked().plus(state.failure() == null ? HOLDS : AFTER_FAILURE));
    }

    private void ask(List<String> buckets) {
        Instant now = clock.instant();
        try (BucketMetrics open = metrics.get()) {
            for (String bucket : buckets) {
                Answer<BucketFigures> answer = Asking.ask("read the size of bucket " + bucket, () ->
                        figures(bucket, open.daily(bucket, now.minus(BACK), now)));
                keep(bucket, now, answer.value().orElse(null), answer.failure());
            }
        } catch (RemoteFailure closed) {
            if (closed.is(Kind.CANCELLED)) {
                throw closed;
            }
            buckets.forEach(bucket -> keep(bucket, now, null, closed));
        }
    }

    private void keep(
            String bucket, Instant now, @Nullable BucketFigures figures, @Nullable RemoteFailure failure) {
        BucketState before = known.get(bucket);
        known.put(bucket, new BucketState(
                bucket, now, figures == null && before != null ? before.figures() : figures, failure));
    }

    private static BucketFigures figures(String bucket, List<Series> series) {
        Map<Instant, Map<String, Long>> sizes = new TreeMap<>();
        Map<Instant, Long> objects = new HashMap<>();
        for (Series one : series) {
            for (BucketMetrics.Point point : one.points()) {
                switch (one.metric()) {
                    case "BucketSizeBytes" -> sizes.computeIfAbsent(point.day(), day -> new TreeMap<>())
                            .put(one.storageType(), Wholes.of(point.value()));
                    case "NumberOfObjects" -> {
                        sizes.computeIfAbsent(point.day(), day -> new TreeMap<>());
                        objects.merge(point.day(), Wholes.of(point.value()), Long::sum);
                    }
                    default -> { }
                }
            }
        }
        List<Day> days = new ArrayList<>();
        sizes.forEach((at, bytes) -> {
            Long count = objects.get(at);
            days.add(new Day(at, bytes, count == null ? OptionalLong.empty() : OptionalLong.of(count)));
        });
        return new BucketFigures(bucket, days);
    }
}
