package tableflow.console.ui.doctor.part;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.ui.control.Copying;

/// The least change of a policy: where it belongs, why, and its JSON ready to be copied.
public final class PolicyBox extends VBox {

    private static final int MOST_ROWS = 24;

    public PolicyBox(PolicyChange change) {
        getStyleClass().add("doctor-policy");
        Label where = Parts.words(where(change), "strong");
        HBox.setHgrow(where, Priority.ALWAYS);
        HBox top = new HBox(where, Copying.button(text("doctor.policy.copy"), change::json));
        top.setAlignment(Pos.TOP_LEFT);
        top.getStyleClass().add("doctor-call-line");
        TextArea json = new TextArea(change.json());
        json.setEditable(false);
        json.getStyleClass().addAll("mono", "doctor-policy-json");
        json.setAccessibleText(where(change));
        json.setPrefRowCount((int) Math.min(MOST_ROWS, change.json().lines().count() + 1));
        getChildren().setAll(top, Parts.words(change.why(), "text-muted"), json);
    }

    /// Where it belongs, in a sentence.
    public static String where(PolicyChange change) {
        return text("doctor.policy." + change.where().name() + (change.whole() ? ".whole" : ""), change.holder());
    }
}
