package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.statistics.ColumnStatistics;
import tableflow.console.service.query.result.statistics.Statistics;
import tableflow.console.ui.query.result.CellDetail.Fact;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Work;

/// The figures of a column over the rows that are shown. JavaFX thread only.
final class Measuring {

    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable ColumnStatistics> statistics = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RemoteFailure> failure = new ReadOnlyObjectWrapper<>();

    Measuring(Work work) {
        this.work = work;
    }

    /// The figures; null while they are being made.
    ReadOnlyObjectProperty<@Nullable ColumnStatistics> statisticsProperty() {
        return statistics.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RemoteFailure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    void measure(RowsWanted rows, int column) {
        statistics.set(null);
        failure.set(null);
        work.job(text("result.statistics"), progress -> {
                    try (RowOrder order = rows.unsorted().open(progress)) {
                        return Statistics.of(rows.file(), order, rows.columns(), column, progress);
                    }
                })
                .in(slot)
                .onResult(statistics::set)
                .onFailure(failure::set)
                .start();
    }

    void cancel() {
        slot.clear();
    }

    /// The figures in words.
    static List<Fact> facts(ColumnStatistics of) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(text("result.statistics.rows"), Units.grouped(of.rows())));
        facts.add(new Fact(text("result.statistics.nulls"), share(of.nulls(), of.rows())));
        if (of.empty() > 0) {
            facts.add(new Fact(text("result.statistics.empty"), share(of.empty(), of.rows())));
        }
        if (of.unreadable() > 0) {
            facts.add(new Fact(text("result.statistics.unreadable"), share(of.unreadable(), of.rows())));
        }
        ColumnStatistics.Distinct distinct = of.distinct();
        String count = Units.grouped(distinct.count());
        facts.add(new Fact(text("result.statistics.distinct"),
                distinct.exact() ? count : text("result.statistics.about", count, distinct.percentOff())));
        of.extent().ifPresent(extent -> {
            facts.add(new Fact(text("result.statistics.least"), brief(extent.smallest())));
            facts.add(new Fact(text("result.statistics.most"), brief(extent.largest())));
        });
        of.numbers().ifPresent(numbers -> {
            facts.add(new Fact(text("result.statistics.sum"), numbers.sum().toPlainString()));
            facts.add(new Fact(text("result.statistics.mean"), numbers.mean().toPlainString()));
            if (numbers.notFinite() > 0) {
                facts.add(new Fact(text("result.statistics.infinite"), Units.grouped(numbers.notFinite())));
            }
        });
        of.lengths().ifPresent(lengths -> facts.add(new Fact(
                text("result.statistics.lengths"),
                lengths.shortest() == lengths.longest()
                        ? Integer.toString(lengths.shortest())
                        : lengths.shortest() + " \u2013 " + lengths.longest())));
        return facts;
    }

    /// Long values do not belong into a table of figures.
    static String brief(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 59) + "\u2026" : line;
    }

    private static String share(long part, long whole) {
        return whole == 0 || part == 0
                ? Units.grouped(part)
                : text("result.statistics.share", Units.grouped(part), 100.0 * part / whole);
    }
}
