package tableflow.console.ui.topics.change;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
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

    private static final double HEIGHT = 190;

    private final ChangeViewModel<P> model;
    private final Wish<P> wish;
    private final VBox reviewed = new VBox();
    private final Label wrong = wrapped("", "tone-bad");
    private final Button review = new Button(text("topics.change.review"));
    private final Button apply;

    private ChangeDialog(ChangeViewModel<P> model, Wish<P> wish, Runnable close) {
        super(model.change().title(), "topic-change");
        this.model = model;
        this.wish = wish;
        setId("topic-change");
        reviewed.getStyleClass().add("topic-review");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        apply = new Button(model.change().action());
        apply.setId("topic-change-apply");
        apply.getStyleClass().add(model.change().destructive() ? "danger" : "accent");
        apply.setOnAction(event -> model.apply());
        review.setId("topic-change-review");
        review.setDefaultButton(true);
        review.setOnAction(event -> plan());
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(18, 18);
        busy.visibleProperty().bind(model.busyProperty());
        add(wish.node(), wrong, banner, reviewed);
        if (model.isReadOnly()) {
            add(wrapped(text("topics.change.readonly"), "tone-warning"));
        }
        buttons(busy, cancel(close), review, apply);
        say("");
        wish.onChanged(() -> {
            say("");
            model.forget();
        });
        model.reviewProperty().subscribe(this::show);
        model.busyProperty().subscribe(now -> buttons());
    }

    /// Opens the dialog.
    ///
    /// @param onDone runs once the change is made; the dialog is closed then
    public static <P> void open(ChangeDesk desk, Change<P> change, Wish<P> wish, Runnable onDone) {
        AtomicReference<@Nullable ChangeDialog<P>> shown = new AtomicReference<>();
        Runnable close = () -> {
            ChangeDialog<P> dialog = shown.get();
            if (dialog != null) {
                desk.dialogs().close(dialog);
            }
        };
        ChangeViewModel<P> model = new ChangeViewModel<>(desk, change, () -> {
            close.run();
            onDone.run();
        });
        ChangeDialog<P> dialog = new ChangeDialog<>(model, wish, close);
        shown.set(dialog);
        desk.dialogs().show(dialog, model::close);
    }

    private void plan() {
        try {
            Supplier<P> planner = wish.read();
            say("");
            model.plan(planner);
        } catch (IllegalArgumentException e) {
            model.forget();
            say(String.valueOf(e.getMessage()));
        }
    }

    private void say(String what) {
        wrong.setText(what);
        wrong.setVisible(!what.isEmpty());
        wrong.setManaged(!what.isEmpty());
    }

    private void show(@Nullable Review now) {
        reviewed.getChildren().clear();
        reviewed.setManaged(now != null);
        if (now != null) {
            reviewed.getChildren().add(wrapped(now.summary(), "strong"));
            if (!now.rows().isEmpty()) {
                reviewed.getChildren().add(table(now));
            }
            for (String warning : now.warnings()) {
                HBox line = new HBox(Icons.of(Feather.ALERT_TRIANGLE, "warning"), wrapped(warning, "topic-warning"));
                line.getStyleClass().add("topic-warning-line");
                reviewed.getChildren().add(line);
            }
        }
        buttons();
    }

    private void buttons() {
        apply.setDisable(!model.canApply() || model.busyProperty().get());
        review.setDisable(model.busyProperty().get());
    }

    private static Node table(Review review) {
        DataTable<List<String>> table = new DataTable<>(FXCollections.observableArrayList(review.rows()));
        table.setId("topic-change-rows");
        table.setAccessibleText(review.summary());
        for (int i = 0; i < review.titles().size(); i++) {
            int column = i;
            table.text(review.titles().get(i), row -> row.get(column));
        }
        table.setFixedCellSize(28);
        table.setPrefHeight(Math.min(HEIGHT, 34 + 28.0 * review.rows().size()));
        return table;
    }
}
