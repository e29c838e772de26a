package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;

/// The rules, the worst first; the selection follows the rule and not its place.
final class RuleList extends ListView<RuleRow> {

    private final ReviewViewModel model;
    private boolean filling;

    RuleList(ReviewViewModel model) {
        super(model.rows());
        this.model = model;
        setId("review-rules");
        getStyleClass().add("review-rules");
        setAccessibleText(text("doctor.review.rules"));
        setPlaceholder(Placeholder.empty(
                Feather.FILTER, text("doctor.review.nothing"), text("doctor.review.nothing.text")));
        setCellFactory(list -> new RuleCell());
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!filling && now != null) {
                model.chosenProperty().set(now.id());
            }
        });
        model.rows().addListener((ListChangeListener<RuleRow>) change -> select());
        model.chosenProperty().subscribe(this::select);
    }

    private void select() {
        filling = true;
        try {
            RuleRow selected = getSelectionModel().getSelectedItem();
            String chosen = model.chosenProperty().get();
            if (selected == null || !selected.id().equals(chosen) || !getItems().contains(selected)) {
                getSelectionModel().clearSelection();
                for (int i = 0; i < getItems().size(); i++) {
                    if (getItems().get(i).id().equals(chosen)) {
                        getSelectionModel().select(i);
                        return;
                    }
                }
            }
        } finally {
            filling = false;
        }
    }

    private static final class RuleCell extends ListCell<RuleRow> {

        private final StackPane sign = new StackPane();
        private final Label title = new Label();
        private final Label says = new Label();
        private final HBox content;

        RuleCell() {
            sign.getStyleClass().add("doctor-line-sign");
            title.setMinWidth(0);
            title.getStyleClass().add("strong");
            says.setMinWidth(0);
            says.getStyleClass().add("doctor-line-says");
            says.setTextOverrun(OverrunStyle.ELLIPSIS);
            VBox texts = new VBox(title, says);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            content = new HBox(sign, texts);
            content.getStyleClass().add("doctor-line-content");
            content.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable RuleRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            sign.getChildren().setAll(Icons.of(
                    ReviewWords.icon(row.state()), ReviewWords.severity(row.state()).styleClass()));
            title.setText(row.rule().title());
            says.setText(ReviewWords.line(row));
            setGraphic(content);
            setAccessibleText(String.join(". ", row.rule().title(), ReviewWords.state(row.state()), says.getText(),
                    ReviewWords.about(row.rule())));
        }
    }
}
