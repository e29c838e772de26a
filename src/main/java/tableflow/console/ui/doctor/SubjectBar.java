package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.ElapsedLabel;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.NameField;
import tableflow.console.ui.doctor.DoctorViewModel.Phase;
import tableflow.console.ui.work.Job;

/// What to examine, and the way to begin and stop it.
final class SubjectBar extends FlowPane {

    private final DoctorViewModel model;
    private final NameField topic;
    private final Button run = new Button(text("doctor.run"), Icons.of(Feather.PLAY));
    private final Button cancel = new Button(text("doctor.cancel"), Icons.of(Feather.SQUARE));
    private final ElapsedLabel elapsed;

    SubjectBar(DoctorViewModel model, Node... more) {
        this.model = model;
        this.elapsed = new ElapsedLabel(model.work().clock());
        getStyleClass().add("doctor-bar");
        topic = new NameField(model.topicProperty(), model.topics(), new NameField.Words(
                "doctor-topic", text("doctor.topic"), text("doctor.topic.hint"), text("doctor.environment"), true,
                text("doctor.topic.list")));
        topic.getStyleClass().add("doctor-topic");
        run.setId("doctor-run");
        run.getStyleClass().add("accent");
        run.setOnAction(event -> model.run());
        cancel.setId("doctor-cancel");
        cancel.setOnAction(event -> model.cancel());
        model.busyProperty().subscribe(busy -> {
            shown(run, !busy);
            shown(cancel, busy);
        });
        model.phaseProperty().subscribe(this::show);
        Label sign = new Label(text("doctor.topic"));
        sign.setLabelFor(topic.getChildren().getFirst());
        HBox choice = new HBox(sign, topic);
        choice.getStyleClass().add("doctor-choice");
        getChildren().setAll(choice, run, cancel, elapsed);
        getChildren().addAll(more);
    }

    void focusTopic() {
        topic.focus();
    }

    private void show(Phase phase) {
        Job<?> job = model.running();
        var examination = model.examinationProperty().get();
        if (phase == Phase.RUNNING && job != null) {
            elapsed.start(job.started());
        } else if (phase == Phase.RUNNING) {
            elapsed.start(model.work().clock().instant());
        } else if (phase == Phase.DONE && examination != null) {
            elapsed.stop(examination.took());
        } else {
            elapsed.stop(java.time.Duration.ZERO);
            elapsed.setText("");
        }
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
