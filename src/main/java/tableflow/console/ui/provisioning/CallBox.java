package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.domain.change.PlannedCall;
import tableflow.console.ui.control.Copying;

/// The exact calls of a step, ready to be read and copied. They hold no credentials.
final class CallBox extends VBox {

    CallBox(List<PlannedCall> calls) {
        getStyleClass().add("call-box");
        for (PlannedCall call : calls) {
            Label line = new Label(call.method() + " " + call.url());
            line.getStyleClass().addAll("mono", "strong-mono");
            line.setWrapText(true);
            line.setMinHeight(USE_PREF_SIZE);
            HBox.setHgrow(line, Priority.ALWAYS);
            line.setMaxWidth(Double.MAX_VALUE);
            HBox top = new HBox(line, Copying.button(text("provisioning.call"), () -> whole(call)));
            top.getStyleClass().add("call-line");
            getChildren().add(top);
            String body = call.body();
            if (body != null) {
                Label content = new Label(body);
                content.getStyleClass().add("mono");
                content.setWrapText(true);
                content.setMinHeight(USE_PREF_SIZE);
                getChildren().add(content);
            }
        }
    }

    private static String whole(PlannedCall call) {
        return call.method() + " " + call.url() + (call.body() == null ? "" : "\n" + call.body()) + "\n";
    }
}
