package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.query.result.export.ExportFormat;
import tableflow.console.service.query.result.export.Exports;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.store.Arrival;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// Writes rows to files, as jobs that the status bar shows and cancels. JavaFX thread only.
final class Exporting {

    /// @param onlyShown the rows that the filter lets through; otherwise all
    record Export(ExportFormat format, Path file, boolean onlyShown) {}

    /// What was written last.
    record Written(Path file, long rows) {}

    private final ResultViewModel model;
    private final Work work;
    private final ReadOnlyObjectWrapper<@Nullable Written> written = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    Exporting(ResultViewModel model, Work work) {
        this.model = model;
        this.work = work;
    }

    /// The newest file; null before the first.
    ReadOnlyObjectProperty<@Nullable Written> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    long allRows() {
        return model.amountProperty().get().rows();
    }

    long shownRows() {
        ShownRows rows = model.rowsProperty().get();
        return rows == null ? 0 : rows.rowCount().get();
    }

    boolean isFiltered() {
        return model.ordering().isFiltered();
    }

    /// What the user should know before: empty when all rows are here.
    String warning() {
        Arrival arrival = model.amountProperty().get().arrival();
        return arrival.is(Arrival.State.COMPLETE) ? "" : text("result.export.incomplete");
    }

    /// A file in the user's own folder, named after the tab.
    Path suggested(ExportFormat format) {
        String name = model.wanted().title().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return Path.of(System.getProperty("user.home"), (name.isEmpty() ? "result" : name) + "." + format.ending());
    }

    void start(Export export) {
        Optional<RowsWanted> shown = model.ordering().wanted();
        if (shown.isEmpty()) {
            return;
        }
        problem.set(null);
        RowsWanted rows = export.onlyShown() ? shown.get() : shown.get().unfiltered();
        work.job(text("result.export.job", export.file().getFileName()), progress -> {
                    try (RowOrder order = rows.open(progress)) {
                        return Exports.write(
                                new Exports.Rows(rows.file(), rows.columns(), order),
                                export.format(), export.file(), progress);
                    }
                })
                .onResult(count -> written.set(new Written(export.file(), count)))
                .onFailure(failure -> problem.set(new Problem(failure, () -> start(export))))
                .start();
    }
}
