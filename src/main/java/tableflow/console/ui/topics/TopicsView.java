package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.service.topics.TopicSource;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.DiagnoseButton;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.PaneHeader;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.topics.TopicsViewModel.Counts;
import tableflow.console.ui.topics.TopicsViewModel.State;

/// The pane: header, filter, the table, and beside or below it the detail of the chosen topic.
final class TopicsView extends VBox {

    static final String SIDE = "topics.detail.side";
    static final String DIVIDER = "topics.detail.divider";
    private static final double DIVIDER_AT_FIRST = 0.58;

    private final TopicsViewModel model;
    private final WindowSettings settings;
    private final Favourites favourites;
    private final @Nullable Runnable provisionNew;
    private final TopicTable table;
    private final TopicsToolbar toolbar;
    private final TopicsActions actions;
    private final TopicDetailView detail;
    private final StackPane place = new StackPane();
    private final SplitPane split = new SplitPane();
    private final VBox notices = new VBox();
    private final Button turn;

    /// What the view shows and whom it tells.
    ///
    /// @param figures asks for what costs a question of its own; absent when nobody can tell
    /// @param provisionNew opens the wizard; absent when there is none
    /// @param provisionChosen opens the wizard for the chosen topic; absent when there is none
    record Parts(
            TopicsViewModel list,
            TopicDetailViewModel detail,
            TopicDetailView.Extras extras,
            AutoRefresh refresh,
            @Nullable FiguresViewModel figures,
            Favourites favourites,
            WindowSettings settings,
            @Nullable Runnable provisionNew,
            @Nullable Runnable provisionChosen) {}

    TopicsView(Parts parts) {
        model = parts.list();
        settings = parts.settings();
        favourites = parts.favourites();
        model.favouritesProperty().bind(favourites.namesProperty());
        provisionNew = parts.provisionNew();
        getStyleClass().add("topics");
        table = new TopicTable(model, parts.favourites(), settings);
        FiguresViewModel figures = parts.figures();
        if (figures != null) {
            figures.lookAt(table::inSight);
            table.onMoved(figures::moved);
        }
        actions = new TopicsActions(model, parts.refresh(), table);
        toolbar = new TopicsToolbar(model, this::focusTable);
        turn = Icons.button(Feather.COLUMNS, text("topics.detail.turn"), this::turnDetail);
        turn.setId("topics-detail-turn");
        detail = new TopicDetailView(
                parts.detail(), parts.extras(), parts.provisionChosen(), this::closeDetail, turn);
        PaneHeader header = new PaneHeader(text("topics.title"), actions.nodes());
        model.countsProperty().subscribe(counts -> header.subtitleProperty().set(subtitle()));
        model.stateProperty().subscribe(state -> header.subtitleProperty().set(subtitle()));
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        model.uncheckedProperty().subscribe(this::showNotices);
        model.keptFromProperty().subscribe(this::showNotices);
        notices.getStyleClass().add("notices");

        place.getChildren().setAll(new Unrolled(table));
        model.stateProperty().subscribe(this::showState);
        SplitPane.setResizableWithParent(detail, false);
        split.getStyleClass().add("topics-split");
        split.getItems().setAll(place);
        split.setOrientation(settings.get(SIDE, Orientation.HORIZONTAL));
        turn.setGraphic(turnIcon());
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(header, banner, notices, toolbar, split);
        parts.detail().detailProperty().map(Objects::nonNull).orElse(false).subscribe(this::showDetail);
        table.setContextMenu(contextMenu(parts.extras().links().messages(), parts.provisionChosen()));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::tableKey);
    }

    void focusFilter() {
        toolbar.filter().requestFocus();
        toolbar.filter().selectAll();
    }

    TopicsActions actions() {
        return actions;
    }

    /// Shows a tab of the detail: `overview`, `partitions`, `configs`, `tableflow`.
    void showTab(String name) {
        detail.showTab(name);
    }

    void scrollToChosen() {
        table.scrollToChosen();
    }

    private void focusTable() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private void tableKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            detail.focusTabs();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            closeDetail();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            actions.copyChosen();
        } else if (event.getCode() == KeyCode.D && event.isShortcutDown()) {
            markChosen();
        } else {
            return;
        }
        event.consume();
    }

    private void markChosen() {
        String chosen = model.selectedProperty().get();
        if (chosen != null) {
            favourites.toggle(chosen);
        }
    }

    private ContextMenu contextMenu(@Nullable Consumer<String> messages, @Nullable Runnable provisionChosen) {
        MenuItem name = new MenuItem(text("topics.copy.name"));
        name.setOnAction(event -> {
            String chosen = model.selectedProperty().get();
            Copying.copy(chosen == null ? "" : chosen);
        });
        MenuItem row = new MenuItem(text("topics.copy.row"));
        row.setOnAction(event -> actions.copyChosen());
        MenuItem mark = new MenuItem(text("topics.favourite.toggle"));
        mark.setOnAction(event -> markChosen());
        ContextMenu menu = new ContextMenu(name, row, mark);
        if (messages != null) {
            MenuItem read = new MenuItem(text("topics.messages"));
            read.setOnAction(event -> Optional.ofNullable(model.selectedProperty().get()).ifPresent(messages));
            menu.getItems().addFirst(read);
        }
        if (provisionChosen != null) {
            MenuItem provision = new MenuItem(text("topics.provision.topic"));
            provision.setOnAction(event -> provisionChosen.run());
            menu.getItems().add(provision);
        }
        return menu;
    }

    private void closeDetail() {
        model.selectedProperty().set(null);
        table.requestFocus();
    }

    private void turnDetail() {
        split.setOrientation(
                split.getOrientation() == Orientation.HORIZONTAL ? Orientation.VERTICAL : Orientation.HORIZONTAL);
        settings.put(SIDE, split.getOrientation().name());
        turn.setGraphic(turnIcon());
    }

    private Node turnIcon() {
        return Icons.of(split.getOrientation() == Orientation.HORIZONTAL ? Feather.SIDEBAR : Feather.CREDIT_CARD);
    }

    private void showDetail(boolean shown) {
        if (shown && !split.getItems().contains(detail)) {
            split.getItems().add(detail);
            split.setDividerPositions(divider());
            split.getDividers().getFirst().positionProperty().subscribe(position ->
                    settings.put(DIVIDER, Double.toString(Math.round(position.doubleValue() * 1000) / 1000.0)));
        } else if (!shown) {
            split.getItems().remove(detail);
        }
    }

    private double divider() {
        try {
            double stored = settings.get(DIVIDER).map(Double::parseDouble).orElse(DIVIDER_AT_FIRST);
            return stored > 0.1 && stored < 0.9 ? stored : DIVIDER_AT_FIRST;
        } catch (NumberFormatException e) {
            return DIVIDER_AT_FIRST;
        }
    }

    private void showState(State state) {
        Node sign = switch (state) {
            case ROWS -> null;
            case LOADING -> Placeholder.loading(text("topics.loading"));
            case EMPTY -> {
                Placeholder empty =
                        Placeholder.empty(Feather.INBOX, text("topics.empty"), text("topics.empty.text"));
                yield provisionNew == null ? empty : empty.action(text("topics.provision"), provisionNew);
            }
            case NO_MATCH -> Placeholder.empty(
                            Feather.FILTER, text("topics.nomatch"), text("topics.nomatch.text"))
                    .action(text("topics.filter.all"), model::clearFilters);
            case FAILED -> Placeholder.empty(
                    Feather.CLOUD_OFF, text("topics.failed"), text("topics.failed.text"));
        };
        table.setVisible(sign == null);
        // The table stays: one that is put back is styled anew, with all its cells.
        place.getChildren().remove(1, place.getChildren().size());
        if (sign != null) {
            place.getChildren().add(sign);
        }
    }

    private void showNotices() {
        notices.getChildren().clear();
        model.uncheckedProperty().get().forEach((source, failure) ->
                notices.getChildren().add(notice(source, failure)));
        Instant kept = model.keptFromProperty().get();
        if (kept != null) {
            Label words = new Label(text("topics.kept.list", Shown.time(kept)));
            words.setId("topics-kept");
            HBox line = new HBox(Icons.of(Feather.CLOCK, "warning"), words);
            line.getStyleClass().add("notice");
            notices.getChildren().add(line);
        }
        notices.setManaged(!notices.getChildren().isEmpty());
        notices.setVisible(!notices.getChildren().isEmpty());
    }

    private static HBox notice(TopicSource source, RemoteFailure failure) {
        String why = failure.why().isEmpty() ? failure.what() : failure.why();
        String reason = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
        Label words = new Label(text("topics.notice", columns(source), reason)
                + failure.advice().map(advice -> " " + advice).orElse(""));
        words.setTooltip(new Tooltip(Shown.reason(failure)));
        words.setMinWidth(0);
        HBox line = new HBox(Icons.of(Feather.ALERT_TRIANGLE, "warning"), words, new DiagnoseButton(failure));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("notice");
        return line;
    }

    private static String columns(TopicSource source) {
        return switch (source) {
            case NAMES -> text("topics.source.names");
            case PARTITIONS -> text("topics.source.partitions");
            case SETTINGS -> text("topics.source.settings");
            case SCHEMAS -> text("topics.source.schemas");
            case TABLEFLOW -> text("topics.source.tableflow");
        };
    }

    /// Never empty, so that nothing moves when the count becomes known.
    private String subtitle() {
        Counts counts = model.countsProperty().get();
        return switch (model.stateProperty().get()) {
            case LOADING -> text("topics.waiting");
            case FAILED -> text("topics.unchecked");
            case ROWS, EMPTY, NO_MATCH -> counts.shown() == counts.all()
                    ? text("topics.count.all", counts.all())
                    : text("topics.count.some", Units.grouped(counts.shown()), Units.grouped(counts.all()));
        };
    }
}
