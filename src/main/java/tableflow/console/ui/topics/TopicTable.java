package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.ui.settings.WindowSettings;

/// The table of topics: virtualised, sorted by the view-model, its columns remembered, steady over a refresh.
final class TopicTable extends TableView<TopicRow> {

    static final String COLUMNS = "topics.columns";
    static final String ORDER = "topics.order";
    private static final double ROW_HEIGHT = 32;
    private static final double SCROLL_BAR = 16;

    private final TopicsViewModel model;
    private final WindowSettings settings;
    private final Map<TopicColumn, TableColumn<TopicRow, TopicRow>> columns = new EnumMap<>(TopicColumn.class);
    private final TableColumn<TopicRow, TopicRow> stars;
    private boolean arranging;
    private boolean watching;
    /// The row that shall stand on top as soon as there is room for rows; -1 for none.
    private int wanted = -1;
    /// The row that shall stand on top since the last layout; -1 for none.
    private int asked = -1;
    private double heightBefore;
    private Runnable moved = () -> {};

    TopicTable(TopicsViewModel model, Favourites favourites, WindowSettings settings) {
        this.model = model;
        this.settings = settings;
        this.stars = StarCell.column(favourites);
        setId("topics-table");
        getStyleClass().addAll("topics-table", "dense", "edge-to-edge");
        setAccessibleText(text("topics.title"));
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        for (TopicColumn column : TopicColumn.values()) {
            columns.put(column, make(column));
        }
        arrange(settings.get(COLUMNS).map(ColumnLayout::parse).orElseGet(ColumnLayout::first));
        setSortPolicy(table -> {
            model.sort(sortKeys());
            settings.put(ORDER, SortKey.text(sortKeys()));
            return true;
        });
        setItems(model.shown());
        // After the items: a table forgets its order when it gets new ones.
        order(settings.get(ORDER).map(SortKey::parse).orElse(List.of()));
        model.shown().addListener((ListChangeListener<TopicRow>) this::rowsReplaced);
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            // Nothing is selected while the rows are being replaced; the chosen topic stays chosen.
            if (row != null) {
                model.selectedProperty().set(row.name());
            }
        });
        model.selectedProperty().subscribe(name -> selectChosen());
        widthProperty().subscribe(this::fitName);
    }

    /// Calls `action` whenever other rows may have come into sight.
    void onMoved(Runnable action) {
        moved = action;
    }

    /// Stands `index` on top; where the table has no size yet, as soon as it has one. The virtual flow keeps a share of
    /// its length, not a row: without rows in sight that share is another row's.
    @Override
    public void scrollTo(int index) {
        wanted = hasRoom() ? -1 : index;
        asked = index;
        super.scrollTo(index);
    }

    private boolean hasRoom() {
        VirtualFlow<?> flow = flow();
        return flow != null && flow.getHeight() > 0;
    }

    private @Nullable VirtualFlow<?> flow() {
        return (VirtualFlow<?>) lookup(".virtual-flow");
    }

    /// The names of the rows that can be seen.
    List<String> inSight() {
        VirtualFlow<?> flow = flow();
        if (flow == null || flow.getFirstVisibleCell() == null || flow.getLastVisibleCell() == null) {
            return List.of();
        }
        int last = Math.min(flow.getLastVisibleCell().getIndex(), getItems().size() - 1);
        int first = Math.max(0, flow.getFirstVisibleCell().getIndex());
        return first > last ? List.of() : getItems().subList(first, last + 1).stream().map(TopicRow::name).toList();
    }

    @Override
    protected void layoutChildren() {
        int top = asked >= 0 ? asked : firstVisible();
        boolean chosenInSight = isChosenInSight();
        super.layoutChildren();
        VirtualFlow<?> flow = flow();
        if (flow != null && !watching) {
            watching = true;
            flow.positionProperty().subscribe(position -> moved.run());
        }
        if (flow != null && flow.getHeight() > 0) {
            if (wanted >= 0) {
                flow.layout();
                scrollTo(wanted);
            } else if (flow.getHeight() != heightBefore && top >= 0) {
                keepTop(flow, top, chosenInSight);
            }
            heightBefore = flow.getHeight();
        }
        asked = -1;
        moved.run();
    }

    /// With another height the same row stays on top, and the chosen one in sight: opening its detail must not hide it.
    private void keepTop(VirtualFlow<?> flow, int top, boolean chosenInSight) {
        flow.layout();
        if (firstVisible() != top) {
            scrollTo(top);
            flow.layout();
        }
        if (chosenInSight && !isChosenInSight()) {
            scrollToChosen();
        }
    }

    /// Whether the chosen topic's row is in sight in whole.
    private boolean isChosenInSight() {
        int index = model.selectedIndex();
        VirtualFlow<?> flow = flow();
        if (index < 0 || flow == null || index < firstVisible() || flow.getLastVisibleCell() == null) {
            return false;
        }
        int last = flow.getLastVisibleCell().getIndex();
        return index < last || (index == last && flow.getLastVisibleCell().getBoundsInParent().getMaxY()
                <= flow.getHeight());
    }

    /// The shown columns, in their order.
    List<TopicColumn> shownColumns() {
        return getColumns().stream()
                .filter(column -> column.isVisible() && !column.equals(stars))
                .map(TopicTable::columnOf)
                .toList();
    }

    boolean isShown(TopicColumn column) {
        return tableColumn(column).isVisible();
    }

    void show(TopicColumn column, boolean visible) {
        tableColumn(column).setVisible(visible);
    }

    /// Brings the chosen topic into sight.
    void scrollToChosen() {
        int index = model.selectedIndex();
        if (index >= 0) {
            scrollTo(Math.max(0, index - 3));
        }
    }

    private TableColumn<TopicRow, TopicRow> make(TopicColumn column) {
        TableColumn<TopicRow, TopicRow> made = column.isNumber()
                ? ShownCell.numbers(column.title(), column.width(), column::shown)
                : ShownCell.column(column.title(), column.width(), column::shown, column == TopicColumn.TABLEFLOW);
        made.setId("topics-column-" + column.name());
        made.setUserData(column);
        made.setVisible(false);
        // The view-model sorts: the table only has to know that the column can be sorted.
        made.setComparator(Comparator.comparingInt(row -> 0));
        made.visibleProperty().subscribe(this::columnsChanged);
        made.widthProperty().subscribe(this::columnsChanged);
        return made;
    }

    private void arrange(ColumnLayout layout) {
        arranging = true;
        List<TableColumn<TopicRow, ?>> ordered = new ArrayList<>();
        for (ColumnLayout.Entry entry : layout.shown()) {
            TableColumn<TopicRow, TopicRow> column = tableColumn(entry.column());
            column.setPrefWidth(entry.width());
            column.setVisible(true);
            ordered.add(column);
        }
        columns.values().stream().filter(column -> !ordered.contains(column)).forEach(ordered::add);
        ordered.addFirst(stars);
        getColumns().setAll(ordered);
        getColumns().addListener((ListChangeListener<TableColumn<TopicRow, ?>>) change -> columnsChanged());
        arranging = false;
    }

    private void columnsChanged() {
        if (arranging) {
            return;
        }
        fitName();
        List<ColumnLayout.Entry> entries = getColumns().stream()
                .filter(column -> column.isVisible() && !column.equals(stars))
                .map(column -> new ColumnLayout.Entry(columnOf(column), column.getWidth()))
                .toList();
        settings.put(COLUMNS, new ColumnLayout(entries).text());
    }

    /// Gives the name what the other columns leave over; with too little room the table scrolls sideways.
    private void fitName() {
        if (arranging || getWidth() <= 0) {
            return;
        }
        TableColumn<TopicRow, TopicRow> name = tableColumn(TopicColumn.NAME);
        double others = getColumns().stream()
                .filter(column -> column.isVisible() && !column.equals(name))
                .mapToDouble(TableColumn::getWidth)
                .sum();
        arranging = true;
        name.setPrefWidth(Math.max(TopicColumn.NAME.width() * 0.75, getWidth() - others - SCROLL_BAR));
        arranging = false;
    }

    /// Orders as `keys` say; by name where there are none.
    private void order(List<SortKey> keys) {
        List<TableColumn<TopicRow, ?>> columnsOfKeys = new ArrayList<>();
        for (SortKey key : keys.isEmpty() ? List.of(new SortKey(TopicColumn.NAME, false)) : keys) {
            TableColumn<TopicRow, TopicRow> column = tableColumn(key.column());
            column.setSortType(
                    key.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
            columnsOfKeys.add(column);
        }
        getSortOrder().setAll(columnsOfKeys);
    }

    private List<SortKey> sortKeys() {
        return getSortOrder().stream()
                .filter(column -> !column.equals(stars))
                .map(column -> new SortKey(columnOf(column), column.getSortType() == TableColumn.SortType.DESCENDING))
                .toList();
    }

    /// After a reading the topic that stood on top stands on top again, and the chosen one is selected again.
    private void rowsReplaced(ListChangeListener.Change<? extends TopicRow> change) {
        if (model.isTaking()) {
            while (change.next()) {
                keepInPlace(change.getRemoved());
            }
        }
        selectChosen();
    }

    private void keepInPlace(List<? extends TopicRow> before) {
        int top = wanted >= 0 ? wanted : firstVisible();
        if (top <= 0 || top >= before.size()) {
            return;
        }
        String name = before.get(top).name();
        List<TopicRow> now = model.shown();
        boolean inPlace = top < now.size() && now.get(top).name().equals(name);
        for (int i = 0; !inPlace && i < now.size(); i++) {
            if (now.get(i).name().equals(name)) {
                scrollTo(i);
                return;
            }
        }
    }

    private int firstVisible() {
        VirtualFlow<?> flow = flow();
        return flow == null || flow.getFirstVisibleCell() == null ? -1 : flow.getFirstVisibleCell().getIndex();
    }

    private void selectChosen() {
        int index = model.selectedIndex();
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != index) {
            getSelectionModel().select(index);
        }
    }

    private TableColumn<TopicRow, TopicRow> tableColumn(TopicColumn column) {
        return Objects.requireNonNull(columns.get(column));
    }

    private static TopicColumn columnOf(TableColumn<TopicRow, ?> column) {
        return (TopicColumn) column.getUserData();
    }
}
