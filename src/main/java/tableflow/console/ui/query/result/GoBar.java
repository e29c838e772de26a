package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// Asks for the number of a row and goes there.
final class GoBar extends HBox {

    private final TextField field = new TextField();

    /// @param rows how many there are by now
    /// @param go takes the row, from 0
    /// @param hide closes the bar
    GoBar(LongSupplier rows, LongConsumer go, Runnable hide) {
        setId("result-go");
        getStyleClass().add("result-bar");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("result-go-row");
        field.setPromptText(text("result.go"));
        field.setAccessibleText(text("result.go"));
        field.setPrefColumnCount(12);
        Label wrong = new Label();
        wrong.setId("result-go-wrong");
        wrong.getStyleClass().addAll("small-text", "result-arrival");
        field.textProperty().subscribe(() -> wrong.setText(""));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                OptionalLong row = row(field.getText(), rows.getAsLong());
                if (row.isPresent()) {
                    go.accept(row.getAsLong());
                } else {
                    wrong.setText(text("result.go.wrong", rows.getAsLong()));
                }
            } else if (event.getCode() == KeyCode.ESCAPE) {
                hide.run();
            } else {
                return;
            }
            event.consume();
        });
        getChildren().setAll(
                new Label(text("result.go")), field, wrong, Icons.button(Feather.X, text("result.go.close"), hide));
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    /// The row from 0 that a text names from 1 on, its digits grouped or not; beyond the last one it is the last.
    static OptionalLong row(String text, long rows) {
        String digits = text.replaceAll("[\\s,._'\u00a0\u202f]", "");
        if (rows == 0 || !digits.matches("[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(digits);
        return number == 0 ? OptionalLong.empty() : OptionalLong.of(Math.min(number, rows) - 1);
    }
}
