package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;

/// A tab's text as a plain text area.
final class TextEditor extends StackPane {

    TextEditor(EditorTab tab) {
        TextArea area = new TextArea(tab.text());
        area.getStyleClass().addAll("mono", "query-editor");
        area.setAccessibleText(text("query.editor"));
        getChildren().setAll(area);
        area.textProperty().subscribe(tab.textProperty()::set);
        tab.textProperty().subscribe(now -> {
            if (!now.equals(area.getText())) {
                area.setText(now);
            }
        });
        area.caretPositionProperty().subscribe(at -> tab.select(area.getAnchor(), at.intValue()));
        area.anchorProperty().subscribe(at -> tab.select(at.intValue(), area.getCaretPosition()));
        tab.editWith(edit -> {
            area.replaceText(edit.from(), edit.to(), edit.text());
            area.requestFocus();
        });
    }
}
