package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.schema.Referenced;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.control.code.CodeLanguage;
import tableflow.console.ui.shell.PaneContext;

/// Shows where a name is defined in a schema that the draft refers to: its text, with the name selected.
final class ReferenceSight {

    private final DraftViewModel draft;
    private final PaneContext context;

    ReferenceSight(DraftViewModel draft, PaneContext context) {
        this.draft = draft;
        this.context = context;
    }

    void show(CodeLanguage.Place place) {
        draft.circumstances().references().stream().filter(it -> it.name().equals(place.document())).findFirst()
                .ifPresent(reference -> show(reference, place));
    }

    private void show(Referenced reference, CodeLanguage.Place place) {
        SchemaLanguage language = new SchemaLanguage(draft.formatProperty().get());
        language.know(draft.circumstances().references(), null);
        CodeEditor editor = new CodeEditor(language, context.work());
        editor.setId("schemas-reference");
        editor.setText(reference.text());
        editor.editableProperty().set(false);
        editor.listProblems(false);
        Label title = new Label(text("schemas.reference.title", reference.name()));
        title.getStyleClass().add("dialog-title");
        Button close = new Button(text("schemas.reference.close"));
        close.setCancelButton(true);
        HBox foot = new HBox(close);
        foot.getStyleClass().add("dialog-buttons");
        VBox box = new VBox(title, editor, foot);
        box.getStyleClass().add("schemas-reference");
        VBox.setVgrow(editor, Priority.ALWAYS);
        close.setOnAction(event -> context.dialogs().close(box));
        context.dialogs().show(box, editor::close);
        editor.select(Math.min(place.to(), editor.text().length()), Math.min(place.from(), editor.text().length()));
        editor.requestFocus();
    }
}
