package tableflow.console.ui.doctor.part;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.ui.control.Copying;

/// Calls on record: what was asked of whom, the answer, the request id, when, and how long it took.
public final class CallList extends VBox {

    public CallList(List<Call> calls) {
        getStyleClass().add("doctor-calls");
        calls.forEach(call -> getChildren().add(card(call)));
        if (calls.isEmpty()) {
            getChildren().add(Parts.words(text("doctor.calls.none"), "text-muted"));
        }
    }

    private static VBox card(Call call) {
        Label operation = new Label(call.operation());
        operation.getStyleClass().addAll("mono", "doctor-call-name");
        operation.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        operation.setMinWidth(0);
        operation.setTooltip(new Tooltip(call.source() + "  " + call.operation()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label when = new Label(Times.time(call.at()) + "  \u00b7  " + Times.took(call.took()));
        when.getStyleClass().addAll("text-muted", "small-text");
        when.setMinWidth(USE_PREF_SIZE);
        HBox top = new HBox(operation, gap, when, Copying.button(text("doctor.call"), () -> plain(call)));
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("doctor-call-line");
        VBox card = new VBox(top);
        card.getStyleClass().add("doctor-call");
        if (!call.target().isEmpty()) {
            card.getChildren().add(Parts.words(call.target(), "mono", "text-muted"));
        }
        card.getChildren().add(Parts.words("\u2192 " + call.answer(), "doctor-call-answer"));
        if (call.requestId() != null) {
            card.getChildren().add(Parts.words(text("doctor.call.request", call.requestId()), "mono", "text-muted"));
        }
        return card;
    }

    /// A call as text; it holds no secret.
    public static String plain(Call call) {
        return call.at() + " " + call.source() + " " + call.operation()
                + (call.target().isEmpty() ? "" : " " + call.target())
                + " \u2192 " + call.answer()
                + (call.requestId() == null ? "" : " (" + call.requestId() + ")")
                + " " + call.took().toMillis() + " ms\n";
    }
}
