package tableflow.console.ui.query;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.PreparedStatement;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.ui.shell.PaneContext;

/// What the panels beside and below the statements may do with the pane. JavaFX thread only.
public interface Workbench {

    /// The window: work, dialogs, navigation, profile.
    PaneContext context();

    /// Where statements run that are begun now: data catalog, database and workgroup of the chosen tab.
    ReadOnlyObjectProperty<QueryScope> scopeProperty();

    /// Where statements about tables of Glue's own catalog run: as those of the chosen tab, but there.
    default QueryScope inGlue() {
        return scopeProperty().get().withCatalog(null);
    }

    /// Chooses another data catalog for the chosen tab, and in another one no database; null for Glue's.
    void useCatalog(@Nullable String catalog);

    /// Chooses another database for the chosen tab; null for none.
    void useDatabase(@Nullable String database);

    /// Chooses another workgroup for the chosen tab.
    void useWorkgroup(String workgroup);

    /// Puts `text` where the caret is, in place of what is selected, and gives the editor the focus.
    void insert(String text);

    /// Opens a new tab with `sql`, whose statements run where those of the chosen tab do.
    ///
    /// @param name what the tab says
    void open(String name, String sql);

    /// Opens a new tab with `sql`, whose statements run at `where`.
    ///
    /// @param name what the tab says
    void open(String name, String sql, QueryScope where);

    /// Opens a new tab with `sql` and runs it where the statements of the chosen tab run.
    void openAndRun(String name, String sql);

    /// Opens a new tab with `sql` and runs it at `where`.
    void openAndRun(String name, String sql, QueryScope where);

    /// Executes a prepared statement at `where`, in a new tab, once the user has said what stands for its `?`.
    void execute(PreparedStatement statement, QueryScope where);

    /// Shows the result of a run that has succeeded before, without running it anew.
    ///
    /// @param name what the tab says
    /// @param request what was run
    /// @param ended the run, which has SUCCEEDED
    void showResult(String name, QueryRequest request, QueryExecution ended);

    /// Chooses the tab of `place` and selects that part of its text, as far as it still has one; does nothing when the
    /// tab is closed.
    void show(RunPlace place);

    /// The statement at the caret of the chosen tab, or what is selected; empty when there is none.
    String statement();

    /// The runs of this pane, newest first.
    ObservableList<QueryRun> runs();

    /// The run whose tabs are shown.
    ReadOnlyObjectProperty<@Nullable QueryRun> shownRunProperty();
}
