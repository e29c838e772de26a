package tableflow.console.ui.query.estimate;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Severity;

/// One line between the statement and its runs; it takes no room while there is nothing to say.
public final class EstimateStrip extends HBox {

    private final Label label = new Label();
    private final Tooltip details = new Tooltip();

    public EstimateStrip(EstimateViewModel model) {
        setId("query-estimate");
        getStyleClass().add("query-estimate");
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        getChildren().setAll(label);
        model.lineProperty().subscribe(this::show);
    }

    private void show(EstimateViewModel.Line line) {
        boolean any = !line.text().isEmpty();
        setVisible(any);
        setManaged(any);
        label.setText(line.text());
        label.setAccessibleText(line.text());
        label.setGraphic(any ? Icons.of(line.severity().icon(), line.severity().styleClass()) : null);
        for (Severity severity : Severity.values()) {
            label.getStyleClass().remove(severity.styleClass());
        }
        label.getStyleClass().add(line.severity().styleClass());
        details.setText(line.details().isEmpty() ? line.text() : line.text() + "\n" + line.details());
        label.setTooltip(details);
    }
}
