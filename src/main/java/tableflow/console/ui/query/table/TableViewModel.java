package tableflow.console.ui.query.table;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.SnapshotDifference;
import tableflow.console.domain.sql.TableName;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.query.plan.TimeTravel;
import tableflow.console.service.query.ready.ReadyQuery;
import tableflow.console.ui.query.QueryScope;
import tableflow.console.ui.query.Workbench;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// The chosen table: its facts, the files of the chosen snapshot, the difference of two. JavaFX thread only.
public final class TableViewModel {

    private final Supplier<LakeTables> tables;
    private final Workbench bench;
    private final LatestOnly reading = new LatestOnly();
    private final LatestOnly listing = new LatestOnly();
    private final ObjectProperty<@Nullable ChosenTable> chosen;
    private final ReadOnlyObjectWrapper<@Nullable TableFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FileListing> files = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable SnapshotDifference> difference = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Snapshot> snapshot = new SimpleObjectProperty<>();

    /// @param tables asked in jobs only: clients may have to be opened
    /// @param chosen set by whoever shows the catalog
    TableViewModel(
            Supplier<LakeTables> tables, Workbench bench, ObjectProperty<@Nullable ChosenTable> chosen) {
        this.tables = tables;
        this.bench = bench;
        this.chosen = chosen;
        chosen.subscribe(table -> {
            forget();
            refresh();
        });
    }

    private void forget() {
        reading.clear();
        listing.clear();
        facts.set(null);
        files.set(null);
        difference.set(null);
        snapshot.set(null);
        problem.set(null);
    }

    /// Reads the table again: the catalog may point to newer metadata.
    void refresh() {
        ChosenTable table = chosen.get();
        if (table == null) {
            return;
        }
        bench.context().work().job(text("query.table.job", table), progress -> TableFacts.read(tables.get(), table))
                .in(reading)
                .onResult(this::show)
                .onFailure(failed -> problem.set(new Problem(failed, this::refresh)))
                .start();
    }

    private void show(TableFacts now) {
        problem.set(null);
        facts.set(now);
        files.set(null);
        difference.set(null);
        snapshot.set(now.metadata().current().orElse(null));
    }

    /// Reads the files of the chosen snapshot, unless they are shown.
    void listFiles() {
        TableFacts table = facts.get();
        Snapshot wanted = snapshot.get();
        FileListing shown = files.get();
        if (table == null || wanted == null || (shown != null && shown.snapshotId() == wanted.id())) {
            return;
        }
        files.set(null);
        bench.context().work().job(
                        text("query.table.files.job", String.valueOf(chosen.get())),
                        progress -> FileListing.read(table.lake(), wanted.id(), progress))
                .in(listing)
                .onResult(files::set)
                .onFailure(failed -> failed(failed, this::listFiles))
                .start();
    }

    /// Compares two snapshots, the older one first whatever their order.
    void compare(Snapshot one, Snapshot other) {
        TableFacts table = facts.get();
        if (table == null) {
            return;
        }
        boolean ordered = one.committedAt() <= other.committedAt();
        Snapshot from = ordered ? one : other;
        Snapshot to = ordered ? other : one;
        bench.context().work().job(
                        text("query.table.compare.job", String.valueOf(chosen.get())),
                        progress -> table.lake().difference(from.id(), to.id(), progress))
                .in(listing)
                .onResult(difference::set)
                .onFailure(failed -> failed(failed, () -> compare(one, other)))
                .start();
    }

    private void failed(RemoteFailure failure, Runnable retry) {
        problem.set(new Problem(failure, retry));
    }

    /// Ends what is being read.
    void cancel() {
        reading.cancel();
        listing.cancel();
    }

    /// Puts `FOR VERSION AS OF` behind the table in the statement at the caret, or opens a query of it.
    void readVersion(Snapshot wanted) {
        travel(TimeTravel.version(wanted.id()));
    }

    /// The same with the moment at which it was made.
    void readMoment(Snapshot wanted) {
        travel(TimeTravel.moment(Instant.ofEpochMilli(wanted.committedAt())));
    }

    private void travel(String clause) {
        ChosenTable table = chosen.get();
        if (table == null) {
            return;
        }
        QueryScope scope = bench.inGlue();
        TableName name = table.name();
        String sql = TimeTravel.in(bench.statement(), name, scope.database(), clause)
                .orElseGet(() -> "SELECT *\nFROM " + name.sql() + " " + clause + "\nLIMIT 100");
        bench.open(text("query.table.asof", table.table()), sql, bench.inGlue());
    }

    /// Opens a query of a metadata table, such as `$snapshots`, and runs it: it scans nothing to speak of.
    void readMetadata(String suffix) {
        ChosenTable table = chosen.get();
        if (table != null) {
            bench.openAndRun(
                    table.table() + suffix, "SELECT *\nFROM " + table.name().withSuffix(suffix).sql(),
                    bench.inGlue());
        }
    }

    /// Opens a ready-made query.
    void open(ReadyQuery query) {
        bench.open(text("query.ready." + query.subject()), query.sql(), bench.inGlue());
    }

    /// Opens a query of the rows that came between the two compared snapshots.
    void openAddedRows() {
        SnapshotDifference now = difference.get();
        TableFacts table = facts.get();
        if (now != null && table != null) {
            table.ready().ifPresent(ready -> open(ready.addedRows(now.from(), now.to())));
        }
    }

    /// Whether the two compared snapshots can be asked for rows.
    boolean canOpenAddedRows() {
        return Optional.ofNullable(facts.get()).flatMap(TableFacts::ready).isPresent();
    }

    ReadOnlyObjectProperty<@Nullable ChosenTable> chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<@Nullable TableFacts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable FileListing> filesProperty() {
        return files.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable SnapshotDifference> differenceProperty() {
        return difference.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The snapshot whose files are shown; the current one at first.
    ObjectProperty<@Nullable Snapshot> snapshotProperty() {
        return snapshot;
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.busyProperty();
    }

    ReadOnlyBooleanProperty listingProperty() {
        return listing.busyProperty();
    }

    /// A text of each snapshot by its id, for the names of two compared ones.
    LongFunction<String> times() {
        TableFacts table = Objects.requireNonNull(facts.get());
        return id -> table.metadata().snapshots().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .map(one -> TableWords.time(one.committedAt()))
                .orElse(Long.toString(id));
    }

    void close() {
        reading.clear();
        listing.clear();
    }
}
