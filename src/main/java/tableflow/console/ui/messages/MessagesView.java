package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.PaneHeader;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.messages.ChosenRecords.Span;
import tableflow.console.ui.messages.MessagesTools.Where;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.Problem;

/// The pane: what is read, the filter, the rows, and beside them the chosen record.
final class MessagesView extends VBox {

    private static final double DRAWER_AT_FIRST = 0.64;

    private final MessagesViewModel model;
    private final RecordViewModel record;
    private final ExportViewModel exporting;
    private final Dialogs dialogs;
    private final DataGrid grid;
    private final SourceBar source;
    private final FilterBar filter;
    private final ColumnChooser columns;
    private final RecordView drawer;
    private final SplitPane split = new SplitPane();
    private final StackPane place = new StackPane();
    private @Nullable ShownRecords shown;

    MessagesView(
            MessagesViewModel model, RecordViewModel record, ExportViewModel exporting, MessagesTools tools,
            PaneContext context) {
        this.model = model;
        this.record = record;
        this.exporting = exporting;
        dialogs = context.dialogs();
        setId("messages");
        getStyleClass().add("messages");
        grid = new DataGrid(context.work());
        grid.setId("messages-grid");
        source = new SourceBar(model);
        filter = new FilterBar(model);
        columns = new ColumnChooser(model.columns());
        drawer = new RecordView(record, () -> showDrawer(false));
        SplitPane.setResizableWithParent(drawer, false);
        place.getChildren().setAll(grid);
        split.getItems().setAll(place);
        split.getStyleClass().add("messages-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(
                header(tools), source, filter, banner(model.problemProperty()),
                banner(model.reading().problemProperty()), banner(model.rows().problemProperty()),
                banner(exporting.problemProperty()), banner(grid.problemProperty()),
                new ExportNote(exporting), new NoticeBox(model.reading()), new ProgressLine(model),
                new OrderLine(model.rows(), context.work()));
        tools.above().ifPresent(getChildren()::add);
        getChildren().addAll(split, new ChosenBar(model.chosen(), tools));
        GridMenu menus = new GridMenu(model, record, grid, tools, () -> showDrawer(true));
        grid.actions().cellMenu(menus::row);
        grid.actions().headerMenu(menus::heading);
        grid.actions().onOpen(() -> showDrawer(true));
        grid.actions().onSort((number, further) -> model.rows().turn(number));
        grid.selection().onChange(this::choose);
        grid.columns().onChange(() -> grid.columns().arrangement().ifPresent(model.columns()::arranged));
        follow();
    }

    private static ErrorBanner banner(ObservableValue<@Nullable Problem> problem) {
        ErrorBanner banner = new ErrorBanner();
        banner.follow(problem);
        return banner;
    }

    private PaneHeader header(MessagesTools tools) {
        List<Node> actions = new ArrayList<>();
        tools.actions().stream()
                .filter(action -> action.where() == Where.TOPIC)
                .map(ChosenBar::button)
                .forEach(actions::add);
        Button export = Icons.button(Feather.DOWNLOAD, text("messages.export"), this::export);
        export.setId("messages-export-open");
        export.disableProperty().bind(model.reading().heldProperty().isNull());
        actions.add(export);
        actions.add(columns.button());
        PaneHeader header = new PaneHeader(text("messages.title"), actions.toArray(Node[]::new));
        header.subtitleProperty().bind(model.topicProperty());
        return header;
    }

    private void follow() {
        model.rows().shownProperty().subscribe(this::show);
        model.rows().orderProperty().subscribe(() -> grid.sorted(model.rows().marks()));
        model.rows().onMoved(this::moved);
        model.rows().onReordered(() -> {
            grid.selection().clear();
            grid.reload();
        });
        model.reading().stateProperty().subscribe(state -> sign());
        model.reading().figuresProperty().subscribe(() -> {
            sign();
            stayAtEnd();
        });
        model.revealedProperty().subscribe(number -> {
            ShownRecords rows = shown;
            if (number != null && rows != null && rows.row(number) >= 0) {
                grid.jumpTo(rows.row(number), -1);
                showDrawer(true);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && isDrawn() && drawer.isFocusWithin()) {
                showDrawer(false);
                event.consume();
            }
        });
    }

    private void show(@Nullable ShownRecords rows) {
        ShownRecords before = shown;
        shown = rows;
        if (rows == null) {
            return;
        }
        long chosen = model.chosen().currentProperty().get();
        boolean same = before != null && before.held() == rows.held();
        grid.show(rows.columns().stream().map(RecordColumn::shown).toList(), rows);
        model.columns().arrangement().ifPresent(grid::arrange);
        grid.sorted(model.rows().marks());
        if (same && chosen >= 0 && rows.row(chosen) >= 0) {
            grid.jumpTo(rows.row(chosen), -1);
        }
        sign();
    }

    /// The oldest rows went: what is chosen stays chosen.
    private void moved(long rows) {
        long row = grid.selection().row() - rows;
        int position = Math.max(0, grid.selection().column());
        if (row >= 0) {
            grid.selection().moveTo(row, position);
        } else {
            grid.selection().clear();
        }
        grid.reload();
    }

    private void stayAtEnd() {
        boolean live = model.followProperty().get() && model.reading().stateProperty().get().isGoing();
        if (live && grid.isAtEnd()) {
            grid.toEnd();
        }
    }

    private void sign() {
        Node sign = sign(model.reading().stateProperty().get());
        grid.setVisible(sign == null);
        if (sign == null) {
            place.getChildren().setAll(grid);
        } else if (place.getChildren().size() == 1
                || !Objects.equals(place.getChildren().getLast().getId(), sign.getId())) {
            place.getChildren().setAll(grid, sign);
        }
    }

    private @Nullable Node sign(ReadingState state) {
        ShownRecords rows = shown;
        HeldRecords held = model.reading().heldProperty().get();
        if (held != null && held.count() > 0 && rows != null) {
            boolean none = rows.rowCount().get() == 0 && rows.isOrdered();
            return none ? named(state, Placeholder.empty(Feather.FILTER, text("messages.window.empty"),
                    text("messages.window.empty.text"))) : null;
        }
        Placeholder sign = switch (state) {
            case NOTHING -> Placeholder.empty(
                    Feather.MESSAGE_SQUARE, text("messages.none"), text("messages.none.text"));
            case READING, PAUSED -> Placeholder.loading(text(model.followProperty().get()
                    ? "messages.reading.live" : "messages.reading"));
            case ENDED, STOPPED -> isFiltered()
                    ? Placeholder.empty(Feather.FILTER, text("messages.nomatch"), text("messages.nomatch.text"))
                    : Placeholder.empty(Feather.INBOX, text("messages.empty"), text("messages.empty.text"));
            case FAILED -> Placeholder.empty(
                    Feather.CLOUD_OFF, text("messages.failed"), text("messages.failed.text"));
        };
        return named(state, sign);
    }

    private static Node named(ReadingState state, Placeholder sign) {
        sign.setId("messages-sign-" + state.name());
        return sign;
    }

    private boolean isFiltered() {
        ReadPlan plan = model.reading().plan();
        return plan != null && !plan.filter().text().isBlank();
    }

    private void choose() {
        ShownRecords rows = shown;
        model.chosen().choose(rows,
                grid.selection().ranges().stream().map(it -> new Span(it.top(), it.bottom())).toList(),
                grid.selection().row());
        look();
    }

    private void look() {
        ShownRecords rows = shown;
        if (rows != null) {
            record.look(rows.held(), model.chosen().currentProperty().get(), rows.decoder());
        }
    }

    private boolean isDrawn() {
        return split.getItems().contains(drawer);
    }

    /// Opens or closes the drawer with the record that has the keyboard.
    void showDrawer(boolean now) {
        if (now && !isDrawn()) {
            split.getItems().add(drawer);
            split.setDividerPositions(DRAWER_AT_FIRST);
        } else if (!now) {
            split.getItems().remove(drawer);
            grid.requestFocus();
        }
        if (now) {
            look();
        }
    }

    void export() {
        if (model.reading().heldProperty().get() == null) {
            return;
        }
        Node[] dialog = new Node[1];
        dialog[0] = new ExportDialog(exporting, () -> dialogs.close(dialog[0]));
        dialogs.show(dialog[0]);
    }

    void chooseColumns() {
        columns.open();
    }

    void focusFilter() {
        filter.focusFilter();
    }

    void focusTopic() {
        source.focusTopic();
    }

    DataGrid grid() {
        return grid;
    }

    MessagesViewModel model() {
        return model;
    }

    /// The record that has the keyboard.
    RecordViewModel record() {
        return record;
    }
}
