package tableflow.console.ui.query.estimate;

import static tableflow.console.ui.Messages.text;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.query.StatementStrip;

/// One line between the statement and its runs; it takes no room while there is nothing to say.
public final class EstimateStrip implements StatementStrip {

    private final EstimateViewModel model;
    private final Label label = new Label();
    private final HBox line = new HBox(label);
    private final Button ask = new Button(text("query.estimate.engine.ask"));
    private final Tooltip details = new Tooltip();

    public EstimateStrip(EstimateViewModel model) {
        this.model = model;
        line.setId("query-estimate");
        line.getStyleClass().add("query-strip");
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        ask.setId("query-estimate-ask");
        ask.getStyleClass().add("small");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setTooltip(new Tooltip(text("query.estimate.engine.tip")));
        ask.setOnAction(event -> model.ask());
        ask.visibleProperty().bind(model.askableProperty());
        ask.managedProperty().bind(model.askableProperty());
        line.getChildren().add(ask);
        model.lineProperty().subscribe(this::show);
    }

    private void show(EstimateViewModel.Line now) {
        boolean any = !now.text().isEmpty();
        line.setVisible(any);
        line.setManaged(any);
        label.setText(now.text());
        label.setAccessibleText(now.text());
        label.setGraphic(any ? Icons.of(now.severity().icon(), now.severity().styleClass()) : null);
        for (Severity severity : Severity.values()) {
            label.getStyleClass().remove(severity.styleClass());
        }
        label.getStyleClass().add(now.severity().styleClass());
        details.setText(now.details().isEmpty() ? now.text() : now.text() + "\n" + now.details());
        label.setTooltip(details);
    }

    @Override
    public Node view() {
        return line;
    }

    @Override
    public void changed() {
        model.changed();
    }

    @Override
    public void close() {
        model.close();
    }
}
