package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.Span;
import tableflow.console.domain.table.TableStep;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.service.schemas.preview.Effect;
import tableflow.console.service.schemas.preview.PreviewColumn;
import tableflow.console.service.schemas.preview.TableFinding.Side;
import tableflow.console.service.schemas.preview.TablePreview;
import tableflow.console.ui.control.HoverTip;

/// The table that the draft becomes: columns with their types, what joins and changes, and what surprises.
final class ColumnsView extends VBox {

    private static final String ADDED = "schemas-added";
    private static final String CHANGED = "schemas-changed";
    private static final double NOTES = 0.34;

    private final TreeTableView<PreviewColumn> tree = new TreeTableView<>();
    private final Label head = new Label();
    private final Label notes = new Label();
    private final LiveTree<PreviewColumn> columns = new LiveTree<>(PreviewColumn::fields,
            (one, other) -> one.path().equals(other.path()) && one.side() == other.side(), ColumnsView::look,
            number -> true);

    ColumnsView(SchemasViewModel model, Consumer<Span> reveal) {
        getStyleClass().add("schemas-columns");
        head.setId("schemas-columns-head");
        head.getStyleClass().add("schemas-section");
        head.setWrapText(true);
        head.setMinHeight(USE_PREF_SIZE);
        notes.getStyleClass().add("schemas-about");
        notes.setWrapText(true);
        ScrollPane about = new ScrollPane(notes);
        about.setFitToWidth(true);
        about.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        about.getStyleClass().add("schemas-notes");
        // Many surprises would leave no room for the columns themselves.
        about.minHeightProperty().bind(Bindings.min(notes.heightProperty().add(2), heightProperty().multiply(NOTES)));
        about.maxHeightProperty().bind(about.minHeightProperty());
        about.managedProperty().bind(notes.textProperty().isNotEmpty());
        about.visibleProperty().bind(about.managedProperty());
        tree.setId("schemas-columns");
        tree.setAccessibleText(text("schemas.columns"));
        tree.setShowRoot(false);
        tree.setRoot(columns.root());
        tree.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        tree.setPlaceholder(new Label(text("schemas.columns.none")));
        tree.getColumns().setAll(List.of(
                column("name", PreviewColumn::name, 3), column("iceberg", PreviewColumn::iceberg, 3),
                column("athena", PreviewColumn::athena, 3),
                column("null", it -> text(it.column().nullable() ? "schemas.yes" : "schemas.no"), 1)));
        tree.setTreeColumn(tree.getColumns().getFirst());
        tree.setRowFactory(view -> new ColumnRow(it -> go(columns.newest(it), reveal)));
        tree.setOnKeyPressed(event -> {
            TreeItem<PreviewColumn> chosen = tree.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                go(columns.newest(chosen), reveal);
                event.consume();
            }
        });
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().setAll(head, tree, about);
        model.draft().judgementProperty().subscribe(judgement -> show(judgement, model));
        model.standingProperty().subscribe(() -> show(model.draft().judgementProperty().get(), model));
    }

    private static TreeTableColumn<PreviewColumn, String> column(
            String key, Function<PreviewColumn, String> value, int share) {
        final double unit = 38;
        TreeTableColumn<PreviewColumn, String> column = new TreeTableColumn<>(text("schemas.column." + key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue().getValue())));
        column.setCellFactory(it -> new TextCell());
        column.setPrefWidth(share * unit);
        column.setSortable(false);
        return column;
    }

    private void show(@Nullable Judgement judgement, SchemasViewModel model) {
        TablePreview preview = judgement == null ? null : judgement.preview();
        head.setText(text("schemas.columns.head", model.standingProperty().get().tableWords()));
        // While the text is none the columns of a moment ago stay: they are of more use than an empty place.
        if (preview == null || preview.verdict() == TablePreview.Verdict.UNREADABLE) {
            if (preview == null) {
                columns.show(List.of());
            }
            notes.setText(columns.values().isEmpty() ? "" : text("schemas.columns.stale"));
            return;
        }
        columns.show(preview.columns());
        notes.setText(notes(preview));
    }

    /// All that a row shows; where the column stands in the text is not of it.
    private static List<Object> look(PreviewColumn column) {
        return List.of(column.name(), column.column().type(), column.column().nullable(), column.mark());
    }

    private static String notes(TablePreview preview) {
        List<String> lines = new ArrayList<>();
        for (TableStep step : preview.steps()) {
            if (step.kind() != TableStep.Kind.COMMENTED) {
                lines.add(text("schemas.step." + step.kind().name(), step.path(),
                        Objects.requireNonNullElse(step.before(), ""), Objects.requireNonNullElse(step.after(), "")));
            }
        }
        for (Effect effect : preview.effects()) {
            lines.add((effect.columns().isEmpty() ? "" : String.join(", ", effect.columns().stream().limit(6).toList())
                    + ": ") + effect.text() + ".");
        }
        return String.join("\n", lines.stream().limit(8).toList());
    }

    private static void go(PreviewColumn column, Consumer<Span> reveal) {
        PreviewColumn.Origin origin = column.origin();
        // The key's schema is not the one in the editor.
        if (origin != null && column.side() == Side.VALUE) {
            reveal.accept(origin.span());
        }
    }

    private static final class ColumnRow extends TreeTableRow<PreviewColumn> {

        ColumnRow(Consumer<TreeItem<PreviewColumn>> go) {
            setOnMouseClicked(event -> {
                if (getTreeItem() != null && event.getClickCount() == 2) {
                    go.accept(getTreeItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable PreviewColumn column, boolean empty) {
            super.updateItem(column, empty);
            getStyleClass().removeAll(ADDED, CHANGED);
            if (!empty && column != null) {
                switch (column.mark()) {
                    case ADDED -> getStyleClass().add(ADDED);
                    case CHANGED -> getStyleClass().add(CHANGED);
                    case NONE -> { }
                }
            }
        }
    }

    private static final class TextCell extends TreeTableCell<PreviewColumn, String> {

        TextCell() {
            HoverTip.on(this, () -> Objects.requireNonNullElse(getText(), ""));
        }

        @Override
        protected void updateItem(@Nullable String value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty ? null : value);
        }
    }
}
