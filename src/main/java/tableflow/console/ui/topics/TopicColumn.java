package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.TopicSettings;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.ui.topics.Shown.Tone;

/// A column of the topic list: what it shows, how it sorts, how it is copied.
enum TopicColumn {
    NAME(260),
    TABLEFLOW(128),
    PROBLEMS(156),
    LAG(104),
    CATALOG(112),
    FORMATS(112),
    VALUE_SCHEMA(116),
    KEY_SCHEMA(116),
    PARTITIONS(84),
    REPLICAS(78),
    RECORDS(112),
    BYTES(96),
    RETENTION(120),
    CLEANUP(116),
    TABLE(180),
    TABLE_BYTES(96),
    SKIPPED(84);

    private static final Comparator<Shown> WORST_FIRST =
            Comparator.comparing(Shown::tone).reversed().thenComparing(Shown::text);

    private final double width;

    TopicColumn(double width) {
        this.width = width;
    }

    /// The width it starts with, in pixels.
    double width() {
        return width;
    }

    String title() {
        return switch (this) {
            case NAME -> text("topics.column.name");
            case TABLEFLOW -> text("topics.column.tableflow");
            case CATALOG -> text("topics.column.catalog");
            case FORMATS -> text("topics.column.formats");
            case VALUE_SCHEMA -> text("topics.column.value");
            case KEY_SCHEMA -> text("topics.column.key");
            case PARTITIONS -> text("topics.column.partitions");
            case REPLICAS -> text("topics.column.replicas");
            case PROBLEMS -> text("topics.column.problems");
            case RETENTION -> text("topics.column.retention");
            case CLEANUP -> text("topics.column.cleanup");
            case RECORDS -> text("topics.column.records");
            case BYTES -> text("topics.column.bytes");
            case TABLE -> text("topics.column.table");
            case TABLE_BYTES -> text("topics.column.tablebytes");
            case LAG -> text("topics.column.lag");
            case SKIPPED -> text("topics.column.skipped");
        };
    }

    Shown shown(TopicRow row) {
        return switch (this) {
            case NAME -> new Shown(row.name(), row.internal() ? Tone.MUTED : Tone.PLAIN, row.name());
            case TABLEFLOW -> Shown.answer(row.tableflow(), TopicWords::tableflow);
            case CATALOG -> Shown.answer(row.tableflow(), TopicWords::catalog);
            case FORMATS -> Shown.answer(row.tableflow(), TopicWords::formats);
            case VALUE_SCHEMA -> Shown.answer(row.schemas(), pair -> TopicWords.schema(pair.value()));
            case KEY_SCHEMA -> Shown.answer(row.schemas(), pair -> TopicWords.schema(pair.key()));
            case PARTITIONS -> Shown.answer(row.layout(), it -> Shown.plain(Integer.toString(it.partitions())));
            case REPLICAS -> Shown.answer(row.layout(), it -> Shown.plain(Integer.toString(it.replicationFactor())));
            case PROBLEMS -> TopicWords.problems(row);
            case RETENTION -> Shown.answer(row.settings(), TopicWords::retention);
            case CLEANUP -> Shown.answer(row.settings(), TopicWords::cleanup);
            case RECORDS -> FigureWords.records(row);
            case BYTES -> FigureWords.bytes(row);
            case TABLE -> FigureWords.catalogTable(row);
            case TABLE_BYTES -> FigureWords.tableBytes(row);
            case LAG -> FigureWords.lag(row);
            case SKIPPED -> FigureWords.skipped(row);
        };
    }

    boolean isNumber() {
        return this == PARTITIONS || this == REPLICAS || (isFigure() && this != TABLE);
    }

    /// Whether it is asked for only where somebody looks.
    boolean isFigure() {
        return switch (this) {
            case RECORDS, BYTES, TABLE, TABLE_BYTES, LAG, SKIPPED -> true;
            default -> false;
        };
    }

    /// Whether it is shown until somebody chooses otherwise.
    boolean isShownAtFirst() {
        return switch (this) {
            case FORMATS, KEY_SCHEMA, CLEANUP, REPLICAS, TABLE -> false;
            default -> true;
        };
    }

    /// The text for the clipboard: exact, with the reason of what was not checked.
    String copied(TopicRow row) {
        if (this == RETENTION) {
            Optional<TopicSettings> settings = row.settings().value();
            if (settings.isPresent()) {
                return settings.get().exact();
            }
        }
        Optional<Long> exact = switch (this) {
            case BYTES -> row.figures().bytes().value();
            case TABLE_BYTES -> FigureWords.value(row, TableFigures::bytes);
            default -> Optional.empty();
        };
        if (exact.isPresent()) {
            return exact.get().toString();
        }
        Shown cell = shown(row);
        return cell.tone() == Tone.UNCHECKED && !cell.more().isEmpty() ? cell.more() : cell.text();
    }

    /// The cells of `rows` as texts, with a line of titles first, for the clipboard.
    static List<List<String>> texts(List<TopicColumn> columns, List<TopicRow> rows) {
        List<List<String>> lines = new ArrayList<>(rows.size() + 1);
        lines.add(columns.stream().map(TopicColumn::title).toList());
        rows.forEach(row -> lines.add(columns.stream().map(column -> column.copied(row)).toList()));
        return lines;
    }

    /// The order by this column. Rows without an answer come last either way.
    Comparator<TopicRow> order(boolean descending) {
        return switch (this) {
            case NAME -> by(row -> Optional.of(row.name()), descending);
            case TABLEFLOW -> by(row -> row.table().map(TopicWords::phase), WORST_FIRST, descending);
            case CATALOG -> by(
                    row -> row.table()
                            .filter(table -> !table.status().catalogSyncs().isEmpty())
                            .map(table -> TopicWords.catalog(Optional.of(table))),
                    WORST_FIRST,
                    descending);
            case FORMATS -> by(row -> row.table().map(TopicWords::formats), descending);
            case VALUE_SCHEMA, KEY_SCHEMA -> by(this::schema, descending);
            case PARTITIONS -> by(row -> row.layout().value().map(Layout::partitions), descending);
            case REPLICAS -> by(row -> row.layout().value().map(Layout::replicationFactor), descending);
            case PROBLEMS -> by(row -> row.problems().stream().findFirst(), descending);
            case RETENTION -> by(row -> row.settings().value().flatMap(TopicColumn::kept), descending);
            case CLEANUP -> by(
                    row -> row.settings().value().flatMap(it -> Optional.ofNullable(it.cleanupPolicy())), descending);
            case RECORDS -> by(row -> row.figures().records().value(), descending);
            case BYTES -> by(row -> row.figures().bytes().value(), descending);
            case TABLE -> by(
                    row -> row.figures().table().value().flatMap(TableFigures::catalogTable), descending);
            case TABLE_BYTES -> by(row -> FigureWords.value(row, TableFigures::bytes), descending);
            case LAG -> by(row -> FigureWords.value(row, TableFigures::lag), descending);
            case SKIPPED -> by(row -> FigureWords.value(row, TableFigures::skipped), descending);
        };
    }

    private static <C extends Comparable<C>> Comparator<TopicRow> by(
            Function<TopicRow, Optional<C>> key, boolean descending) {
        return by(key, Comparator.<C>naturalOrder(), descending);
    }

    private static <C> Comparator<TopicRow> by(
            Function<TopicRow, Optional<C>> key, Comparator<C> order, boolean descending) {
        Comparator<C> directed = descending ? order.reversed() : order;
        return (one, other) -> {
            Optional<C> left = key.apply(one);
            Optional<C> right = key.apply(other);
            return left.isEmpty() || right.isEmpty()
                    ? Boolean.compare(left.isEmpty(), right.isEmpty())
                    : directed.compare(left.get(), right.get());
        };
    }

    private Optional<String> schema(TopicRow row) {
        return row.schemas()
                .value()
                .flatMap(pair -> Optional.ofNullable(this == VALUE_SCHEMA ? pair.value() : pair.key()))
                .map(mark -> TopicWords.schema(mark).text());
    }

    /// Milliseconds; a topic without limit, or one that keeps the newest of each key, keeps longest.
    private static Optional<Long> kept(TopicSettings settings) {
        Long millis = settings.retentionMillis();
        if (!settings.deletes() || (millis != null && millis < 0)) {
            return Optional.of(Long.MAX_VALUE);
        }
        return Optional.ofNullable(millis);
    }
}
