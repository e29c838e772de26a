package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.storage.TableLine;
import tableflow.console.domain.storage.TableNow;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.table.TableSurvey;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// All tables of the profile as they come in. JavaFX thread only.
final class TablesViewModel {

    private final Work work;
    private final TableServices services;
    private final LatestOnly reading = new LatestOnly();
    private final ObservableList<TableLine> lines = FXCollections.observableArrayList();
    private final FilteredList<TableLine> shown = new FilteredList<>(lines);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Ended> ended = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Totals> totals = new ReadOnlyObjectWrapper<>(Totals.NONE);
    private final ObjectProperty<@Nullable TableLine> chosen = new SimpleObjectProperty<>();
    private boolean begun;

    TablesViewModel(Work work, TableServices services) {
        this.work = work;
        this.services = services;
        filter.subscribe(text -> shown.setPredicate(line -> matches(line, text)));
    }

    /// A survey that came to its end.
    ///
    /// @param prices that its requests are counted with
    record Ended(TableSurvey.Outcome outcome, RegionPrices prices) {}

    /// Sums over what came in.
    ///
    /// @param tables that were told of
    /// @param unread whose metadata could not be read: they are not in the sums
    record Totals(int tables, int unread, BigInteger bytes, BigInteger rows, BigInteger files) {
        static final Totals NONE = new Totals(0, 0, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
    }

    private static boolean matches(TableLine line, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String topic = line.topic();
        return (line.database() + "." + line.name() + " " + (topic == null ? "" : topic))
                .toLowerCase(Locale.ROOT).contains(wanted);
    }

    /// Reads all tables once.
    void begin() {
        if (!begun) {
            read();
        }
    }

    /// Reads all tables anew; those that are shown go.
    void read() {
        begun = true;
        TableLine before = chosen.get();
        lines.clear();
        totals.set(Totals.NONE);
        ended.set(null);
        problem.set(null);
        work.<TableLine, Ended>job(
                        text("storage.tables.job"),
                        (progress, parts) -> new Ended(
                                services.survey().get().run(parts, progress), services.prices().get()),
                        came -> came(came, before))
                .in(reading)
                .onResult(ended::set)
                .onFailure(failed -> problem.set(new Problem(failed, this::read)))
                .start();
    }

    private void came(List<TableLine> came, @Nullable TableLine before) {
        lines.addAll(came);
        totals.set(totals());
        if (before != null && chosen.get() == null) {
            came.stream().filter(one -> same(one, before)).findFirst().ifPresent(chosen::set);
        }
    }

    private static boolean same(TableLine one, TableLine other) {
        return one.database().equals(other.database()) && one.name().equals(other.name());
    }

    private Totals totals() {
        List<TableNow> read = new ArrayList<>();
        for (TableLine line : lines) {
            TableNow figures = line.figures();
            if (figures != null) {
                read.add(figures);
            }
        }
        return new Totals(lines.size(), lines.size() - read.size(),
                sum(read, TableNow::bytes), sum(read, TableNow::rows), sum(read, TableNow::files));
    }

    private static BigInteger sum(List<TableNow> tables, Function<TableNow, OptionalLong> figure) {
        return tables.stream()
                .map(figure)
                .filter(OptionalLong::isPresent)
                .map(one -> BigInteger.valueOf(one.getAsLong()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// What Tableflow says of the topic of a table.
    Optional<TableflowTopic> topic(TableLine line) {
        Ended now = ended.get();
        String topic = line.topic();
        return now == null || topic == null
                ? Optional.empty() : Optional.ofNullable(now.outcome().topics().get(topic));
    }

    void cancel() {
        reading.cancel();
    }

    void close() {
        reading.clear();
    }

    ObservableList<TableLine> shown() {
        return shown;
    }

    StringProperty filterProperty() {
        return filter;
    }

    ObjectProperty<@Nullable TableLine> chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<Totals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Ended> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.busyProperty();
    }
}
