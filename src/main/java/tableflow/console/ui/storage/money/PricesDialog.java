package tableflow.console.ui.storage.money;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.storage.cost.PriceLine;
import tableflow.console.service.storage.cost.PriceLine.Flaw;
import tableflow.console.service.storage.cost.PriceLine.Part;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.dialog.DialogBox;

/// The prices of all regions, each part of a line to be edited in its cell (Enter or a double click).
final class PricesDialog extends DialogBox {

    private final PricesViewModel model;
    private final TableView<PriceLine> table = new TableView<>();
    private final Label flaw = words("");

    /// @param close closes the dialog
    PricesDialog(PricesViewModel model, Runnable close) {
        super(text("storage.prices.title"), "storage-prices");
        this.model = model;
        setId("storage-prices");
        table.setId("storage-prices-table");
        table.getStyleClass().addAll("data-table", "dense");
        table.setEditable(true);
        table.setItems(model.lines());
        table.setAccessibleText(text("storage.prices.title"));
        column("storage.prices.region", Part.REGION, PriceLine::region, 130);
        column("storage.prices.item", Part.ITEM, PriceLine::item, 190);
        column("storage.prices.to", Part.TO_GIB, PriceLine::toGib, 100);
        column("storage.prices.price", Part.PRICE, PriceLine::price, 100);
        column("storage.prices.date", Part.AS_OF, PriceLine::asOf, 110);
        column("storage.prices.source", Part.SOURCE, PriceLine::source, 330);
        VBox.setVgrow(table, Priority.ALWAYS);
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        flaw.setId("storage-prices-flaw");
        Button copy = new Button(text("storage.prices.copy"), Icons.of(Feather.PLUS));
        copy.setId("storage-prices-copy");
        copy.setOnAction(event -> model.copy(chosen()));
        Button remove = new Button(text("storage.prices.remove"), Icons.of(Feather.TRASH_2));
        remove.setId("storage-prices-remove");
        remove.setOnAction(event -> model.remove(chosen()));
        var none = table.getSelectionModel().selectedItemProperty().isNull();
        copy.disableProperty().bind(none);
        remove.disableProperty().bind(none);
        Button reset = new Button(text("storage.prices.reset"), Icons.of(Feather.ROTATE_CCW));
        reset.setId("storage-prices-reset");
        reset.setOnAction(event -> model.reset());
        HBox tools = new HBox(copy, remove, reset);
        tools.getStyleClass().add("line");
        Button save = yes(text("storage.prices.save"), "storage-prices-save", () -> model.save(close));
        save.disableProperty().bind(model.flawsProperty().map(all -> !all.isEmpty()));
        Button cancel = cancel(close);
        cancel.setId("storage-prices-cancel");
        add(words(text("storage.prices.explain", model.file())), banner, table, flaw, tools);
        buttons(cancel, save);
        model.flawsProperty().subscribe(this::tell);
    }

    private int chosen() {
        return Math.max(0, table.getSelectionModel().getSelectedIndex());
    }

    private void column(String title, Part part, Function<PriceLine, String> value, double width) {
        TableColumn<PriceLine, String> column = new TableColumn<>(text(title));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(TextFieldTableCell.forTableColumn());
        column.setOnEditCommit(edit -> model.change(edit.getTablePosition().getRow(), part, edit.getNewValue()));
        table.getColumns().add(column);
    }

    private void tell(List<Flaw> flaws) {
        flaw.setVisible(!flaws.isEmpty());
        flaw.getStyleClass().removeAll("danger");
        if (!flaws.isEmpty()) {
            Flaw first = flaws.getFirst();
            flaw.getStyleClass().add("danger");
            flaw.setText(text("storage.prices.flaw", first.line() + 1,
                    text("storage.prices.part." + first.part().name()), first.says()));
        }
    }
}
