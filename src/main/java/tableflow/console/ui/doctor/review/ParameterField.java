package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Rule;
import tableflow.console.ui.control.Field;

/// A number of a rule: Enter, or going on, takes it; a link puts it back to what is usual.
final class ParameterField extends VBox {

    private static final int COLUMNS = 7;

    private final ReviewChoices choices;
    private final Rule rule;
    private final Parameter parameter;
    private final TextField field = new TextField();
    private final StringProperty wrong = new SimpleStringProperty("");
    private final Hyperlink usual;

    ParameterField(ReviewChoices choices, Rule rule, Parameter parameter) {
        this.choices = choices;
        this.rule = rule;
        this.parameter = parameter;
        field.setId("review-parameter-" + parameter.name());
        field.setPrefColumnCount(COLUMNS);
        field.setAccessibleText(parameter.title());
        field.disableProperty().bind(choices.readProperty().not());
        field.setOnAction(event -> take());
        field.focusedProperty().subscribe((before, now) -> {
            if (!now) {
                take();
            }
        });
        usual = new Hyperlink(text("doctor.review.parameter.usual", parameter.usual()));
        usual.setId("review-usual-" + parameter.name());
        usual.disableProperty().bind(choices.readProperty().not());
        usual.setOnAction(event -> {
            usual.setVisited(false);
            choices.chooseUsual(rule, parameter);
            show();
        });
        HBox line = new HBox(field, new Label(ReviewWords.unit(parameter)), usual);
        line.getStyleClass().add("doctor-marked");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(new Field(parameter.title(), line,
                text("doctor.review.parameter.hint", parameter.least(), parameter.most())).errors(wrong));
        show();
    }

    /// Shows the number that is chosen now.
    void show() {
        long now = choices.number(rule, parameter);
        field.setText(Long.toString(now));
        wrong.set("");
        usual.setVisible(now != parameter.usual());
    }

    private void take() {
        if (!field.getText().strip().equals(Long.toString(choices.number(rule, parameter)))) {
            wrong.set(choices.choose(rule, parameter, field.getText()));
        } else {
            wrong.set("");
        }
    }
}
