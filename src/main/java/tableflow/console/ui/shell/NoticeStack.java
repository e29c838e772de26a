package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// The corner of the window where notices stand, above the panes and below dialogs. What is under it can be clicked
/// where no notice is.
final class NoticeStack extends VBox {

    private final Notices notices;

    NoticeStack(Notices notices) {
        this.notices = notices;
        setId("notices");
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        notices.shown().addListener((ListChangeListener<Notice>) change -> refresh());
        refresh();
    }

    private void refresh() {
        getChildren().setAll(notices.shown().reversed().stream().map(this::card).toList());
    }

    private Node card(Notice notice) {
        Label title = new Label(notice.title());
        title.getStyleClass().add("notice-title");
        Label body = new Label(notice.text());
        for (Label label : new Label[] {title, body}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        VBox texts = new VBox(title, body);
        texts.getStyleClass().add("notice-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        if (notice.shows() != null) {
            Button show = new Button(text("shell.notice.show"));
            show.getStyleClass().addAll("small", "notice-show");
            show.setOnAction(event -> notices.open(notice));
            texts.getChildren().add(show);
        }
        Button close = Icons.button(Feather.X, text("shell.notice.close"), () -> notices.close(notice));
        close.getStyleClass().addAll("small", "notice-close");
        HBox card = new HBox(Icons.of(notice.severity().icon(), "notice-icon"), texts, close);
        card.getStyleClass().addAll("notice", notice.severity().styleClass());
        card.setMaxHeight(USE_PREF_SIZE);
        card.setAccessibleRole(AccessibleRole.TEXT);
        card.setAccessibleText(notice.title() + ". " + notice.text());
        return card;
    }
}
