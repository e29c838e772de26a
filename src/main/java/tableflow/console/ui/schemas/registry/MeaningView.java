package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Consequences;
import tableflow.console.domain.schema.diff.SchemaChange;
import tableflow.console.domain.schema.diff.SchemaChange.Impact;
import tableflow.console.domain.schema.diff.SchemaChanges;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.control.Severity;

/// What the changes between two schemas mean: a row each, and the whole of the chosen one beside it, or below it where
/// there is height enough.
final class MeaningView extends SplitPane {

    private static final double BESIDE = 0.6;
    private static final double ABOVE = 0.62;
    /// With less height a detail below would leave two rows of the table.
    private static final double TALL = 340;
    /// With less width only the detail shows the values.
    private static final double WIDE = 680;

    private final ObservableList<SchemaChange> all = FXCollections.observableArrayList();
    private final FilteredList<SchemaChange> shown = new FilteredList<>(all);
    private final DataTable<SchemaChange> table = new DataTable<>(shown);
    private final ChangeDetail detail = new ChangeDetail();
    private final BooleanProperty breakingOnly = new SimpleBooleanProperty();
    private SchemaFormat format = SchemaFormat.JSON;

    MeaningView() {
        getStyleClass().add("schemas-split");
        table.setId("schemas-compare-meanings");
        table.setAccessibleText(text("schemas.registry.meaning"));
        words("schemas.registry.what", ChangeWords::name, 96, OverrunStyle.LEADING_ELLIPSIS);
        words("schemas.registry.kind", ChangeWords::kind, 92, OverrunStyle.ELLIPSIS);
        List<TableColumn<SchemaChange, ?>> values = List.of(
                words("schemas.registry.before", SchemaChange::before, 70, OverrunStyle.ELLIPSIS),
                words("schemas.registry.after", SchemaChange::after, 70, OverrunStyle.ELLIPSIS));
        pill("schemas.registry.new.readers", 86, ChangeWords::newReaders, MeaningView::reading);
        pill("schemas.registry.old.readers", 84, it -> ChangeWords.oldReaders(format, it), MeaningView::reading);
        pill("schemas.registry.table", 104,
                it -> it.impact().table().isEmpty() ? Severity.GOOD : Severity.BAD,
                it -> text(it == Severity.GOOD ? "schemas.registry.tablestays" : "schemas.registry.tablestays.not"));
        Label none = new Label(text("schemas.registry.breaking.none"));
        none.setWrapText(true);
        none.getStyleClass().add("schemas-nothing");
        table.setPlaceholder(none);
        table.getSelectionModel().selectedItemProperty().subscribe(change -> detail.show(format, change));
        table.widthProperty().map(width -> width.doubleValue() >= WIDE)
                .subscribe(wide -> values.forEach(column -> column.setVisible(wide)));
        breakingOnly.subscribe(only -> {
            SchemaChange chosen = table.getSelectionModel().getSelectedItem();
            shown.setPredicate(only ? this::breaks : null);
            choose(chosen);
        });
        getItems().setAll(table, detail);
        heightProperty().map(height -> height.doubleValue() >= TALL).subscribe(tall -> {
            setOrientation(tall ? Orientation.VERTICAL : Orientation.HORIZONTAL);
            setDividerPositions(tall ? ABOVE : BESIDE);
        });
    }

    private TableColumn<SchemaChange, String> words(
            String title, Function<SchemaChange, String> value, double least, OverrunStyle cut) {
        TableColumn<SchemaChange, String> column = table.text(text(title), value);
        column.setMinWidth(least);
        column.setCellFactory(it -> new WordsCell(cut));
        return column;
    }

    private void pill(String title, double width, Function<SchemaChange, Severity> verdict,
            Function<Severity, String> words) {
        TableColumn<SchemaChange, Severity> column =
                table.status(text(title), verdict, Function.identity(), words);
        column.setMinWidth(width);
        column.setMaxWidth(width + 24);
    }

    private static String reading(Severity severity) {
        return text(switch (severity) {
            case GOOD -> "schemas.registry.reads";
            case WARNING -> "schemas.registry.misreads";
            default -> "schemas.registry.reads.not";
        });
    }

    /// Whether only what somebody cannot follow is shown.
    BooleanProperty breakingOnlyProperty() {
        return breakingOnly;
    }

    /// Shows changes; the one that was chosen stays so while there is one like it.
    ///
    /// @param found null for none
    void show(@Nullable SchemaChanges found) {
        SchemaChange chosen = table.getSelectionModel().getSelectedItem();
        if (found != null) {
            format = found.format();
        }
        all.setAll(found == null ? List.of() : found.all());
        choose(chosen);
    }

    private void choose(@Nullable SchemaChange before) {
        SchemaChange now = table.getItems().stream().filter(it -> before != null && isLike(it, before)).findFirst()
                .orElse(table.getItems().isEmpty() ? null : table.getItems().getFirst());
        table.getSelectionModel().clearSelection();
        if (now != null) {
            table.getSelectionModel().select(now);
        }
    }

    private static boolean isLike(SchemaChange one, SchemaChange other) {
        return one.kind() == other.kind() && one.subject().name().equals(other.subject().name())
                && one.subject().detail().equals(other.subject().detail());
    }

    private boolean breaks(SchemaChange change) {
        return !change.impact().equals(Impact.NONE) || Consequences.newMisread(change)
                || Consequences.oldMisread(format, change);
    }

    /// The end of a path says more than its beginning; the whole is in the tooltip.
    private static final class WordsCell extends TableCell<SchemaChange, String> {

        WordsCell(OverrunStyle cut) {
            setTextOverrun(cut);
            HoverTip.on(this, () -> Objects.requireNonNullElse(getText(), ""));
        }

        @Override
        protected void updateItem(@Nullable String value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty ? null : value);
        }
    }
}
