package tableflow.console.ui.query.table;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tableflow.console.domain.lake.SchemaVersion;
import tableflow.console.domain.lake.SchemaVersion.Change;
import tableflow.console.domain.table.TableRule;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;

/// The schemas, newest first, each with what it changed.
final class SchemasTab extends ScrollPane {

    private final VBox content = new VBox();

    SchemasTab() {
        content.getStyleClass().add("table-schemas");
        content.setId("query-table-schema-list");
        setContent(content);
        setFitToWidth(true);
    }

    void show(TableFacts now) {
        content.getChildren().setAll(now.schemas().reversed().stream().map(SchemasTab::version).toList());
    }

    private static Node version(SchemaVersion version) {
        Label title = new Label(version.since().isPresent()
                ? text("query.table.schema.since", version.id(), TableWords.time(version.since().getAsLong()))
                : text("query.table.schema.unused", version.id()));
        title.getStyleClass().add("text-bold");
        title.setWrapText(true);
        HBox line = new HBox(title);
        line.getStyleClass().add("table-head");
        if (version.current()) {
            line.getChildren().add(new StatusPill(Severity.GOOD, text("query.table.schema.current")));
        }
        VBox box = new VBox(line);
        List<Change> changes = version.changes();
        if (version.id() == 0 || changes.isEmpty()) {
            box.getChildren().add(muted(text("query.table.schema.first", version.columns().fields().size())));
        }
        changes.forEach(change -> box.getChildren().add(change(change)));
        return box;
    }

    private static Node change(Change change) {
        Label label = new Label(TableWords.change(change));
        label.setWrapText(true);
        TableRule broken = change.broken();
        if (broken == null) {
            return label;
        }
        StatusPill pill = new StatusPill(Severity.WARNING, text("query.table.change.broken", broken.name()));
        VBox both = new VBox(label, pill);
        both.getStyleClass().add("table-broken");
        return both;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("text-muted");
        return label;
    }
}
