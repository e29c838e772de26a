package tableflow.console.ui.storage.money;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.storage.cost.PriceBook;
import tableflow.console.service.storage.table.TableSurvey;
import tableflow.console.service.storage.trend.TopicTrends;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StoragePart;
import tableflow.console.ui.tour.TourStep;

/// The tab *Money*.
public final class MoneyPart implements StoragePart {

    private static final String ID = "money";

    private final StorageDesk desk;
    private final MoneyViewModel model;
    private final PricesViewModel prices;
    private final MoneyView view;

    /// @param tables those of the catalog, for what topics cost before
    public MoneyPart(PriceBook book, Supplier<TableSurvey> tables, StorageDesk desk) {
        this.desk = desk;
        this.model = new MoneyViewModel(
                desk, new TopicTrends(() -> desk.services().scans().get(), tables));
        this.prices = new PricesViewModel(book, desk.context().work(), model::look);
        this.view = new MoneyView(model, this::edit);
    }

    private void edit() {
        prices.open();
        PricesDialog[] dialog = new PricesDialog[1];
        dialog[0] = new PricesDialog(prices, () -> desk.context().dialogs().close(dialog[0]));
        desk.context().dialogs().show(dialog[0]);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return text("storage.money.title");
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        model.visible(true);
    }

    @Override
    public void onHidden() {
        model.visible(false);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(text("storage.title"), text("storage.money.command"), Feather.DOLLAR_SIGN,
                        () -> desk.open(ID)),
                Command.of(text("storage.title"), text("storage.prices.edit"), Feather.EDIT, this::edit));
    }

    @Override
    public List<TourStep> tour() {
        return List.of(
                TourStep.of("storage-money", text("storage.money.tour"), stage -> desk.open(ID),
                        stage -> model.moneyProperty().get() != null && !model.busyProperty().get()
                                && !model.lookingProperty().get()),
                TourStep.of("storage-money-topic", text("storage.money.tour.topic"), stage -> view.chooseTrend(),
                        stage -> !model.lookingProperty().get()),
                TourStep.of("storage-prices", text("storage.prices.tour"), stage -> stage.press("#storage-prices-edit"),
                        stage -> stage.shows("#storage-prices-table") && !prices.busyProperty().get()),
                TourStep.of("storage-prices-closed", text("storage.money.tour"),
                        stage -> stage.press("#storage-prices-cancel"),
                        stage -> !stage.shows("#storage-prices-table")));
    }

    @Override
    public void close() {
        model.close();
        prices.close();
    }
}
