package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.work.JobProgress;
import tableflow.console.ui.work.Work;

/// How far the sorting of rows is, with a way to stop it. It is not there while nothing is sorted, nor for what is done
/// at once.
final class OrderLine extends HBox {

    private static final Duration AT_ONCE = Duration.ofMillis(300);

    private final RowsViewModel rows;
    private final ProgressBar bar = new ProgressBar();
    private final Label words = new Label();

    OrderLine(RowsViewModel rows, Work work) {
        this.rows = rows;
        setId("messages-order");
        getStyleClass().add("messages-line");
        setAlignment(Pos.CENTER_LEFT);
        Button stop = Icons.button(Feather.X, text("messages.ordering.cancel"), rows::cancel);
        stop.setId("messages-order-stop");
        getChildren().setAll(bar, words, stop);
        SourceBar.shownIf(this, false);
        rows.busyProperty().subscribe(busy -> {
            if (!busy) {
                SourceBar.shownIf(this, false);
                return;
            }
            work.timer().after(AT_ONCE, () -> work.onFx(() -> SourceBar.shownIf(this, rows.busyProperty().get())));
        });
        rows.progressProperty().subscribe(this::show);
    }

    private void show() {
        JobProgress now = rows.progressProperty().get();
        bar.setProgress(now.total() == 0 ? -1 : now.fraction());
        words.setText(now.total() == 0 ? text("messages.ordering")
                : text("messages.ordering.of", Units.grouped(now.done()), Units.grouped(now.total()))
                        + " \u00b7 " + now.message());
        setAccessibleText(words.getText());
    }
}
