package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.ui.control.HoverTip;

/// The subjects, with a field that filters them. Enter or a click opens one.
final class SubjectList extends VBox {

    private final SchemasViewModel model;
    private final TextField filter = new TextField();
    private final ListView<String> list = new ListView<>();

    SubjectList(SchemasViewModel model) {
        this.model = model;
        getStyleClass().add("schemas-subjects");
        filter.setId("schemas-filter");
        filter.setPromptText(text("schemas.filter"));
        filter.setAccessibleText(text("schemas.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setOnAction(event -> list.requestFocus());
        list.setId("schemas-subjects");
        list.setAccessibleText(text("schemas.subjects"));
        list.setItems(model.shown());
        list.setCellFactory(view -> new SubjectCell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openChosen();
                event.consume();
            }
        });
        Label nothing = new Label();
        nothing.setWrapText(true);
        nothing.getStyleClass().add("schemas-nothing");
        nothing.textProperty().bind(Bindings.when(model.listingProperty()).then(text("schemas.listing"))
                .otherwise(Bindings.when(model.filterProperty().isEmpty()).then(text("schemas.none"))
                        .otherwise(text("schemas.nomatch"))));
        list.setPlaceholder(nothing);
        model.subjectProperty().subscribe(opened -> {
            if (opened == null) {
                list.getSelectionModel().clearSelection();
            } else {
                list.getSelectionModel().select(opened.name());
            }
            list.refresh();
        });
        model.draft().changedProperty().subscribe(changed -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(filter, list);
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private void openChosen() {
        String chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.open(chosen);
        }
    }

    /// The name of a subject, with a pencil when there is a draft of it.
    private final class SubjectCell extends ListCell<String> {

        private final FontIcon pencil = new FontIcon(Feather.EDIT_2);

        SubjectCell() {
            // As wide as the list: a long name ends in dots, and its tooltip has the whole.
            setPrefWidth(0);
            HoverTip.on(this, () -> isEmpty() || getAccessibleText() == null ? "" : getAccessibleText());
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    model.open(Objects.requireNonNull(getItem()));
                }
            });
        }

        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            if (empty || name == null) {
                setText(null);
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean drafted = model.hasDraft(name);
            String told = drafted ? text("schemas.drafted", name) : name;
            setText(name);
            setGraphic(drafted ? pencil : null);
            setAccessibleText(told);
        }
    }
}
