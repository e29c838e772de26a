package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.query.result.store.Arrival;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.query.result.ResultViewModel.Amount;

/// The bar above the rows: how much is here and whence, the quick filter, and what can be done with a result.
final class ResultBar extends HBox {

    /// @param find opens the search
    /// @param conditions opens the conditions
    /// @param inspect opens or closes the drawer
    /// @param export asks how to export
    /// @param again runs the statement anew
    /// @param centre shows something in the place of the rows, or the rows again
    record Actions(
            Runnable find, Runnable conditions, Runnable inspect, Runnable export, Runnable again,
            Consumer<Centre> centre) {}

    /// What stands in the middle.
    enum Centre {
        ROWS,
        CHART,
        COMPARISON
    }

    private final Label amount = new Label();
    private final Label arrival = new Label();
    private final Label source = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel;
    private final Button fetch = new Button(text("result.fetch"));
    private final Button anew = new Button(text("result.fetch.anew"));
    private final Button again = new Button(text("result.again"));
    private final ResultViewModel model;

    ResultBar(ResultViewModel model, Actions actions) {
        this.model = model;
        getStyleClass().add("result-bar");
        setAlignment(Pos.CENTER_LEFT);
        amount.setId("result-amount");
        amount.setMinWidth(USE_PREF_SIZE);
        arrival.setId("result-arrival");
        arrival.getStyleClass().addAll("small-text", "result-arrival");
        arrival.setMinWidth(0);
        source.setId("result-source");
        source.getStyleClass().addAll("small-text", "text-muted");
        source.setMinWidth(0);
        HBox.setHgrow(source, Priority.ALWAYS);
        source.setMaxWidth(Double.MAX_VALUE);
        cancel = Icons.button(Feather.X_CIRCLE, text("result.cancel"), model::cancel);
        cancel.setId("result-cancel");
        fetch.setId("result-fetch");
        fetch.getStyleClass().add("small");
        fetch.setOnAction(event -> model.fetch());
        anew.setId("result-fetch-anew");
        anew.getStyleClass().add("small");
        anew.setTooltip(new Tooltip(text("result.fetch.anew.text")));
        anew.setOnAction(event -> model.fetchAnew());
        again.setId("result-again");
        again.getStyleClass().add("small");
        again.setOnAction(event -> actions.again().run());
        TextField quick = new TextField();
        quick.setId("result-quick");
        quick.setPromptText(text("result.quick"));
        quick.setAccessibleText(text("result.quick"));
        quick.textProperty().bindBidirectional(model.ordering().quickProperty());
        quick.setOnAction(event -> model.ordering().apply());
        quick.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                quick.clear();
                model.ordering().apply();
                event.consume();
            }
        });
        ToggleButton pin = Icons.toggle(Feather.BOOKMARK, text("result.pin"));
        pin.setId("result-pin");
        pin.setOnAction(event -> model.pin(pin.isSelected()));
        model.pinnedProperty().subscribe(pin::setSelected);
        ToggleButton chart = Icons.toggle(Feather.BAR_CHART_2, text("result.chart"));
        chart.setId("result-chart-toggle");
        ToggleButton compare = Icons.toggle(Feather.GIT_PULL_REQUEST, text("result.compare"));
        compare.setId("result-compare-toggle");
        ToggleGroup centre = new ToggleGroup();
        chart.setToggleGroup(centre);
        compare.setToggleGroup(centre);
        centre.selectedToggleProperty().subscribe((before, now) -> actions.centre().accept(
                now == null ? Centre.ROWS : now.equals(chart) ? Centre.CHART : Centre.COMPARISON));
        getChildren().setAll(
                amount,
                arrival,
                progress,
                cancel,
                fetch,
                anew,
                again,
                source,
                quick,
                button(Feather.FILTER, "result.filter", actions.conditions()),
                button(Feather.SEARCH, "result.find", actions.find()),
                button(Feather.SIDEBAR, "result.cell.show", actions.inspect()),
                chart,
                compare,
                button(Feather.DOWNLOAD, "result.export", actions.export()),
                pin);
        model.amountProperty().subscribe(this::show);
        model.ordering().busyProperty().subscribe(() -> show(model.amountProperty().get()));
        model.rowsProperty().subscribe(() -> show(model.amountProperty().get()));
        model.damagedProperty().subscribe(() -> show(model.amountProperty().get()));
        model.problemProperty().subscribe(() -> show(model.amountProperty().get()));
    }

    private static Button button(Feather icon, String key, Runnable action) {
        Button button = Icons.button(icon, text(key), action);
        button.setId(key.replace('.', '-') + "-button");
        return button;
    }

    private void show(Amount now) {
        ShownRows rows = model.rowsProperty().get();
        boolean ordered = rows != null && rows.order() != null && model.ordering().isFiltered();
        String all = ResultWords.amount(now);
        amount.setText(ordered ? text("result.amount.filtered", rows.rowCount().get(), all) : all);
        boolean gone = model.isGone();
        boolean arriving = now.arrival().is(Arrival.State.ARRIVING);
        long covered = model.ordering().covered();
        arrival.setText(covered >= 0 && covered < now.rows()
                ? text("result.covered", covered)
                : ResultWords.arrival(now.arrival()));
        arrival.setTooltip(arrival.getText().isEmpty() ? null : new Tooltip(arrival.getText()));
        // Where nothing has come, the place of the rows says why.
        shownIf(arrival, !arrival.getText().isEmpty() && !(gone && now.rows() == 0));
        boolean busy = model.ordering().busyProperty().get();
        progress.setProgress(arriving && now.total() > 0 ? (double) now.bytes() / now.total() : -1);
        shownIf(progress, arriving || busy);
        shownIf(cancel, arriving);
        shownIf(fetch, now.arrival().is(Arrival.State.INCOMPLETE) && !gone);
        shownIf(anew, model.damagedProperty().get() && !arriving);
        shownIf(again, gone && now.rows() > 0);
        boolean came = now.rows() > 0 || now.arrival().is(Arrival.State.COMPLETE);
        source.setText(came ? now.source().map(ResultWords::source).orElse("") : "");
        source.setTooltip(source.getText().isEmpty() ? null : new Tooltip(source.getText()));
    }

    private static void shownIf(javafx.scene.Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
