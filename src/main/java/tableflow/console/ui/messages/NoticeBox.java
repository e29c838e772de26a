package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.control.DiagnoseButton;
import tableflow.console.ui.control.Icons;

/// What a reader should know besides the records: the cluster does not answer, records were deleted before they could
/// be read.
final class NoticeBox extends VBox {

    private static final int MOST = 3;

    private final ReadingViewModel model;

    NoticeBox(ReadingViewModel model) {
        this.model = model;
        setId("messages-notices");
        getStyleClass().add("messages-notices");
        model.notices().addListener((ListChangeListener<ReadingNotice>) change -> show());
        model.troubleProperty().subscribe(this::show);
    }

    private void show() {
        getChildren().clear();
        RemoteFailure trouble = model.troubleProperty().get();
        if (trouble != null) {
            DiagnoseButton diagnose = new DiagnoseButton();
            diagnose.show(trouble);
            getChildren().add(line(true, text("messages.notice.lost", trouble.why()), diagnose));
        }
        int notices = model.notices().size();
        for (ReadingNotice notice : model.notices().subList(Math.max(0, notices - MOST), notices)) {
            getChildren().add(line(notice.warns(), notice.text(), null));
        }
        if (notices > MOST) {
            getChildren().add(line(true, text("messages.notice.more", notices - MOST), null));
        }
        if (notices > 0 && getChildren().getLast() instanceof HBox last) {
            last.getChildren().add(Icons.button(Feather.X, text("messages.notice.close"), model.notices()::clear));
        }
        SourceBar.shownIf(this, !getChildren().isEmpty());
    }

    private static HBox line(boolean warns, String text, @org.jspecify.annotations.Nullable Node more) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.SOMETIMES);
        HBox line = new HBox(
                warns ? Icons.of(Feather.ALERT_TRIANGLE, "warning") : Icons.of(Feather.CHECK_CIRCLE, "success"), label);
        if (more != null) {
            line.getChildren().add(more);
        }
        line.getStyleClass().add("messages-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
