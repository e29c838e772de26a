package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.TopicSettings;
import tableflow.console.domain.monitor.Figure.Unit;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.ui.control.ReadingText;
import tableflow.console.ui.topics.Shown.Tone;

/// What the list says of figures.
final class FigureWords {

    private FigureWords() {}

    /// Records of the topic: at most so many, where compaction may have removed some.
    static Shown records(TopicRow row) {
        boolean compacts = row.settings().value().map(TopicSettings::compacts).orElse(false);
        return Shown.answer(row.figures().records(), records -> compacts && records > 0
                ? Shown.plain("≤ " + Units.grouped(records), text("topics.records.compacted"))
                : Shown.plain(Units.grouped(records), text("topics.records.note")));
    }

    static Shown bytes(TopicRow row) {
        return Shown.answer(row.figures().bytes(), bytes ->
                Shown.plain(ReadingText.amount(Unit.BYTES, bytes), text("topics.bytes.note", Units.grouped(bytes))));
    }

    /// The name in the catalog.
    static Shown catalogTable(TopicRow row) {
        return ofTable(row, TableFigures::name, name -> name.map(Shown::plain).orElseGet(Shown::none));
    }

    /// How far the table is behind; a warning where records wait for sure that will be gone before long is the
    /// monitor's business, with its limits.
    static Shown lag(TopicRow row) {
        return ofTable(row, TableFigures::lag, lag -> reading(Unit.COUNT, lag));
    }

    static Shown tableBytes(TopicRow row) {
        return ofTable(row, TableFigures::bytes, bytes -> reading(Unit.BYTES, bytes));
    }

    /// Skipped records are lost to the table: never just a number.
    static Shown skipped(TopicRow row) {
        return ofTable(row, TableFigures::skipped, skipped -> {
            Shown shown = reading(Unit.COUNT, skipped);
            return skipped.isSurelyAbove(0)
                    ? new Shown(shown.text(), Tone.WARNING, text("topics.skipped.note") + "\n" + shown.more())
                    : shown;
        });
    }

    private static Shown reading(Unit unit, Reading reading) {
        String words = ReadingText.of(unit, reading);
        String why = ReadingText.explain(reading);
        return switch (reading) {
            case Reading.Known _ -> Shown.plain(words, why);
            case Reading.Absent _ -> new Shown(Shown.none().text(), Tone.MUTED, why);
            case Reading.Failed(RemoteFailure failure) -> Shown.unchecked(failure);
        };
    }

    private static <T> Shown ofTable(
            TopicRow row, Function<TableFigures, Answer<T>> figure, Function<T, Shown> known) {
        boolean off = row.tableflow().value().map(Optional::isEmpty).orElse(false);
        return off ? Shown.none() : Shown.answer(row.figures().ofTable(figure), known);
    }

    /// The value by which rows are ordered; empty where there is none.
    static Optional<Long> value(TopicRow row, Function<TableFigures, Answer<Reading>> figure) {
        return row.figures().ofTable(figure).value().flatMap(reading -> {
            OptionalLong value = reading.value();
            return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
        });
    }
}
