package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.query.result.Finding.Found;

/// The search's bar: what is looked for, next and previous, how many.
final class FindBar extends HBox {

    private final TextField field = new TextField();

    /// @param go looks for the next one; true backwards
    /// @param hide closes the bar
    FindBar(Finding finding, java.util.function.Consumer<Boolean> go, Runnable hide) {
        setId("result-find");
        getStyleClass().add("result-bar");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("result-find-text");
        field.setPromptText(text("result.find"));
        field.setAccessibleText(text("result.find"));
        field.textProperty().bindBidirectional(finding.wantedProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                go.accept(event.isShiftDown());
            } else if (event.getCode() == KeyCode.ESCAPE) {
                hide.run();
            } else {
                return;
            }
            event.consume();
        });
        ToggleButton letters = new ToggleButton("Aa");
        letters.setAccessibleText(text("result.find.case"));
        letters.setTooltip(new javafx.scene.control.Tooltip(text("result.find.case")));
        letters.getStyleClass().addAll("small", "flat");
        letters.selectedProperty().bindBidirectional(finding.caseMattersProperty());
        ToggleButton pattern = new ToggleButton(".*");
        pattern.setAccessibleText(text("result.find.pattern"));
        pattern.setTooltip(new javafx.scene.control.Tooltip(text("result.find.pattern")));
        pattern.getStyleClass().addAll("small", "flat");
        pattern.selectedProperty().bindBidirectional(finding.patternProperty());
        Label told = new Label();
        told.setId("result-find-count");
        told.getStyleClass().addAll("small-text", "text-muted");
        finding.foundProperty().subscribe(found -> told.setText(words(found, field.getText())));
        getChildren().setAll(
                field,
                letters,
                pattern,
                Icons.button(Feather.CHEVRON_UP, text("result.find.previous"), () -> go.accept(true)),
                Icons.button(Feather.CHEVRON_DOWN, text("result.find.next"), () -> go.accept(false)),
                told,
                Icons.button(Feather.X, text("result.find.close"), hide));
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    private static String words(Found found, String wanted) {
        if (!found.wrong().isEmpty()) {
            return found.wrong();
        }
        return wanted.isEmpty() || found.count() < 0 ? "" : text("result.find.count", found.count());
    }
}
