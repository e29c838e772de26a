package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.TableSplit;
import tableflow.console.service.storage.table.TableContents;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.storage.StorageWords;

/// What the bytes of the table are: a bar, a line for each part, what could not be seen, and the largest candidates.
final class SplitTab extends ScrollPane {

    private final TableDetailViewModel model;
    private final VBox content = new VBox();
    private final ObservableList<LargeObject> orphans = FXCollections.observableArrayList();
    private final Label asked = new Label();
    private final VBox result = new VBox();

    SplitTab(TableDetailViewModel model) {
        this.model = model;
        setId("storage-split");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        content.getStyleClass().add("table-tab");
        result.getStyleClass().add("split-result");
        asked.setWrapText(true);
        asked.setMinHeight(USE_PREF_SIZE);
        asked.setId("storage-split-cost");
        content.getChildren().setAll(bar(), asked, result);
        setContent(content);
        model.contentsProperty().subscribe(this::show);
        model.readingContentsProperty().subscribe(busy -> say());
        model.onForeseen(this::say);
    }

    private Node bar() {
        Button read = new Button(text("storage.split.read"));
        read.setId("storage-split-read");
        read.setOnAction(event -> model.readContents());
        read.disableProperty().bind(model.readingContentsProperty());
        Button cancel = new Button(text("storage.tables.cancel"));
        cancel.setId("storage-split-cancel");
        cancel.setOnAction(event -> model.cancel());
        cancel.disableProperty().bind(model.readingContentsProperty().not());
        FlowPane bar = new FlowPane(read, cancel);
        bar.getStyleClass().add("tables-bar");
        return bar;
    }

    private void say() {
        Optional<TableDetailViewModel.Foreseen> foreseen = model.foreseen();
        asked.setText(model.readingContentsProperty().get() ? text("storage.split.reading")
                : foreseen.map(one -> text("storage.split.cost", StorageWords.objects(one.objects()),
                        StorageWords.requests(one.cost().requests()), StorageWords.dollars(one.cost().dollars())))
                        .orElseGet(() -> text("storage.split.cost.unknown")));
    }

    private void show(@Nullable TableContents now) {
        say();
        if (now == null) {
            result.getChildren().clear();
            orphans.clear();
            return;
        }
        TableSplit split = now.split();
        List<Part> parts = parts(split);
        List<Node> nodes = new ArrayList<>();
        if (!split.isComplete()) {
            Label notes = new Label(text("storage.split.incomplete") + "\n" + String.join("\n", split.notes()));
            notes.setId("storage-split-notes");
            notes.setWrapText(true);
            notes.setMinHeight(USE_PREF_SIZE);
            notes.getStyleClass().add("warning-text");
            nodes.add(notes);
        }
        nodes.add(new ShareBar(parts.stream()
                .map(one -> new ShareBar.Share(one.name(), one.amount().bytes())).toList()));
        nodes.add(grid(parts, split.billed()));
        Label sum = new Label(sum(split));
        sum.setId("storage-split-sum");
        sum.setWrapText(true);
        nodes.add(sum);
        if (split.parts().orphans().objects() > 0) {
            orphans.setAll(split.largestOrphans());
            nodes.add(orphanList(split));
        }
        result.getChildren().setAll(nodes);
    }

    /// A part of what is billed.
    ///
    /// @param name of its words and its style
    private record Part(String name, Amount amount) {}

    private static List<Part> parts(TableSplit split) {
        List<Part> parts = new ArrayList<>(List.of(
                new Part("live", split.parts().live()),
                new Part("kept", split.parts().kept()),
                new Part("metadata", split.parts().metadata()),
                new Part("recent", split.parts().recent()),
                new Part("orphans", split.parts().orphans())));
        if (split.parts().untold().objects() > 0) {
            parts.add(new Part("untold", split.parts().untold()));
        }
        split.noncurrent().ifPresent(amount -> parts.add(new Part("noncurrent", amount)));
        split.uploads().ifPresent(amount -> parts.add(new Part("uploads", amount)));
        return parts;
    }

    private static Node grid(List<Part> parts, Amount all) {
        GridPane grid = new GridPane();
        grid.setId("storage-split-parts");
        grid.getStyleClass().add("split-grid");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(16), new ColumnConstraints(170),
                new ColumnConstraints(110), new ColumnConstraints(110), new ColumnConstraints(70), wide);
        int row = 0;
        for (Part one : parts) {
            Region key = new Region();
            key.getStyleClass().addAll("share-key", "share-" + one.name());
            Label name = new Label(text("storage.split." + one.name()));
            name.setId("storage-split-" + one.name());
            Label size = right(StorageWords.size(one.amount().bytes()));
            size.setAccessibleText(StorageWords.exact(one.amount().bytes()));
            Label meaning = new Label(text("storage.split." + one.name() + ".why"));
            meaning.getStyleClass().addAll("small-text", "text-muted");
            meaning.setWrapText(true);
            grid.addRow(row++, key, name, right(StorageWords.objects(one.amount().objects())), size,
                    right(share(one.amount().bytes(), all.bytes())), meaning);
        }
        return grid;
    }

    private static Label right(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("number");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }

    private static String share(BigInteger part, BigInteger all) {
        return all.signum() == 0 ? "" : new BigDecimal(part).movePointRight(2)
                .divide(new BigDecimal(all), 1, RoundingMode.HALF_UP) + " %";
    }

    private static String sum(TableSplit split) {
        List<String> lines = new ArrayList<>();
        lines.add(text("storage.split.sum", StorageWords.amount(split.scanned()),
                StorageWords.exact(split.scanned().bytes())));
        lines.add(split.difference().isNone() ? text("storage.split.sum.equal")
                : text("storage.split.sum.differs", StorageWords.amount(split.difference())));
        split.marks().filter(marks -> marks.objects() > 0).ifPresent(marks ->
                lines.add(text("storage.split.marks", Units.grouped(marks.objects()))));
        if (split.missing().current() + split.missing().kept() > 0) {
            lines.add(text("storage.split.missing", split.missing().current(), split.missing().kept()));
        }
        if (split.elsewhere() > 0) {
            lines.add(text("storage.split.elsewhere", split.elsewhere()));
        }
        return String.join(" ", lines);
    }

    private Node orphanList(TableSplit split) {
        DataTable<LargeObject> list = new DataTable<>(orphans);
        list.setId("storage-split-orphans-list");
        list.setAccessibleText(text("storage.split.orphans"));
        list.number(text("storage.split.size"), LargeObject::size, Units::size).setPrefWidth(100);
        list.number(text("storage.split.modified"), LargeObject::modified, StorageWords::when).setPrefWidth(140);
        list.text(text("storage.split.key"), LargeObject::key).setPrefWidth(600);
        list.setPrefHeight(220);
        long all = split.parts().orphans().objects();
        TitledPane pane = new TitledPane(
                text("storage.split.orphans.list", Units.grouped(orphans.size()), Units.grouped(all),
                        String.format(Locale.ENGLISH, "%,d", split.parts().orphans().bytes())), list);
        pane.setAnimated(false);
        return pane;
    }
}
