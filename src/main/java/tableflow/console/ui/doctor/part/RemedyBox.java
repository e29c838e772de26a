package tableflow.console.ui.doctor.part;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Request;

/// What to do: steps, the least changes of policies, and the button for what this console can do about it.
public final class RemedyBox extends VBox {

    /// @param navigation leads to the pane that does it; a button that no pane answers is not shown
    public RemedyBox(Remedy remedy, Navigation navigation) {
        getStyleClass().add("doctor-section");
        Label title = new Label(text("doctor.finding.fix"));
        title.getStyleClass().add("section-title");
        getChildren().add(title);
        int number = 1;
        for (String step : remedy.steps()) {
            Label count = new Label(number++ + ".");
            count.getStyleClass().add("doctor-step-number");
            count.setMinWidth(USE_PREF_SIZE);
            getChildren().add(Parts.marked(count, step));
        }
        remedy.policies().forEach(change -> getChildren().add(new PolicyBox(change)));
        remedy.action().flatMap(action -> button(action, navigation)).ifPresent(button -> {
            FlowPane line = new FlowPane(button);
            line.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(line);
        });
    }

    private static Optional<Button> button(Remedy.Action action, Navigation navigation) {
        Request request = request(action);
        if (!navigation.answers(request.getClass())) {
            return Optional.empty();
        }
        Button button = new Button(
                text("doctor.action." + action.kind().name(), action.argument()), Icons.of(Feather.ARROW_RIGHT));
        button.setId("doctor-action");
        button.getStyleClass().add("accent");
        button.setOnAction(event -> navigation.send(request));
        return Optional.of(button);
    }

    private static Request request(Remedy.Action action) {
        return switch (action.kind()) {
            case SHOW_TOPIC -> new Request.ShowTopic(action.argument());
            case PROVISION_TOPIC -> new Request.Provision(action.argument());
            case OPEN_STATEMENT -> new Request.OpenStatement(action.argument());
            case EDIT_PROFILE -> new Request.EditProfile();
        };
    }
}
