package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.layout.StackPane;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.control.code.CodeLanguage;
import tableflow.console.ui.work.Work;

/// The statements of one tab in the code editor.
final class SqlEditor extends StackPane {

    private final CodeEditor editor;
    private boolean taking;

    SqlEditor(EditorTab tab, CodeLanguage language, Work work) {
        editor = new CodeEditor(language, work);
        editor.setAccessibleText(text("query.editor"));
        getStyleClass().add("query-editor");
        getChildren().setAll(editor);
        editor.setText(tab.text());
        editor.select(tab.anchorProperty().get(), tab.caretProperty().get());
        tab.textProperty().subscribe(now -> {
            if (!now.equals(editor.text())) {
                taking = true;
                editor.replace(0, editor.text().length(), now);
                editor.select(tab.anchorProperty().get(), tab.caretProperty().get());
                taking = false;
            }
        });
        editor.textProperty().addListener((property, before, now) -> {
            if (!taking) {
                tab.textProperty().set(now);
            }
        });
        editor.caretProperty().addListener((property, before, now) -> follow(tab));
        editor.anchorProperty().addListener((property, before, now) -> follow(tab));
        tab.caretProperty().addListener((property, before, now) -> lead(tab));
        tab.anchorProperty().addListener((property, before, now) -> lead(tab));
        tab.editWith(edit -> {
            editor.replace(edit.from(), edit.to(), edit.text());
            editor.requestFocus();
        });
    }

    CodeEditor editor() {
        return editor;
    }

    /// Marks the statement of `run` while it runs, and what the engine complains about where it still stands.
    void follow(QueryRun run) {
        int from = run.place().map(place -> place(place, run.sql())).orElse(-1);
        if (from < 0) {
            return;
        }
        boolean runs = !run.phase().isEnded() && run.phase() != RunPhase.WAITING;
        editor.mark(runs ? from : 0, runs ? from + run.sql().length() : 0);
        RemoteFailure failure = run.failureProperty().get();
        if (run.phase() == RunPhase.FAILED && failure != null) {
            QueryExecution execution = run.executionProperty().get();
            String message = execution == null || execution.failure() == null
                    ? failure.why()
                    : execution.failure().reason();
            editor.tell(ErrorPlace.of(run.sql(), message)
                    .map(problem -> List.of(problem.shifted(from)))
                    .orElse(List.of()));
        }
    }

    /// Where the statement stands now; -1 when it does no longer.
    private int place(RunPlace place, String sql) {
        return editor.text().startsWith(sql, place.from()) ? place.from() : editor.text().indexOf(sql);
    }

    private void follow(EditorTab tab) {
        if (!taking) {
            taking = true;
            tab.select(editor.anchorProperty().get(), editor.caretProperty().get());
            taking = false;
        }
    }

    private void lead(EditorTab tab) {
        if (!taking) {
            taking = true;
            editor.select(tab.anchorProperty().get(), tab.caretProperty().get());
            taking = false;
        }
    }
}
