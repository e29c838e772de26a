package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.messages.filter.FilterFlaw;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.ui.control.FlawField;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.ShownAs;

/// Which records are wanted: a text, a regular expression or an expression, checked while it is written.
final class FilterBar extends VBox {

    private final MessagesViewModel model;
    private final FlawField field = new FlawField();
    private final Label wrong = new Label();

    FilterBar(MessagesViewModel model) {
        this.model = model;
        getStyleClass().add("messages-filter");
        ComboBox<FilterText.Kind> kind = new ComboBox<>();
        kind.setId("messages-filter-kind");
        kind.setAccessibleText(text("messages.filter.kind"));
        kind.getItems().setAll(FilterText.Kind.values());
        kind.setConverter(new ShownAs<>(one -> text("messages.filter." + one.name().toLowerCase(Locale.ROOT))));
        kind.valueProperty().bindBidirectional(model.filter().kindProperty());
        TextField input = field.field();
        input.setId("messages-filter");
        input.getStyleClass().add("mono");
        input.setAccessibleText(text("messages.filter"));
        input.textProperty().bindBidirectional(model.filter().textProperty());
        input.setOnAction(event -> model.applyFilter());
        input.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !input.getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
        model.filter().kindProperty().subscribe(now ->
                input.setPromptText(text("messages.filter.prompt." + now.name().toLowerCase(Locale.ROOT))));
        HBox.setHgrow(field, Priority.ALWAYS);
        ToggleButton letters = new ToggleButton("Aa");
        letters.setId("messages-filter-case");
        letters.setAccessibleText(text("messages.filter.case"));
        letters.setTooltip(new Tooltip(text("messages.filter.case")));
        letters.getStyleClass().addAll("small", "flat");
        letters.setSelected(!model.filter().ignoreCaseProperty().get());
        letters.selectedProperty().subscribe(matters -> model.filter().ignoreCaseProperty().set(!matters));
        letters.disableProperty().bind(model.filter().kindProperty().isEqualTo(FilterText.Kind.EXPRESSION));
        Button apply = new Button(text("messages.filter.apply"));
        apply.setId("messages-filter-apply");
        apply.setTooltip(new Tooltip(text("messages.filter.apply.hint")));
        apply.setOnAction(event -> model.applyFilter());
        apply.disableProperty().bind(model.filter().flawProperty().isNotNull()
                .or(model.topicProperty().isEmpty()));
        Button clear = Icons.button(Feather.X, text("messages.filter.clear"), this::clear);
        clear.disableProperty().bind(model.filter().textProperty().isEmpty());
        HBox line = new HBox(kind, field, letters, clear, apply);
        line.getStyleClass().add("messages-line");
        line.setAlignment(Pos.CENTER_LEFT);
        wrong.setId("messages-filter-wrong");
        wrong.getStyleClass().add("messages-wrong");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        wrong.visibleProperty().bind(wrong.managedProperty());
        getChildren().setAll(line, wrong);
        model.filter().flawProperty().subscribe(this::show);
    }

    void focusFilter() {
        field.field().requestFocus();
        field.field().selectAll();
    }

    private void clear() {
        model.filter().clear();
        model.applyFilter();
    }

    private void show(@Nullable FilterFlaw flaw) {
        if (flaw == null) {
            field.sound();
            wrong.setText("");
            field.field().setAccessibleHelp("");
        } else {
            field.flaw(flaw.from(), flaw.to());
            wrong.setText(text("messages.filter.wrong", flaw.from() + 1, flaw.message()));
            field.field().setAccessibleHelp(wrong.getText());
        }
    }
}
