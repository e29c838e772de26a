package tableflow.console.ui.control.grid;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import javafx.scene.AccessibleAttribute;

/// What a grid tells screen readers of itself.
final class GridAccess {

    private GridAccess() {}

    /// Empty for what any node tells.
    static Optional<Object> answer(DataGrid grid, AccessibleAttribute attribute, Object... parameters) {
        return Optional.ofNullable(switch (attribute) {
            case ROLE_DESCRIPTION -> text("grid.role");
            case TEXT -> text("grid.told", grid.rowCount(), grid.columns().shown());
            case ROW_COUNT -> (int) Math.min(grid.rowCount(), Integer.MAX_VALUE);
            case COLUMN_COUNT -> grid.columns().shown();
            case MULTIPLE_SELECTION -> true;
            case FOCUS_ITEM -> grid.cell(grid.selection().row(), grid.selection().column());
            case CELL_AT_ROW_COLUMN -> grid.cell((Integer) parameters[0], (Integer) parameters[1]);
            default -> null;
        });
    }
}
