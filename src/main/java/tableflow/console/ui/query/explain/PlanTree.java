package tableflow.console.ui.query.explain;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.plan.Amount;
import tableflow.console.domain.query.plan.PlanNode;
import tableflow.console.domain.query.plan.QueryPlan;

/// A plan as a tree of operators, what gives the result on top, each with its rows and its part of the time.
final class PlanTree extends TreeTableView<PlanNode> {

    private static final double ROW = 28;
    private static final double NAME = 380;
    private static final double FIGURE = 100;
    private static final double SHARE = 140;

    private final TreeTableColumn<PlanNode, PlanNode> actual;
    private final TreeTableColumn<PlanNode, PlanNode> read;
    private final TreeTableColumn<PlanNode, PlanNode> share;

    PlanTree() {
        setId("plan-tree");
        setAccessibleText(text("query.plan"));
        setFixedCellSize(ROW);
        setShowRoot(true);
        TreeTableColumn<PlanNode, PlanNode> operator = column(text("query.plan.operator"), NAME);
        operator.setCellFactory(it -> new OperatorCell());
        TreeTableColumn<PlanNode, PlanNode> expected = figure("query.plan.expected",
                node -> Optional.ofNullable(node.estimate()).map(PlanNode.Rows::rows));
        actual = figure("query.plan.actual",
                node -> Optional.ofNullable(node.actual()).map(it -> it.output().rows()));
        TreeTableColumn<PlanNode, PlanNode> bytes = figure("query.plan.bytes", PlanTree::bytes);
        read = figure("query.plan.read",
                node -> Optional.ofNullable(node.actual()).map(PlanNode.Actual::physicalInput));
        share = column(text("query.plan.cpu"), SHARE);
        share.setMaxWidth(SHARE * 1.5);
        share.setCellFactory(it -> new ShareCell());
        // The names get the room that the figures leave.
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        operator.setMinWidth(NAME / 2);
        getColumns().add(operator);
        getColumns().add(expected);
        getColumns().add(actual);
        getColumns().add(bytes);
        getColumns().add(read);
        getColumns().add(share);
    }

    void show(QueryPlan plan) {
        boolean analyzed = plan.isAnalyzed();
        actual.setVisible(analyzed);
        read.setVisible(analyzed);
        share.setVisible(analyzed);
        setRoot(item(plan.root()));
        getSelectionModel().select(0);
    }

    private static TreeItem<PlanNode> item(PlanNode node) {
        TreeItem<PlanNode> item = new TreeItem<>(node);
        node.children().forEach(child -> item.getChildren().add(item(child)));
        item.setExpanded(true);
        return item;
    }

    private static Optional<Amount> bytes(PlanNode node) {
        return node.actual() != null
                ? Optional.of(node.actual().output().bytes())
                : Optional.ofNullable(node.estimate()).map(PlanNode.Rows::bytes);
    }

    private static TreeTableColumn<PlanNode, PlanNode> column(String title, double width) {
        TreeTableColumn<PlanNode, PlanNode> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        return column;
    }

    private static TreeTableColumn<PlanNode, PlanNode> figure(
            String title, Function<PlanNode, Optional<@Nullable Amount>> value) {
        TreeTableColumn<PlanNode, PlanNode> column = column(text(title), FIGURE);
        column.setMaxWidth(FIGURE * 1.5);
        column.getStyleClass().add("number");
        column.setCellFactory(it -> new TreeTableCell<>() {
            @Override
            protected void updateItem(@Nullable PlanNode node, boolean empty) {
                super.updateItem(node, empty);
                setAlignment(Pos.CENTER_RIGHT);
                setText(node == null || empty ? null : value.apply(node).map(Amount::text).orElse(""));
            }
        });
        return column;
    }

    /// The operator's name, and the table that it reads.
    private static final class OperatorCell extends TreeTableCell<PlanNode, PlanNode> {
        private final Label name = new Label();
        private final Label table = new Label();
        private final HBox both = new HBox(6, name, table);

        OperatorCell() {
            table.getStyleClass().add("text-muted");
            both.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable PlanNode node, boolean empty) {
            super.updateItem(node, empty);
            if (node == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            name.setText(node.operator());
            table.setText(node.table().orElse(""));
            setGraphic(both);
            setTooltip(node.arguments().isEmpty() ? null : new Tooltip(node.arguments()));
        }
    }

    /// The part of the processor time as a bar and a figure.
    private static final class ShareCell extends TreeTableCell<PlanNode, PlanNode> {
        private static final double BAR = 70;
        private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

        private final ProgressBar bar = new ProgressBar(0);
        private final Label figure = new Label();
        private final HBox both = new HBox(6, bar, figure);

        ShareCell() {
            bar.setPrefWidth(BAR);
            bar.getStyleClass().add("small");
            both.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable PlanNode node, boolean empty) {
            super.updateItem(node, empty);
            PlanNode.Actual did = node == null || empty ? null : node.actual();
            if (did == null) {
                setGraphic(null);
                return;
            }
            bar.setProgress(did.cpuShare().known()
                    .map(percent -> percent.min(WHOLE).movePointLeft(2).doubleValue()).orElse(0.0));
            figure.setText(did.cpuShare().text());
            setGraphic(both);
            setTooltip(new Tooltip(did.cpu().text()));
        }
    }
}
