package tableflow.console.ui.query.table;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import tableflow.console.service.query.ready.ReadyQuery;

/// Queries that can be run as they stand, and the metadata tables.
final class QueriesTab extends ScrollPane {

    private static final List<String> METADATA =
            List.of("$snapshots", "$history", "$files", "$manifests", "$partitions", "$refs");

    private final TableViewModel model;
    private final VBox content = new VBox();

    QueriesTab(TableViewModel model) {
        this.model = model;
        content.getStyleClass().add("table-queries");
        setContent(content);
        setFitToWidth(true);
    }

    void show(TableFacts now) {
        content.getChildren().clear();
        now.ready().ifPresent(ready -> {
            content.getChildren().add(heading("query.table.ready"));
            ready.all().forEach(query -> content.getChildren().add(line(query)));
        });
        content.getChildren().add(heading("query.table.metadata"));
        FlowPane metadata = new FlowPane();
        metadata.getStyleClass().add("table-actions");
        for (String suffix : METADATA) {
            Button button = new Button(suffix);
            button.getStyleClass().add("small");
            button.setOnAction(event -> model.readMetadata(suffix));
            metadata.getChildren().add(button);
        }
        content.getChildren().add(metadata);
    }

    private static Label heading(String key) {
        Label label = new Label(text(key));
        label.getStyleClass().add("text-bold");
        return label;
    }

    private Node line(ReadyQuery query) {
        Button button = new Button(text("query.ready." + query.subject()));
        button.getStyleClass().add("small");
        button.setId("query-ready-" + query.subject());
        button.setOnAction(event -> model.open(query));
        Label told = new Label(text("query.ready." + query.subject() + ".text"));
        told.getStyleClass().addAll("text-muted", "text-small");
        told.setWrapText(true);
        told.setMinHeight(USE_PREF_SIZE);
        return new VBox(button, told);
    }
}
