package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.order.Finder.Cell;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.query.result.ResultViewModel.State;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.Work;

/// A result on the screen: a bar of actions, the rows, and at the side what the chosen cell holds.
final class ResultView extends VBox {

    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final KeyCombination GO = KeyCombination.valueOf("Shortcut+G");
    private static final double DRAWER_AT_FIRST = 0.68;

    private final ResultViewModel model;
    private final DataGrid grid;
    private final Finding finding;
    private final Inspecting inspecting;
    private final RecordLink record;
    private final Runnable again;
    private final ColumnMemory.Page page;
    private final Dialogs dialogs;
    private final Exporting exporting;
    private final Measuring measuring;
    private final Charting charting;
    /// Made when it is wanted, as the comparison and the drawer are: the first rows should not wait for them.
    private final OnDemand<ChartView> chart;
    private final Comparing comparing;
    private final OnDemand<CompareView> compare;
    private final FindBar findBar;
    private final GoBar goBar;
    private final FilterBar filterBar;
    private final OnDemand<InspectorView> inspector;
    private final StackPane place = new StackPane();
    private final SplitPane split = new SplitPane();
    private @Nullable ShownRows shown;

    /// @param page keeps how the columns are arranged
    /// @param again runs the statement anew, for a result that nobody has any more
    ResultView(ResultViewModel model, PaneContext context, RecordLink record, ColumnMemory.Page page,
            Runnable again) {
        this.model = model;
        this.page = page;
        this.again = again;
        this.record = record;
        dialogs = context.dialogs();
        setId("result");
        getStyleClass().add("result");
        grid = new DataGrid(context.work());
        grid.setId("result-grid");
        finding = new Finding(context.work(), this::searched);
        inspecting = new Inspecting(context.work());
        findBar = new FindBar(finding, this::find, () -> showFind(false));
        goBar = new GoBar(grid::rowCount, this::goTo, () -> showGo(false));
        filterBar = new FilterBar(model.ordering());
        exporting = new Exporting(model, context.work());
        measuring = new Measuring(context.work());
        charting = new Charting(context.work());
        inspector = new OnDemand<>(() -> newInspector(context.work()));
        chart = new OnDemand<>(() -> {
            ChartView made = new ChartView(charting, model.ordering()::wanted, context.work());
            made.columns(model.columnsProperty().get());
            return made;
        });
        comparing = new Comparing(model, model.services(), context.work());
        compare = new OnDemand<>(() -> new CompareView(comparing, context.work()));
        ResultBar bar = new ResultBar(model, new ResultBar.Actions(
                () -> showFind(true),
                this::showConditions,
                () -> showInspector(!isInspecting()),
                this::export,
                again,
                this::showCentre));
        ErrorBanner unwritten = new ErrorBanner();
        unwritten.follow(exporting.problemProperty());
        ErrorBanner problems = new ErrorBanner();
        problems.follow(model.problemProperty());
        ErrorBanner unread = new ErrorBanner();
        unread.follow(grid.problemProperty());
        grid.problemProperty().subscribe(problem -> {
            if (problem != null) {
                model.noticed(problem.failure());
            }
        });
        place.getChildren().setAll(grid);
        split.getItems().setAll(place);
        VBox.setVgrow(split, Priority.ALWAYS);
        shownIf(findBar, false);
        shownIf(goBar, false);
        shownIf(filterBar, false);
        getChildren().setAll(
                bar, findBar, goBar, filterBar, problems, unread, unwritten, new WrittenNote(exporting), split);
        model.ordering().sortProperty().subscribe(() -> grid.sorted(model.ordering().marks()));
        model.columnsProperty().subscribe(this::columns);
        model.rowsProperty().subscribe(this::rows);
        model.stateProperty().subscribe(this::state);
        finding.foundProperty().subscribe(found -> {
            grid.mark(finding.marker());
            found.cell().ifPresent(cell -> grid.jumpTo(cell.place(), cell.column()));
        });
        grid.selection().onChange(this::inspect);
        grid.columns().onChange(() -> grid.columns().arrangement()
                .ifPresent(as -> page.keep(model.columnsProperty().get(), as)));
        IntConsumer filter = number -> {
            showConditions();
            filterBar.begin(number);
        };
        CellCopy copy = new CellCopy(grid, model, context.work());
        grid.actions().onCopy(copy::plain);
        GridMenus menus = new GridMenus(model, grid, new GridMenus.Actions(
                filter, () -> showInspector(true), this::measure, () -> showGo(true), copy));
        grid.actions().onSort(model.ordering()::turn);
        grid.actions().onOpen(() -> showInspector(true));
        grid.actions().headerMenu(menus::header);
        grid.actions().cellMenu(() -> cellMenu(menus));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event) || GO.match(event)) {
                if (FIND.match(event)) {
                    showFind(true);
                } else {
                    showGo(true);
                }
                event.consume();
            }
        });
    }

    void close() {
        finding.close();
        inspecting.clear();
        measuring.cancel();
        charting.close();
        comparing.close();
    }

    private void columns(List<ResultColumn> columns) {
        filterBar.columns(columns);
        record.columns(columns);
        inspector.ifMade(made -> made.columns(columns));
        chart.ifMade(made -> made.columns(columns));
    }

    private InspectorView newInspector(Work work) {
        SavedText saved = new SavedText(this, work);
        InspectorView made = new InspectorView(inspecting, work, saved::save, () -> showInspector(false));
        made.columns(model.columnsProperty().get());
        SplitPane.setResizableWithParent(made, false);
        return made;
    }

    private void rows(@Nullable ShownRows rows) {
        ShownRows before = shown;
        shown = rows;
        finding.rowsChanged();
        inspecting.clear();
        if (rows != null && before == null) {
            List<ResultColumn> columns = model.columnsProperty().get();
            grid.show(columns.stream().map(ResultWords::column).toList(), rows);
            page.of(columns).ifPresent(grid::arrange);
        } else if (rows != null) {
            grid.rows(rows);
        }
        chart.ifMade(ChartView::draw);
    }

    /// The chart or the comparison takes the place of the rows.
    private void showCentre(ResultBar.Centre centre) {
        split.getItems().set(0, switch (centre) {
            case ROWS -> place;
            case CHART -> chart.get();
            case COMPARISON -> compare.get();
        });
        chart.ifMade(ChartView::draw);
        if (centre == ResultBar.Centre.COMPARISON) {
            comparing.refresh();
        }
    }

    private void state(State state) {
        Node sign = switch (state) {
            case ROWS -> null;
            case LOADING -> Placeholder.loading(text("result.loading"));
            case EMPTY -> Placeholder.empty(Feather.INBOX, text("result.empty"), text("result.empty.text"));
            case NO_MATCH -> Placeholder.empty(Feather.FILTER, text("result.nomatch"), text("result.nomatch.text"))
                    .action(text("result.filter.clear"), model.ordering()::clearFilter);
            case GONE -> Placeholder.empty(Feather.CLOUD_OFF, text("result.gone"), text("result.gone.text"))
                    .action(text("result.again"), again)
                    .action(text("result.fetch.again"), model::fetch);
            case FAILED -> Placeholder.empty(Feather.CLOUD_OFF, text("result.failed"), text("result.failed.text"))
                    .action(text("result.fetch"), model::fetch);
        };
        // The headings of an empty result are worth seeing.
        grid.setVisible(sign == null || (state == State.EMPTY && !model.columnsProperty().get().isEmpty()));
        place.getChildren().setAll(grid);
        if (sign != null) {
            place.getChildren().add(sign);
        }
    }

    private Optional<Finding.Place> searched() {
        ShownRows rows = shown;
        var stored = model.stored();
        return rows == null || stored == null
                ? Optional.empty()
                : Optional.of(new Finding.Place(stored.file(), rows, model.columnsProperty().get().size()));
    }

    private void export() {
        List<Node> shownDialog = new ArrayList<>();
        ExportDialog dialog = new ExportDialog(exporting, () -> shownDialog.forEach(dialogs::close));
        shownDialog.add(dialog);
        dialogs.show(dialog);
    }

    private void measure(int number) {
        model.ordering().wanted().ifPresent(rows -> {
            measuring.measure(rows, number);
            dialogs.show(new StatisticsView(rows.columns().get(number), measuring, dialogs::close), measuring::cancel);
        });
    }

    private void find(boolean backwards) {
        long row = grid.selection().row();
        int position = grid.selection().column();
        Optional<Cell> from = row < 0 || position < 0 || position >= grid.columns().shown()
                ? Optional.empty()
                : Optional.of(new Cell(row, grid.columns().number(position)));
        finding.go(from, backwards);
    }

    private void showFind(boolean now) {
        shownIf(findBar, now);
        if (now) {
            findBar.focus();
        } else {
            finding.wantedProperty().set("");
            grid.requestFocus();
        }
    }

    private void showGo(boolean now) {
        shownIf(goBar, now);
        if (now) {
            goBar.focus();
        } else {
            grid.requestFocus();
        }
    }

    private void goTo(long row) {
        grid.jumpTo(row, -1);
        showGo(false);
    }

    private void showConditions() {
        shownIf(filterBar, true);
    }

    private boolean isInspecting() {
        return inspector.isMade() && split.getItems().contains(inspector.get());
    }

    private void showInspector(boolean now) {
        if (now && !isInspecting()) {
            split.getItems().add(inspector.get());
            split.setDividerPositions(DRAWER_AT_FIRST);
            inspect();
        } else if (!now) {
            inspector.ifMade(split.getItems()::remove);
            grid.requestFocus();
        }
    }

    private void inspect() {
        long row = grid.selection().row();
        int position = grid.selection().column();
        ShownRows rows = shown;
        if (!isInspecting() || rows == null || row < 0 || position < 0 || position >= grid.columns().shown()) {
            return;
        }
        inspecting.look(rows, model.columnsProperty().get(), row, grid.columns().number(position));
    }

    private List<MenuItem> cellMenu(GridMenus menus) {
        List<MenuItem> items = new ArrayList<>(menus.cell());
        ShownRows rows = shown;
        if (rows != null && record.isOffered()) {
            MenuItem item = new MenuItem(text("result.record.kafka"));
            long row = grid.selection().row();
            item.setOnAction(event -> record.follow(rows, row));
            items.addFirst(item);
        }
        return items;
    }

    private static void shownIf(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
