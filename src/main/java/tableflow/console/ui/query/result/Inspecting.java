package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The cell and the row that are looked at closely: read in full when chosen, because the grid knows only the beginning
/// of long values. JavaFX thread only.
final class Inspecting {

    /// @param place of the row, from 0, as shown
    /// @param number of the column
    /// @param row all values of the row
    /// @param detail what the cell's value is
    record Inspected(long place, int number, ResultColumn column, List<@Nullable String> row, CellDetail detail) {

        /// The exact value; null is NULL.
        @Nullable String value() {
            return row.get(number);
        }
    }

    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Inspected> inspected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    Inspecting(Work work) {
        this.work = work;
    }

    /// What is looked at; null for nothing.
    ReadOnlyObjectProperty<@Nullable Inspected> inspectedProperty() {
        return inspected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Looks at a cell.
    void look(ShownRows rows, List<ResultColumn> columns, long place, int number) {
        problem.set(null);
        work.job(text("result.job.cell"), progress -> {
                    List<@Nullable String> row = rows.row(place);
                    ResultColumn column = columns.get(number);
                    return new Inspected(place, number, column, row, CellDetail.of(column, row.get(number)));
                })
                .in(slot)
                .quiet()
                .onResult(inspected::set)
                .onFailure(failure -> {
                    inspected.set(null);
                    problem.set(Problem.of(failure));
                })
                .start();
    }

    void clear() {
        slot.clear();
        inspected.set(null);
        problem.set(null);
    }
}
