package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tableflow.console.ui.dialog.Dialogs;

/// Asks whether a statement may run. Whoever closes it otherwise says no, and the run is cancelled.
final class RunQuestion extends VBox {

    private boolean agreed;

    private RunQuestion(String facts, Dialogs dialogs) {
        getStyleClass().addAll("dialog", "confirm-dialog");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label title = new Label(text("query.ask"));
        title.getStyleClass().add("dialog-title");
        Label words = new Label(facts);
        words.getStyleClass().add("dialog-text");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Button no = new Button(text("query.ask.no"));
        no.setId("query-ask-no");
        no.setCancelButton(true);
        no.setOnAction(event -> dialogs.close(this));
        Button yes = new Button(text("query.ask.yes"));
        yes.setId("query-ask-yes");
        yes.getStyleClass().add("accent");
        yes.setOnAction(event -> {
            agreed = true;
            dialogs.close(this);
        });
        HBox buttons = new HBox(no, yes);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(title, words, buttons);
    }

    static void show(QueryRun run, String facts, Runnable yes, Dialogs dialogs) {
        RunQuestion question = new RunQuestion(facts, dialogs);
        dialogs.show(question, () -> {
            if (question.agreed) {
                yes.run();
            } else {
                run.cancel();
            }
        });
    }
}
