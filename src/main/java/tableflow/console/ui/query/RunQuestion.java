package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.Button;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;

/// Asks whether a statement may run. Whoever closes it otherwise says no, and the run is cancelled.
final class RunQuestion extends DialogBox {

    private boolean agreed;

    private RunQuestion(String facts, Dialogs dialogs) {
        super(text("query.ask"), "confirm-dialog");
        Button no = cancel(() -> dialogs.close(this));
        no.setId("query-ask-no");
        no.setText(text("query.ask.no"));
        Button yes = yes(text("query.ask.yes"), "query-ask-yes", () -> {
            agreed = true;
            dialogs.close(this);
        });
        // It costs money: Enter alone does not run it.
        yes.setDefaultButton(false);
        add(words(facts));
        buttons(no, yes);
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
