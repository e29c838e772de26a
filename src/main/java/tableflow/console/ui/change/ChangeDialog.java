package tableflow.console.ui.change;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.dialog.DialogBox;

/// A change as a dialog: the wish, *Review*, what would change, and the button that does it.
///
/// @param <P> the plan
public final class ChangeDialog<P> extends DialogBox {

    private static final double ROWS = 200;
    private static final double CELL = 28;
    private static final double CHARACTER = 7;
    private static final double PADDING = 24;
    private static final double NARROWEST = 60;
    private static final double WIDEST = 340;
    private static final double MOST_NOTES = 160;

    private final ChangeViewModel<P> model;
    private final Wish<P> wish;
    private final VBox reviewed = new VBox();
    private final Label wrong = wrapped("", "tone-bad");
    private final Label done = wrapped("", "tone-good");
    private final Button review = new Button(text("change.review"));
    private final Button apply;
    private final Button close;

    private ChangeDialog(ChangeViewModel<P> model, Wish<P> wish, Runnable closing) {
        super(model.change().title(), "change-dialog");
        this.model = model;
        this.wish = wish;
        setId("change-dialog");
        reviewed.getStyleClass().add("change-review");
        reviewed.setId("change-reviewed");
        done.setId("change-done");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        apply = new Button(model.change().action());
        apply.setId("change-apply");
        apply.getStyleClass().add(model.change().isLasting() ? "danger" : "accent");
        apply.setOnAction(event -> model.apply());
        review.setId("change-review");
        review.setDefaultButton(true);
        review.setOnAction(event -> plan());
        Label progress = new Label();
        progress.setId("change-progress");
        progress.getStyleClass().add("text-muted");
        progress.textProperty().bind(model.progressProperty());
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(18, 18);
        busy.visibleProperty().bind(model.busyProperty());
        busy.setAccessibleText(text("change.busy"));
        close = cancel(() -> {
            if (model.isApplying()) {
                model.cancel();
            } else {
                closing.run();
            }
        });
        close.setId("change-close");
        add(wish.node(), wrong, banner, reviewed, done);
        if (model.isReadOnly()) {
            add(wrapped(text("change.readonly"), "tone-warning"));
        }
        buttons(progress, busy, close, review, apply);
        say(wrong, "");
        say(done, "");
        wish.onChanged(() -> {
            say(wrong, "");
            model.forget();
        });
        model.reviewProperty().subscribe(this::show);
        model.busyProperty().subscribe(now -> buttons());
        model.doneProperty().subscribe(said -> {
            say(done, said == null ? "" : said);
            buttons();
            if (said != null && said.isEmpty()) {
                closing.run();
            }
        });
        if (wish.isSettled()) {
            plan();
        }
    }

    /// Opens the dialog, which closes by itself after a change that says nothing of what has come of it.
    ///
    /// @param onTouched as in [ChangeViewModel]
    public static <P> void open(ChangeDesk desk, Change<P> change, Wish<P> wish, Runnable onTouched) {
        AtomicReference<@Nullable ChangeDialog<P>> shown = new AtomicReference<>();
        Runnable close = () -> {
            ChangeDialog<P> dialog = shown.get();
            if (dialog != null) {
                desk.dialogs().close(dialog);
            }
        };
        ChangeViewModel<P> model = new ChangeViewModel<>(desk, change, onTouched);
        ChangeDialog<P> dialog = new ChangeDialog<>(model, wish, close);
        shown.set(dialog);
        desk.dialogs().show(dialog, () -> {
            model.close();
            wish.close();
        });
    }

    private void plan() {
        try {
            say(wrong, "");
            model.plan(wish.read());
        } catch (IllegalArgumentException e) {
            model.forget();
            say(wrong, String.valueOf(e.getMessage()));
        }
    }

    private static void say(Label label, String what) {
        label.setText(what);
        label.setVisible(!what.isEmpty());
        label.setManaged(!what.isEmpty());
    }

    private void show(@Nullable Review now) {
        reviewed.getChildren().clear();
        reviewed.setManaged(now != null);
        if (now != null) {
            reviewed.getChildren().add(wrapped(now.summary(), "strong"));
            if (!now.rows().cells().isEmpty()) {
                reviewed.getChildren().add(table(now));
            }
            VBox lines = new VBox();
            lines.getStyleClass().add("change-review-notes");
            now.blocked().forEach(why -> lines.getChildren().add(
                    line(Feather.X_CIRCLE, "danger", text("change.blocked", why))));
            now.notes().forEach(note -> lines.getChildren().add(note.warning()
                    ? line(Feather.ALERT_TRIANGLE, "warning", note.words())
                    : line(Feather.INFO, "accent", note.words())));
            if (!lines.getChildren().isEmpty()) {
                ScrollPane scroll = new ScrollPane(lines);
                scroll.setFitToWidth(true);
                // As high as they are once they are wrapped: less would hide some, more would be a gap.
                lines.heightProperty().subscribe(height ->
                        scroll.setMinHeight(Math.min(MOST_NOTES, Math.ceil(height.doubleValue()))));
                scroll.getStyleClass().add("change-review-scroll");
                reviewed.getChildren().add(scroll);
            }
        }
        buttons();
    }

    private static Node line(Feather icon, String style, String words) {
        HBox line = new HBox(Icons.of(icon, style), wrapped(words, "change-note"));
        line.getStyleClass().add("change-note-line");
        return line;
    }

    private void buttons() {
        boolean busy = model.busyProperty().get();
        apply.setDisable(!model.canApply() || busy);
        boolean ended = model.doneProperty().get() != null && !busy;
        // What is to be done next stands out, and only that.
        review.setDefaultButton(model.reviewProperty().get() == null && !ended);
        review.setDisable(busy);
        close.setDefaultButton(ended);
        close.setText(text(ended ? "dialog.close" : "dialog.cancel"));
    }

    private static Node table(Review review) {
        DataTable<List<String>> table = new DataTable<>(FXCollections.observableArrayList(review.rows().cells()));
        table.setId("change-rows");
        table.setAccessibleText(review.summary());
        for (int i = 0; i < review.rows().titles().size(); i++) {
            int index = i;
            TableColumn<List<String>, String> column =
                    table.text(review.rows().titles().get(i), row -> index < row.size() ? row.get(index) : "");
            column.setSortable(false);
            column.setPrefWidth(width(review.rows(), index));
        }
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setFixedCellSize(CELL);
        table.setPrefHeight(Math.min(ROWS, 34 + CELL * review.rows().cells().size()));
        table.setMinHeight(Math.min(ROWS, 34 + CELL * review.rows().cells().size()));
        return table;
    }

    /// What the longest cell of a column needs, within bounds: columns of one width cut names off and leave numbers
    /// room.
    private static double width(Review.Rows rows, int index) {
        int most = Stream.concat(Stream.of(rows.titles()), rows.cells().stream())
                .mapToInt(row -> index < row.size() ? row.get(index).length() : 0).max().orElse(0);
        return Math.clamp(most * CHARACTER + PADDING, NARROWEST, WIDEST);
    }
}
