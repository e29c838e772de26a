package tableflow.console.ui.topics.compare;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.kafka.compare.Line;
import tableflow.console.domain.kafka.compare.Line.Copying;
import tableflow.console.domain.kafka.compare.Side;
import tableflow.console.service.topics.compare.TopicPlace;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.topics.compare.CompareViewModel.Compared;
import tableflow.console.ui.work.Job;

/// Two topics side by side: with which one, what is different, and what of it shall be copied.
public final class CompareDialog extends VBox {

    private static final double ROW_HEIGHT = 30;
    private static final double MARK_WIDTH = 40;

    private final CompareViewModel model;
    private final DataTable<Line> table;
    private final TextArea left = exact("topics-compare-left");
    private final TextArea right = exact("topics-compare-right");
    private final TableColumn<Line, Side> leftColumn;
    private final TableColumn<Line, Side> rightColumn;
    private final Label summary = new Label();
    private final Button copy = new Button();

    private CompareDialog(CompareViewModel model, Runnable close) {
        this.model = model;
        getStyleClass().addAll("dialog", "topic-compare");
        setId("topic-compare");
        Label title = new Label(text("topics.compare.title", model.left().topic()));
        title.getStyleClass().add("dialog-title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setTooltip(new Tooltip(model.left().topic()));
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        table = new DataTable<>(model.shown());
        table.setId("topics-compare-lines");
        table.setAccessibleText(text("topics.compare.lines"));
        table.setFixedCellSize(ROW_HEIGHT);
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        TableColumn<Line, Line> marks = table.custom(
                "", line -> line, Comparator.comparing(line -> line.copying() != Copying.POSSIBLE),
                CompareWords::copying, this::drawMark);
        marks.setMinWidth(MARK_WIDTH);
        marks.setMaxWidth(MARK_WIDTH);
        table.text(text("topics.compare.part"), CompareWords::part).setPrefWidth(92);
        table.text(text("topics.compare.name"), CompareWords::name).setPrefWidth(220);
        leftColumn = side(Line::left);
        rightColumn = side(Line::right);
        table.status(text("topics.compare.verdict"), Line::verdict, CompareWords::severity, CompareWords::verdict)
                .setPrefWidth(120);
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Line line = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && line != null) {
                model.toggle(line);
                event.consume();
            }
        });
        table.getSelectionModel().selectedItemProperty().subscribe(this::showExact);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox exact = new HBox(left, right);
        exact.getStyleClass().add("topic-compare-exact");
        getChildren().setAll(title, wish(), banner, table, exact, buttons(close));
        model.comparedProperty().subscribe(this::show);
        model.chosenProperty().subscribe(this::showChosen);
        model.busyProperty().subscribe(busy -> placeholder());
        model.jobProperty().subscribe(job -> placeholder());
        model.shown().subscribe(this::placeholder);
    }

    /// Opens the dialog. When it is closed, what runs is given up and the other profile is closed.
    public static void open(CompareViewModel model, Dialogs dialogs) {
        CompareDialog[] shown = new CompareDialog[1];
        CompareDialog dialog = new CompareDialog(model, () -> dialogs.close(Objects.requireNonNull(shown[0])));
        shown[0] = dialog;
        dialogs.show(dialog, model::close);
    }

    private Node wish() {
        TextField topic = new TextField();
        topic.setId("topics-compare-topic");
        topic.textProperty().bindBidirectional(model.topicProperty());
        topic.setOnAction(event -> model.compare());
        ComboBox<String> profile = new ComboBox<>(model.profiles());
        profile.setId("topics-compare-profile");
        profile.valueProperty().bindBidirectional(model.profileProperty());
        profile.setMaxWidth(Double.MAX_VALUE);
        Button start = new Button(text("topics.compare.start"));
        start.setId("topics-compare-start");
        start.getStyleClass().add("accent");
        start.disableProperty().bind(model.busyProperty());
        start.setOnAction(event -> model.compare());
        Field with = new Field(text("topics.compare.topic"), topic, "").errors(model.wrongProperty());
        Field where = new Field(text("topics.compare.profile"), profile, "");
        HBox.setHgrow(with, Priority.ALWAYS);
        where.setPrefWidth(240);
        HBox press = new HBox(start);
        press.getStyleClass().add("topic-compare-start");
        HBox line = new HBox(with, where, press);
        line.getStyleClass().add("topic-compare-wish");
        return line;
    }

    private Node buttons(Runnable close) {
        CheckBox only = new CheckBox(text("topics.compare.only"));
        only.setId("topics-compare-only");
        only.selectedProperty().bindBidirectional(model.onlyDifferencesProperty());
        only.setMinWidth(USE_PREF_SIZE);
        summary.getStyleClass().add("muted");
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        Button all = new Button(text("topics.compare.mark"));
        all.setId("topics-compare-mark");
        all.setOnAction(event -> model.toggleAll());
        all.disableProperty().bind(model.comparedProperty().map(Objects::isNull).orElse(true));
        copy.setId("topics-compare-copy");
        copy.setOnAction(event -> model.copy());
        Button done = new Button(text("topics.compare.close"));
        done.setId("topics-compare-close");
        done.setCancelButton(true);
        done.setOnAction(event -> close.run());
        for (Button button : new Button[] {all, copy, done}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        HBox buttons = new HBox(only, summary, all, copy, done);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private TableColumn<Line, Side> side(Function<Line, Side> side) {
        TableColumn<Line, Side> column = table.custom("", side, Comparator.comparing(CompareWords::side),
                CompareWords::side, CompareDialog::drawSide);
        column.setPrefWidth(210);
        return column;
    }

    private static void drawSide(TableCell<Line, Side> cell, Side side) {
        Label label = cell.getGraphic() instanceof Label reused ? reused : sideLabel();
        label.setText(CompareWords.side(side));
        label.getStyleClass().setAll("label", "side");
        label.getStyleClass().add(side instanceof Side.Has has && has.own() ? "side-own" : "side-muted");
        cell.setGraphic(label);
    }

    private static Label sideLabel() {
        Label label = new Label();
        HoverTip.on(label, label::getText);
        return label;
    }

    private void drawMark(TableCell<Line, Line> cell, Line line) {
        CheckBox box = cell.getGraphic() instanceof CheckBox reused ? reused : new CheckBox();
        box.setFocusTraversable(false);
        box.setDisable(line.copying() != Copying.POSSIBLE);
        box.setSelected(model.chosenProperty().get().contains(line));
        box.setAccessibleText(text("topics.compare.marks", CompareWords.name(line)));
        box.setOnAction(event -> model.toggle(line));
        cell.setTooltip(new Tooltip(CompareWords.copying(line)));
        cell.setGraphic(box);
    }

    private static TextArea exact(String id) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(4);
        area.setMinHeight(64);
        HBox.setHgrow(area, Priority.ALWAYS);
        return area;
    }

    private void showExact(@Nullable Line line) {
        left.setText(line == null ? "" : CompareWords.whole(line.left()));
        right.setText(line == null ? "" : CompareWords.whole(line.right()));
    }

    private void show(@Nullable Compared now) {
        summary.setText(now == null ? "" : CompareWords.summary(now.comparison()));
        title(leftColumn, left, now == null ? null : now.left());
        title(rightColumn, right, now == null ? null : now.right());
        showChosen(model.chosenProperty().get());
        placeholder();
    }

    private static void title(TableColumn<Line, Side> column, TextArea area, @Nullable TopicPlace place) {
        String name = place == null ? "" : text("topics.compare.side", place.topic(), place.profile());
        column.setText(name);
        area.setAccessibleText(name);
        area.setPromptText(name);
    }

    private void showChosen(Set<Line> chosen) {
        Compared now = model.comparedProperty().get();
        copy.setText(text("topics.compare.copy", chosen.size()));
        copy.setDisable(chosen.isEmpty() || now == null);
        table.refresh();
    }

    private void placeholder() {
        Job<Compared> job = model.jobProperty().get();
        Compared now = model.comparedProperty().get();
        if (model.busyProperty().get()) {
            table.setPlaceholder(waiting(job));
        } else if (now != null) {
            table.setPlaceholder(Placeholder.empty(
                    Feather.CHECK_CIRCLE, text("topics.compare.same"), text("topics.compare.same.text")));
        } else {
            table.setPlaceholder(Placeholder.empty(
                    Feather.COLUMNS, text("topics.compare.first"), text("topics.compare.first.text")));
        }
    }

    private Node waiting(@Nullable Job<Compared> job) {
        Label words = new Label(text("topics.compare.running"));
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        if (job != null) {
            bar.progressProperty().bind(job.progressProperty().map(now -> now.fraction()));
            words.textProperty().bind(job.progressProperty().map(now ->
                    now.message().isEmpty() ? text("topics.compare.running") : now.message()));
        }
        Button cancel = new Button(text("dialog.cancel"));
        cancel.setId("topics-compare-cancel");
        cancel.setOnAction(event -> model.cancel());
        VBox waiting = new VBox(words, bar, cancel);
        waiting.getStyleClass().add("topic-compare-waiting");
        waiting.setAlignment(Pos.CENTER);
        return waiting;
    }
}
