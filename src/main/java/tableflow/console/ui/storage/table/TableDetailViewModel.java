package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.storage.SnapshotStep;
import tableflow.console.domain.storage.TableLine;
import tableflow.console.domain.storage.TableNow;
import tableflow.console.service.query.plan.TimeTravel;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.table.TableContents;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.storage.ShownScan;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// The table that is chosen among all: its snapshots, read when somebody looks at them, and what its bytes are, read
/// when somebody asks for it, because all of its objects are listed. JavaFX thread only.
final class TableDetailViewModel {

    private final StorageDesk desk;
    private final PaneContext context;
    private final TableServices services;
    private final TablesViewModel tables;
    private final LatestOnly readingPast = new LatestOnly();
    private final LatestOnly readingContents = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable TablePast> past = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TableContents> contents = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final GrowthViewModel growth;

    TableDetailViewModel(StorageDesk desk, TableServices services, TablesViewModel tables) {
        this.desk = desk;
        this.context = desk.context();
        this.services = services;
        this.tables = tables;
        this.growth = new GrowthViewModel(context.work());
        tables.chosenProperty().subscribe(line -> forget());
    }

    private void forget() {
        readingPast.clear();
        readingContents.clear();
        past.set(null);
        close(contents.get());
        contents.set(null);
        problem.set(null);
        TableLine line = tables.chosenProperty().get();
        growth.of(line == null ? null : (progress, early) -> services.growth().get().table(
                        TablePast.open(services, line.database(), line.name()).metadata(), line.topic(), progress),
                line == null ? "" : line.name());
    }

    private static void close(@Nullable TableContents before) {
        if (before != null) {
            before.close();
        }
    }

    /// Reads the snapshots, unless they are known.
    void readPast() {
        TableLine line = tables.chosenProperty().get();
        if (line == null || past.get() != null || readingPast.isBusy()) {
            return;
        }
        context.work().job(text("storage.tables.job.past", line.name()), progress -> TablePast.read(
                        new TablePast.Sources(services, () -> desk.services().scans().get().files()),
                        line.database(), line.name(), context.work().clock().instant(), progress))
                .in(readingPast)
                .onResult(now -> {
                    problem.set(null);
                    past.set(now);
                })
                .onFailure(failed -> failed(failed, this::readPast))
                .start();
    }

    /// In which classes the table's files lie: by the scan that is shown, else by the newest kept one that saw them.
    TableClasses classes() {
        TablePast known = past.get();
        if (known == null) {
            return TableClasses.UNSEEN;
        }
        ShownScan shown = desk.shownProperty().get();
        TableClasses now = shown == null || shown.running() ? TableClasses.UNSEEN
                : TableClasses.of(shown.scan(), S3Uri.parse(known.metadata().location()).asFolder());
        return now.seen() == null ? known.classes() : now;
    }

    /// Told when [#classes] may have become others.
    void onClasses(Runnable action) {
        desk.shownProperty().subscribe(any -> action.run());
    }

    /// Lists all objects of the table and tells what they are.
    void readContents() {
        TableLine line = tables.chosenProperty().get();
        if (line == null) {
            return;
        }
        close(contents.get());
        contents.set(null);
        context.work().job(text("storage.tables.job.split", line.name()), progress ->
                        services.storage().get().split(
                                services.tables().get(), line.database(), line.name(), progress))
                .in(readingContents)
                .onResult(now -> {
                    problem.set(null);
                    contents.set(now);
                })
                .onFailure(failed -> failed(failed, this::readContents))
                .start();
    }

    private void failed(RemoteFailure failure, Runnable retry) {
        problem.set(new Problem(failure, retry));
    }

    /// What listing the table takes about.
    record Foreseen(long objects, RegionPrices.ScanCost cost) {}

    /// Files of now and as many again for what else there is; empty where the metadata tells no figures, and before
    /// the prices are known.
    Optional<Foreseen> foreseen() {
        TableLine line = tables.chosenProperty().get();
        TableNow now = line == null ? null : line.figures();
        TablesViewModel.Ended ended = tables.endedProperty().get();
        if (now == null || now.files().isEmpty() || ended == null) {
            return Optional.empty();
        }
        long objects = 2 * (now.files().getAsLong() + now.deleteFiles().orElse(0)) + 5L * now.snapshots();
        return Optional.of(new Foreseen(objects, ended.prices().scan(objects)));
    }

    /// Told when [#foreseen] may have become another.
    void onForeseen(Runnable action) {
        tables.chosenProperty().subscribe(any -> action.run());
        tables.endedProperty().subscribe(any -> action.run());
    }

    /// What Tableflow says of the table's topic.
    Optional<TableflowTopic> topic() {
        TableLine line = tables.chosenProperty().get();
        return line == null ? Optional.empty() : tables.topic(line);
    }

    /// Whether a pane opens statements.
    boolean canQuery() {
        return context.navigation().answers(Request.OpenStatement.class);
    }

    /// Opens a query of the table as it was.
    void query(SnapshotStep snapshot) {
        TableLine line = tables.chosenProperty().get();
        if (line != null) {
            context.navigation().send(new Request.OpenStatement("SELECT *\nFROM "
                    + Identifiers.quote(StatementKind.SELECT, line.database()) + "."
                    + Identifiers.quote(StatementKind.SELECT, line.name())
                    + " " + TimeTravel.version(snapshot.id()) + "\nLIMIT 100"));
        }
    }

    void cancel() {
        readingPast.cancel();
        readingContents.cancel();
    }

    void close() {
        readingPast.clear();
        readingContents.clear();
        close(contents.get());
        growth.close();
    }

    GrowthViewModel growth() {
        return growth;
    }

    ReadOnlyObjectProperty<@Nullable TablePast> pastProperty() {
        return past.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable TableContents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingPastProperty() {
        return readingPast.busyProperty();
    }

    ReadOnlyBooleanProperty readingContentsProperty() {
        return readingContents.busyProperty();
    }
}
