package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Figure.Unit;
import tableflow.console.domain.monitor.Threshold;
import tableflow.console.domain.monitor.Threshold.Rule;

/// A limit being typed: checked with every letter. JavaFX thread only; needs no toolkit.
final class LimitForm {

    private static final Map<String, Long> TIMES = Map.of(
            "ms", 1L, "s", 1_000L, "min", 60_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L,
            "day", 86_400_000L, "days", 86_400_000L);
    private static final Map<String, Long> SIZES = Map.of(
            "b", 1L, "bytes", 1L, "kb", 1_000L, "mb", 1_000_000L, "gb", 1_000_000_000L, "kib", 1L << 10,
            "mib", 1L << 20, "gib", 1L << 30, "tib", 1L << 40, "tb", 1_000_000_000_000L);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /// What a limit can be about.
    enum Kind {
        LAG(Figure.LAG),
        LAG_TIME(Figure.LAG_TIME),
        COMMIT_AGE(Figure.COMMIT_AGE),
        ROWS_SKIPPED(Figure.ROWS_SKIPPED),
        SYNC_AGE(Figure.SYNC_AGE),
        TABLE_FILES(Figure.TABLE_FILES),
        TABLE_BYTES(Figure.TABLE_BYTES),
        STORED_BYTES(Figure.STORED_BYTES),
        TABLE_ROWS(Figure.TABLE_ROWS),
        SNAPSHOTS(Figure.SNAPSHOTS),
        ROWS_WRITTEN(Figure.ROWS_WRITTEN),
        BYTES_WRITTEN(Figure.BYTES_WRITTEN),
        BYTES_RECEIVED(Figure.BYTES_RECEIVED),
        END_OFFSETS(Figure.END_OFFSETS),
        GROWTH(null),
        NOT_RUNNING(null),
        SYNC_FAILED(null);

        private final @Nullable Figure figure;

        Kind(@Nullable Figure figure) {
            this.figure = figure;
        }

        /// The unit of its limit; absent when it has none.
        @Nullable Unit unit() {
            return this == GROWTH ? Unit.BYTES : figure == null ? null : figure.unit();
        }

        String title() {
            return figure == null ? text("monitor.kind." + name()) : MonitorWords.figure(figure);
        }

        static Optional<Kind> of(Rule rule) {
            return switch (rule) {
                case Rule.Above(Figure figure, long _) when figure == Figure.GROWTH -> Optional.of(GROWTH);
                case Rule.Above(Figure figure, long _) -> Arrays.stream(values())
                        .filter(kind -> kind.figure == figure).findFirst();
                case Rule.GrowthPerDay _ -> Optional.of(GROWTH);
                case Rule.NotRunning _ -> Optional.of(NOT_RUNNING);
                case Rule.SyncFailed _ -> Optional.of(SYNC_FAILED);
            };
        }
    }

    private final String id;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.LAG);
    private final StringProperty topics = new SimpleStringProperty("*");
    private final StringProperty limit = new SimpleStringProperty("");
    private final StringProperty samples = new SimpleStringProperty("2");
    private final BooleanProperty enabled = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper topicsError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper limitError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper samplesError = new ReadOnlyStringWrapper("");

    /// A new limit.
    LimitForm(String id) {
        this.id = id;
        kind.subscribe(this::check);
        topics.subscribe(this::check);
        limit.subscribe(this::check);
        samples.subscribe(this::check);
    }

    /// A limit that is there.
    static LimitForm of(Threshold threshold) {
        LimitForm form = new LimitForm(threshold.id());
        form.kind.set(Kind.of(threshold.rule()).orElse(Kind.LAG));
        form.topics.set(threshold.topics());
        form.samples.set(String.valueOf(threshold.samples()));
        form.enabled.set(threshold.enabled());
        switch (threshold.rule()) {
            case Rule.Above(Figure figure, long value) -> form.limit.set(typed(figure.unit(), value));
            case Rule.GrowthPerDay(long bytes) -> form.limit.set(typed(Unit.BYTES, bytes));
            case Rule.NotRunning _, Rule.SyncFailed _ -> { }
        }
        return form;
    }

    /// A value as it could have been typed: exact.
    private static String typed(Unit unit, long value) {
        return switch (unit) {
            case COUNT -> String.valueOf(value);
            case MILLIS -> value % 60_000 == 0 ? value / 60_000 + " min" : value + " ms";
            case BYTES -> value > 0 && value % (1 << 20) == 0 ? (value >> 20) + " MiB" : value + " bytes";
        };
    }

    private void check() {
        topicsError.set(topics.get().isBlank() ? text("monitor.limit.topics.error") : "");
        Unit unit = kind.get().unit();
        limitError.set(unit == null || value(unit).isPresent() ? "" : text("monitor.limit.error." + unit.name()));
        samplesError.set(count().isPresent() ? "" : text("monitor.limit.samples.error", Threshold.MOST_SAMPLES));
    }

    private Optional<Integer> count() {
        String typed = samples.get().strip();
        return typed.matches("[0-9]{1,3}")
                ? Optional.of(Integer.valueOf(typed)).filter(it -> it >= 1 && it <= Threshold.MOST_SAMPLES)
                : Optional.empty();
    }

    /// `20 min`, `1.5 GiB`, `10,000`: a number of at most 18 digits and a unit.
    private Optional<Long> value(Unit unit) {
        String typed = limit.get().strip().toLowerCase(Locale.ROOT).replace(",", "").replace("_", "");
        if (!typed.matches("[0-9]{1,18}(\\.[0-9]{1,6})? *[a-z]*")) {
            return Optional.empty();
        }
        String letters = typed.replaceAll("[^a-z]", "");
        BigDecimal number = new BigDecimal(typed.replaceAll("[ a-z]", ""));
        Long factor = switch (unit) {
            case COUNT -> letters.isEmpty() ? Long.valueOf(1) : null;
            case MILLIS -> TIMES.get(letters);
            case BYTES -> SIZES.get(letters);
        };
        if (factor == null) {
            return Optional.empty();
        }
        BigDecimal value = number.multiply(BigDecimal.valueOf(factor));
        return value.compareTo(MOST) > 0 || (unit == Unit.COUNT && number.scale() > 0)
                ? Optional.empty()
                : Optional.of(value.longValue());
    }

    /// The limit as typed; empty while something is wrong.
    Optional<Threshold> threshold() {
        Unit unit = kind.get().unit();
        Optional<Long> value = unit == null ? Optional.of(0L) : value(unit);
        if (topics.get().isBlank() || value.isEmpty() || count().isEmpty()) {
            return Optional.empty();
        }
        Figure figure = kind.get().figure;
        Rule rule = figure != null
                ? new Rule.Above(figure, value.get())
                : switch (kind.get()) {
                    case GROWTH -> new Rule.GrowthPerDay(value.get());
                    case SYNC_FAILED -> new Rule.SyncFailed();
                    default -> new Rule.NotRunning();
                };
        return Optional.of(new Threshold(id, topics.get().strip(), rule, count().orElse(1), enabled.get()));
    }

    BooleanBinding isWrong() {
        return Bindings.createBooleanBinding(
                () -> threshold().isEmpty(), topicsError, limitError, samplesError, kind);
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    StringProperty topicsProperty() {
        return topics;
    }

    StringProperty limitProperty() {
        return limit;
    }

    StringProperty samplesProperty() {
        return samples;
    }

    BooleanProperty enabledProperty() {
        return enabled;
    }

    ReadOnlyStringProperty topicsErrorProperty() {
        return topicsError.getReadOnlyProperty();
    }

    ReadOnlyStringProperty limitErrorProperty() {
        return limitError.getReadOnlyProperty();
    }

    ReadOnlyStringProperty samplesErrorProperty() {
        return samplesError.getReadOnlyProperty();
    }
}
