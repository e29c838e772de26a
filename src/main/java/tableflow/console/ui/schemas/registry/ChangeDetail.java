package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Consequences;
import tableflow.console.domain.schema.diff.SchemaChange;
import tableflow.console.domain.schema.diff.SchemaChanges;
import tableflow.console.domain.table.TableProblem;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Severity;

/// All that one change means: what it was and is, each thing that readers and the table cannot follow, and who may
/// change first. Nothing in it is cut off: it wraps, and scrolls where there is little room.
final class ChangeDetail extends ScrollPane {

    /// Of more nobody reads each.
    private static final int MOST = 20;

    private final VBox lines = new VBox();

    ChangeDetail() {
        setId("schemas-compare-details");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(0);
        lines.getStyleClass().add("schemas-change");
        setContent(lines);
    }

    void show(SchemaFormat format, @Nullable SchemaChange change) {
        lines.getChildren().clear();
        setVvalue(0);
        if (change == null) {
            return;
        }
        add(ChangeWords.what(change), "schemas-change-name");
        value("schemas.registry.was", change.before());
        value("schemas.registry.is", change.after());
        Consequences consequences = Consequences.of(format, change);
        List<SchemaDifference> fresh = change.impact().newReaders();
        List<SchemaDifference> old = change.impact().oldReaders();
        List<TableProblem> table = change.impact().table();
        line(ChangeWords.newReaders(change), ChangeWords.newReaders(consequences));
        fresh.stream().skip(1).limit(MOST).forEach(it -> also(it.explanation("new", "old")));
        line(ChangeWords.oldReaders(format, change), ChangeWords.oldReaders(consequences));
        old.stream().skip(1).limit(MOST).forEach(it -> also(it.explanation("old", "new")));
        if (table.isEmpty()) {
            line(Severity.GOOD, text("schemas.registry.tablefollows"));
        }
        table.stream().limit(MOST).forEach(it -> line(Severity.BAD, text("schemas.registry.tablestops", it)));
        int more = left(fresh.size() - 1) + left(old.size() - 1) + left(table.size());
        if (more > 0) {
            add(text("schemas.registry.more.findings", more), "schemas-change-also");
        }
        add(ChangeWords.order(new SchemaChanges(format, List.of(change), false)), "schemas-change-order");
    }

    private static int left(int all) {
        return Math.max(0, all - MOST);
    }

    private void value(String key, String value) {
        if (!value.isEmpty()) {
            add(text(key, value), "schemas-change-value");
        }
    }

    private void also(String words) {
        add(text("schemas.registry.also", words), "schemas-change-also");
    }

    private void add(String words, String style) {
        lines.getChildren().add(label(words, style));
    }

    private static Label label(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void line(Severity severity, String words) {
        Label label = label(words + ".", "schemas-change-words");
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(Icons.of(severity.icon()), label);
        line.getStyleClass().addAll("schemas-change-line", severity.styleClass());
        lines.getChildren().add(line);
    }

    /// All of it as text.
    List<String> words() {
        return lines.getChildren().stream().map(node -> node instanceof HBox line ? line.getChildren().getLast() : node)
                .map(node -> node instanceof Label label ? label.getText() : "").toList();
    }
}
