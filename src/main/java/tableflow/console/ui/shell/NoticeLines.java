package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// Where notices stand: a line each above the status bar, newest at the bottom. They have room of their own, which the
/// panes give them, so that they cover nothing.
final class NoticeLines extends VBox {

    private final Notices notices;

    NoticeLines(Notices notices) {
        this.notices = notices;
        setId("notices");
        getStyleClass().add("window-notices");
        notices.shown().addListener((ListChangeListener<Notice>) change -> refresh());
        refresh();
    }

    private void refresh() {
        getChildren().setAll(notices.shown().reversed().stream().map(this::line).toList());
    }

    private Node line(Notice notice) {
        Label title = new Label(notice.title());
        title.getStyleClass().add("window-notice-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label words = new Label(notice.text());
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Tooltip whole = new Tooltip(notice.text());
        whole.getStyleClass().add("window-notice-whole");
        words.setTooltip(whole);
        HBox line = new HBox(Icons.of(notice.severity().icon(), "window-notice-icon"), title, words);
        if (notice.shows() != null) {
            Button show = new Button(text("shell.notice.show"));
            show.getStyleClass().addAll("small", "window-notice-show");
            show.setMinWidth(USE_PREF_SIZE);
            show.setOnAction(event -> notices.open(notice));
            line.getChildren().add(show);
        }
        Button close = Icons.button(Feather.X, text("shell.notice.close"), () -> notices.close(notice));
        close.getStyleClass().addAll("small", "window-notice-close");
        line.getChildren().add(close);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("window-notice", notice.severity().styleClass());
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(notice.title() + ". " + notice.text());
        return line;
    }
}
