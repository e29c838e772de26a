package tableflow.console.ui.query.explain;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.plan.Amount;
import tableflow.console.domain.query.plan.PlanNode;
import tableflow.console.domain.query.plan.QueryPlan;

/// The operators of a plan, what feeds one below it, with figures and a bar for the share of the cost.
final class PlanTree extends TreeTableView<PlanNode> {

    private BigDecimal most = BigDecimal.ZERO;

    PlanTree() {
        setId("query-plan-tree");
        setAccessibleText(text("query.plan"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TreeTableColumn<PlanNode, PlanNode> cost = new TreeTableColumn<>(text("query.plan.cost"));
        cost.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        cost.setCellFactory(_ -> new Bar());
        cost.setPrefWidth(90);
        getColumns().add(column("query.plan.operator", 220, PlanNode::operator));
        getColumns().add(cost);
        getColumns().add(column("query.plan.cpu", 70, node -> actual(node, PlanNode.Actual::cpu)));
        getColumns().add(column("query.plan.rows", 80, node -> actual(node, it -> it.output().rows())));
        getColumns().add(column("query.plan.estimate", 80, node -> estimate(node, PlanNode.Rows::rows)));
        getColumns().add(column("query.plan.bytes", 80, node -> node.actual() == null
                ? estimate(node, PlanNode.Rows::bytes)
                : actual(node, it -> it.output().bytes())));
        getColumns().add(column("query.plan.details", 320, PlanTree::details));
    }

    void show(@Nullable QueryPlan plan) {
        if (plan == null) {
            setRoot(null);
            return;
        }
        most = plan.root().all().stream()
                .flatMap(node -> cost(node).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        setRoot(item(plan.root()));
    }

    private static TreeItem<PlanNode> item(PlanNode node) {
        TreeItem<PlanNode> item = new TreeItem<>(node);
        item.setExpanded(true);
        node.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }

    /// Processor time after a run, else the bytes that the engine expects to come out.
    private static Optional<BigDecimal> cost(PlanNode node) {
        PlanNode.Actual actual = node.actual();
        PlanNode.Rows estimate = node.estimate();
        return actual != null ? actual.cpu().known()
                : estimate != null ? estimate.bytes().known() : Optional.empty();
    }

    /// 0 to 1 of the costliest operator.
    private double share(PlanNode node) {
        return most.signum() == 0 ? 0 : cost(node)
                .map(own -> own.divide(most, MathContext.DECIMAL32).doubleValue())
                .orElse(0.0);
    }

    private static String actual(PlanNode node, Function<PlanNode.Actual, Amount> figure) {
        PlanNode.Actual actual = node.actual();
        return actual == null ? "" : figure.apply(actual).text();
    }

    private static String estimate(PlanNode node, Function<PlanNode.Rows, Amount> figure) {
        PlanNode.Rows estimate = node.estimate();
        return estimate == null ? "" : figure.apply(estimate).text();
    }

    private static String details(PlanNode node) {
        String lines = String.join("; ", node.details());
        return node.table().orElse(node.arguments()) + (lines.isEmpty() ? "" : " · " + lines);
    }

    private static TreeTableColumn<PlanNode, String> column(String key, int width, Function<PlanNode, String> value) {
        TreeTableColumn<PlanNode, String> column = new TreeTableColumn<>(text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue().getValue())));
        column.setCellFactory(_ -> new Words());
        return column;
    }

    /// A text that may be too long for its column.
    private static final class Words extends TreeTableCell<PlanNode, String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            setTooltip(empty || item == null || item.isBlank() ? null : new Tooltip(item.replace("; ", "\n")));
        }
    }

    private final class Bar extends TreeTableCell<PlanNode, PlanNode> {
        private final ProgressBar bar = new ProgressBar();

        Bar() {
            bar.setMaxWidth(Double.MAX_VALUE);
        }

        @Override
        protected void updateItem(@Nullable PlanNode item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null || cost(item).isEmpty()) {
                setGraphic(null);
                return;
            }
            double share = share(item);
            bar.setProgress(share);
            bar.setAccessibleText(text("query.plan.share", Math.round(share * 100)));
            setGraphic(bar);
        }
    }
}
