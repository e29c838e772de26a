package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Request;

/// Where a finding can lead to.
final class DoctorActions {

    private final DoctorViewModel model;
    private final Navigation navigation;

    DoctorActions(DoctorViewModel model, Navigation navigation) {
        this.model = model;
        this.navigation = navigation;
    }

    void reveal(Finding finding) {
        model.ladder().reveal(finding);
    }

    /// A button for what this console can do about it; empty when no pane can.
    Optional<Button> button(Remedy.Action action) {
        return request(action).filter(it -> navigation.answers(it.getClass())).map(request -> {
            Button button = new Button(
                    text("doctor.action." + action.kind().name(), action.argument()), Icons.of(Feather.ARROW_RIGHT));
            button.setId("doctor-action");
            button.getStyleClass().add("accent");
            button.setOnAction(event -> navigation.send(request));
            return button;
        });
    }

    private static Optional<Request> request(Remedy.Action action) {
        return switch (action.kind()) {
            case SHOW_TOPIC -> Optional.of(new Request.ShowTopic(action.argument()));
            case PROVISION_TOPIC -> Optional.of(new Request.Provision(action.argument()));
            case OPEN_STATEMENT -> Optional.of(new Request.OpenStatement(action.argument()));
            case EDIT_PROFILE -> Optional.of(new Request.EditProfile());
        };
    }
}
