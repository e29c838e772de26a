package tableflow.console.ui.query.table;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.lake.FileSizes.Bucket;

/// A bar for each size of files; sizes that no file has, at both ends, are left out.
final class SizeBars extends HBox {

    private static final double HEIGHT = 46;

    SizeBars() {
        getStyleClass().add("size-bars");
        setId("query-table-sizes");
    }

    void show(FileSizes sizes) {
        getChildren().clear();
        long most = sizes.buckets().stream().mapToLong(bucket -> bucket.files().files()).max().orElse(0);
        int first = 0;
        int last = sizes.buckets().size() - 1;
        while (first < last && sizes.buckets().get(first).files().files() == 0) {
            first++;
        }
        while (last > first && sizes.buckets().get(last).files().files() == 0) {
            last--;
        }
        setVisible(most > 0);
        setManaged(most > 0);
        for (Bucket bucket : sizes.buckets().subList(first, last + 1)) {
            VBox bar = bar(bucket, most);
            HBox.setHgrow(bar, Priority.ALWAYS);
            getChildren().add(bar);
        }
    }

    private static VBox bar(Bucket bucket, long most) {
        Region column = new Region();
        column.getStyleClass().add(bucket.limit() <= FileSizes.SMALL ? "small-files" : "good-files");
        column.getStyleClass().add("size-bar");
        double share = most == 0 ? 0 : (double) bucket.files().files() / most;
        column.setMinHeight(bucket.files().files() == 0 ? 0 : Math.max(2, share * HEIGHT));
        column.setMaxHeight(column.getMinHeight());
        String limit = bucket.limit() == Long.MAX_VALUE
                ? text("query.table.sizes.rest")
                : text("query.table.sizes.bucket", Units.size(bucket.limit()));
        Label title = new Label(bucket.limit() == Long.MAX_VALUE ? "\u221e" : Units.size(bucket.limit()));
        title.getStyleClass().addAll("text-small", "text-muted");
        title.setMinWidth(0);
        VBox bar = new VBox(column, title);
        bar.setAlignment(Pos.BOTTOM_CENTER);
        bar.setMinHeight(HEIGHT + 20);
        String told = text("query.table.sizes.bar", limit, bucket.files().files(), Units.size(bucket.files().bytes()));
        Tooltip.install(bar, new Tooltip(told));
        bar.setAccessibleText(told);
        return bar;
    }
}
