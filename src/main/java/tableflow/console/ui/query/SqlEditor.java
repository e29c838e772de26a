package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import javafx.scene.layout.StackPane;
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
