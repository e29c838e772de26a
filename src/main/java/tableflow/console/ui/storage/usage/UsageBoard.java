package tableflow.console.ui.storage.usage;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.service.storage.view.SmallFiles;
import tableflow.console.service.storage.view.UsageNode;
import tableflow.console.service.storage.view.UsageView;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.control.treemap.TreemapLook;
import tableflow.console.ui.control.treemap.TreemapView;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StorageWords;

/// Ways to look, the way down, tiles beside rows, and what the colours mean. For bands, bars in the place of tiles.
final class UsageBoard extends VBox {

    private static final double TILES = 0.5;

    private final UsageViewModel model;
    private final TreemapView<UsageNode> tiles;
    private final UsageTable table;
    private final Legend legend = new Legend();
    private final Histogram histogram = new Histogram();
    private final Breadcrumbs crumbs;
    private final StatusPill verdict = new StatusPill();
    private final Label verdictWhy = new Label();
    private final HBox verdictLine = new HBox(verdict, verdictWhy);
    private final StackPane whole = new StackPane();
    private final VBox body;
    private @Nullable UsageColours colours;
    private @Nullable UsageNode shownNode;

    UsageBoard(UsageViewModel model, StorageDesk desk) {
        this.model = model;
        setId("storage-usage");
        getStyleClass().add("usage");
        tiles = new TreemapView<>(new Look());
        tiles.setId("storage-tiles");
        tiles.setAccessibleHelp(text("storage.usage.tiles.help"));
        tiles.onChoose(model::select);
        tiles.onEnter(model::enter);
        tiles.onUp(model::up);
        table = new UsageTable(model);
        crumbs = new Breadcrumbs(model::upTo, model::up);
        verdictLine.getStyleClass().add("scan-line");
        verdictLine.setAlignment(Pos.CENTER_LEFT);
        verdictWhy.setId("storage-verdict");
        verdictWhy.getStyleClass().add("small-text");
        verdictWhy.setWrapText(true);
        HBox ways = new HBox(
                choice("view", UsageView.values(), model.viewProperty()),
                choice("measure", Measure.values(), model.measureProperty()),
                choice("colour", Colouring.values(), model.colouringProperty()), crumbs);
        ways.getStyleClass().add("scan-line");
        ways.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(crumbs, Priority.ALWAYS);
        StackPane left = new StackPane(tiles, histogram);
        left.setMinWidth(200);
        VBox leftSide = new VBox(verdictLine, left, legend);
        leftSide.getStyleClass().add("usage-left");
        VBox.setVgrow(left, Priority.ALWAYS);
        VBox right = new VBox(table, new UsageLinks(model, desk.context().navigation(), desk.context().profile()));
        right.getStyleClass().add("usage-right");
        VBox.setVgrow(table, Priority.ALWAYS);
        SplitPane split = new SplitPane(leftSide, right);
        split.getStyleClass().add("usage-split");
        split.setDividerPositions(TILES);
        VBox.setVgrow(split, Priority.ALWAYS);
        body = new VBox(ways, split);
        body.getStyleClass().add("usage-body");
        VBox.setVgrow(whole, Priority.ALWAYS);
        getChildren().setAll(whole);
        model.pathProperty().subscribe(path -> show());
        model.builtProperty().subscribe(built -> show());
        model.colouringProperty().subscribe(colouring -> show());
        model.selectedProperty().subscribe(selected -> choose());
    }

    private static <E extends Enum<E>> ComboBox<E> choice(String key, E[] values, ObjectProperty<E> property) {
        ComboBox<E> box = new ComboBox<>();
        box.setId("storage-" + key);
        box.getItems().setAll(values);
        Function<E, String> words = value -> text("storage." + key + "." + value.name());
        box.setConverter(new ShownAs<>(words));
        box.setAccessibleText(text("storage." + key));
        box.valueProperty().bindBidirectional(property);
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private void show() {
        Built built = model.builtProperty().get();
        UsageNode current = model.current();
        if (built == null || current == null || built.pathOf(current).isEmpty()) {
            if (built == null) {
                nothing(text("storage.usage.empty"), text("storage.usage.empty.why"));
            }
            return;
        }
        if (built.root().amount().isNone()) {
            String key = "storage.usage." + (built.scan().running() ? "begun"
                    : built.scan().scan().isComplete() ? "none" : "cut");
            nothing(text(key), text(key + ".why"));
            return;
        }
        whole.getChildren().setAll(body);
        UsageColours now = UsageColours.of(model.colouringProperty().get(), built);
        colours = now;
        crumbs.show(model.pathProperty().get());
        legend.show(now.legend(current));
        boolean bands = built.view() == UsageView.AGE || built.view() == UsageView.SIZE;
        tiles.setVisible(!bands);
        histogram.setVisible(bands);
        visible(legend, !bands);
        if (bands) {
            histogram.show(current);
        } else {
            tiles.show(built.tree(), current);
        }
        verdict(built);
        table.show(current, now);
        shownNode = current;
        choose();
    }

    private void nothing(String title, String why) {
        tiles.clear();
        table.clear();
        shownNode = null;
        whole.getChildren().setAll(Placeholder.empty(Feather.HARD_DRIVE, title, why));
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Whether files are too small is told where their sizes are shown.
    private void verdict(Built built) {
        visible(verdictLine, built.view() == UsageView.SIZE);
        if (built.view() != UsageView.SIZE) {
            return;
        }
        SmallFiles files = SmallFiles.of(built.scan().report());
        verdict.show(switch (files.verdict()) {
            case GOOD -> Severity.GOOD;
            case TOO_SMALL -> Severity.WARNING;
            default -> Severity.NEUTRAL;
        }, text("storage.small." + files.verdict().name()));
        verdictWhy.setText(text("storage.small.why",
                StorageWords.objects(files.data().objects()),
                StorageWords.about(SmallFiles.mean(files.data())),
                Units.grouped(files.small().objects()),
                StorageWords.about(files.small().bytes()))
                + (files.worst().isEmpty() ? "" : " " + text("storage.small.worst", files.worst().size())));
    }

    private void choose() {
        UsageNode selected = model.selectedProperty().get();
        tiles.choose(selected);
        Built built = model.builtProperty().get();
        UsageNode top = shownNode;
        if (built == null || top == null) {
            return;
        }
        List<UsageNode> way = selected == null ? List.of() : built.pathOf(selected);
        int from = way.indexOf(top);
        table.choose(from < 0 ? List.of() : way.subList(from, way.size()));
    }

    /// How tiles look now.
    private final class Look implements TreemapLook<UsageNode> {

        @Override
        public String label(UsageNode node) {
            return UsageWords.name(node);
        }

        @Override
        public String detail(UsageNode node) {
            return UsageWords.detail(node, model.measureProperty().get());
        }

        @Override
        public String exact(UsageNode node) {
            UsageNode top = shownNode;
            return UsageWords.exact(node, top == null ? node : top);
        }

        @Override
        public int colour(UsageNode node) {
            UsageColours now = colours;
            return now == null ? 0 : now.of(node);
        }
    }
}
