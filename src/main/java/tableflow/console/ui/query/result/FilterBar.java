package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.query.result.Condition.Wish;

/// The conditions in effect, each with a cross that removes it, and one to be added.
final class FilterBar extends FlowPane {

    private final Ordering ordering;
    private final HBox adding = new HBox();
    private final ComboBox<Integer> column = new ComboBox<>();
    private final ComboBox<Wish> wish = new ComboBox<>();
    private final TextField operand = new TextField();
    private List<ResultColumn> columns = List.of();

    FilterBar(Ordering ordering) {
        this.ordering = ordering;
        setId("result-conditions");
        getStyleClass().add("result-bar");
        column.setId("result-condition-column");
        column.setAccessibleText(text("result.filter.column"));
        column.setConverter(new ShownAs<>(number -> columns.get(number).name()));
        column.setMaxWidth(220);
        wish.setId("result-condition-wish");
        wish.getItems().setAll(Wish.values());
        wish.setValue(Wish.CONTAINS);
        wish.setAccessibleText(text("result.filter.wish"));
        wish.setConverter(new ShownAs<>(FilterBar::words));
        operand.setId("result-condition-operand");
        operand.setAccessibleText(text("result.filter.operand"));
        operand.setPromptText(text("result.filter.operand"));
        operand.setOnAction(event -> add());
        wish.valueProperty().subscribe(now -> operand.setDisable(!now.takesOperand()));
        Button add = new Button(text("result.filter.add"));
        add.setId("result-condition-add");
        add.getStyleClass().add("small");
        add.setOnAction(event -> add());
        adding.getStyleClass().add("result-adding");
        adding.setAlignment(Pos.CENTER_LEFT);
        adding.getChildren().setAll(column, wish, operand, add);
        ordering.conditions().addListener((ListChangeListener<Condition>) change -> show());
        show();
    }

    /// The columns are known now.
    void columns(List<ResultColumn> known) {
        columns = known;
        column.getItems().clear();
        for (int number = 0; number < known.size(); number++) {
            column.getItems().add(number);
        }
        column.getSelectionModel().selectFirst();
        show();
    }

    /// Begins a condition on a column.
    void begin(int number) {
        column.setValue(number);
        operand.requestFocus();
    }

    private void add() {
        Integer number = column.getValue();
        if (number == null || (wish.getValue().takesOperand() && operand.getText().isEmpty()
                && wish.getValue() != Wish.EQUAL && wish.getValue() != Wish.NOT_EQUAL)) {
            return;
        }
        String value = wish.getValue().takesOperand() ? operand.getText() : "";
        ordering.conditions().add(new Condition(number, wish.getValue(), value));
        operand.clear();
        ordering.apply();
    }

    private void show() {
        getChildren().clear();
        for (Condition condition : ordering.conditions()) {
            Label words = new Label(words(condition));
            HBox chip = new HBox(words, Icons.button(Feather.X, text("result.filter.remove", words(condition)), () -> {
                ordering.conditions().remove(condition);
                ordering.apply();
            }));
            chip.setAlignment(Pos.CENTER_LEFT);
            chip.getStyleClass().add("result-chip");
            getChildren().add(chip);
        }
        getChildren().add(adding);
    }

    private String words(Condition condition) {
        String name = condition.column() < columns.size() ? columns.get(condition.column()).name() : "";
        return (name + " " + words(condition.wish()) + " " + condition.operand()).strip();
    }

    static String words(Wish wish) {
        return text("result.wish." + wish.key());
    }
}
