package tableflow.console.ui.storage.money;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.util.Comparator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.storage.cost.CostLine;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.export.PlainKeys;
import tableflow.console.service.storage.trend.TopicTrend;
import tableflow.console.service.storage.trend.TopicTrends;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.storage.StorageWords;
import tableflow.console.ui.storage.money.MoneyViewModel.Money;

/// The sum, whose prices it is of and of when, the parts by topic and by class, and the past.
final class MoneyView extends VBox {

    private final MoneyViewModel model;
    private final Label sum = new Label();
    private final Label basis = new Label();
    private final ObservableList<CostLine> topics = FXCollections.observableArrayList();
    private final ObservableList<CostLine> classes = FXCollections.observableArrayList();
    private final DataTable<CostLine> byTopic;
    private final MoneyTrends trends;
    private final StackPane body = new StackPane();
    private final VBox content;

    /// @param edit opens the prices
    MoneyView(MoneyViewModel model, Runnable edit) {
        this.model = model;
        getStyleClass().add("storage-part");
        sum.setId("storage-money-sum");
        sum.getStyleClass().add("storage-sum");
        basis.setId("storage-money-basis");
        basis.setWrapText(true);
        basis.getStyleClass().add("text-muted");
        basis.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(sum, basis);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button prices = new Button(text("storage.prices.edit"), Icons.of(Feather.EDIT));
        prices.setId("storage-prices-edit");
        prices.setMinWidth(USE_PREF_SIZE);
        prices.setOnAction(event -> edit.run());
        HBox head = new HBox(words, prices);
        head.getStyleClass().add("storage-part-head");
        head.setAlignment(Pos.CENTER_LEFT);
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        byTopic = table("storage-money-topics", text("storage.money.topic"), topics);
        TableColumn<CostLine, @Nullable BigDecimal> change = byTopic.number(
                text("storage.money.change"), this::change, StorageWords::moreDollars);
        change.setMinWidth(150);
        DataTable<CostLine> byClass = table("storage-money-classes", text("storage.money.class"), classes);
        HBox tables = new HBox(byTopic, byClass);
        tables.getStyleClass().add("storage-money-tables");
        HBox.setHgrow(byTopic, Priority.ALWAYS);
        HBox.setHgrow(byClass, Priority.SOMETIMES);
        VBox.setVgrow(tables, Priority.ALWAYS);
        trends = new MoneyTrends(model);
        content = new VBox(tables, trends);
        content.getStyleClass().add("storage-money");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head, banner, body);
        model.moneyProperty().subscribe(money -> show());
        model.busyProperty().subscribe(busy -> show());
        model.problemProperty().subscribe(problem -> show());
        model.topicsProperty().subscribe(told -> byTopic.refresh());
        byTopic.getSelectionModel().selectedItemProperty().subscribe(line ->
                trends.topic(line == null ? null : line.name()));
    }

    /// Chooses the topic whose past is known longest, if any is.
    void chooseTrend() {
        TopicTrends.Told told = model.topicsProperty().get();
        if (told != null) {
            topics.stream().filter(line -> told.topics().containsKey(line.name()))
                    .max(Comparator.comparingInt(line -> points(told, line)))
                    .ifPresent(line -> byTopic.getSelectionModel().clearAndSelect(topics.indexOf(line)));
        }
    }

    private static int points(TopicTrends.Told told, CostLine line) {
        TopicTrend trend = told.topics().get(line.name());
        return trend == null ? 0 : trend.points().size();
    }

    private @Nullable BigDecimal change(CostLine line) {
        TopicTrends.Told told = model.topicsProperty().get();
        TopicTrend trend = told == null ? null : told.topics().get(line.name());
        return trend == null ? null : trend.change();
    }

    private static DataTable<CostLine> table(String id, String title, ObservableList<CostLine> lines) {
        DataTable<CostLine> table = new DataTable<>(lines);
        table.setId(id);
        table.text(title, line -> PlainKeys.printable(line.name())).setPrefWidth(240);
        table.number(text("storage.money.month"), CostLine::dollars, StorageWords::dollars).setMinWidth(130);
        table.number(text("storage.money.size"), line -> line.amount().bytes(), StorageWords::about)
                .setMinWidth(104);
        table.text(text("storage.money.without"), line -> String.join(", ", line.unknown().stream().sorted().toList()))
                .setPrefWidth(150);
        return table;
    }

    private void show() {
        Money money = model.moneyProperty().get();
        if (money == null) {
            sum.setText("");
            basis.setText("");
            body.getChildren().setAll(model.busyProperty().get()
                    ? Placeholder.loading(text("storage.money.busy"))
                    : model.problemProperty().get() != null
                            ? Placeholder.empty(Feather.DOLLAR_SIGN, text("storage.unread"),
                                    text("storage.unread.why"))
                            : Placeholder.empty(Feather.DOLLAR_SIGN, text("storage.money.empty"),
                                    text("storage.money.empty.more")));
            return;
        }
        RegionPrices prices = money.costs().prices();
        sum.setText(text(money.complete() ? "storage.money.sum" : "storage.money.sum.part",
                StorageWords.dollars(money.costs().total().dollars())));
        basis.setText(text(prices.isOwn() ? "storage.money.basis" : "storage.money.basis.other", prices.region(),
                prices.asOf().toString(), prices.source(), prices.asked()));
        CostLine chosen = byTopic.getSelectionModel().getSelectedItem();
        topics.setAll(money.costs().topics());
        if (chosen != null) {
            topics.stream().filter(line -> line.name().equals(chosen.name())).findFirst()
                    .ifPresent(byTopic.getSelectionModel()::select);
        }
        classes.setAll(money.costs().classes());
        if (byTopic.getSelectionModel().isEmpty()) {
            byTopic.getSelectionModel().selectFirst();
        }
        body.getChildren().setAll(content);
    }
}
