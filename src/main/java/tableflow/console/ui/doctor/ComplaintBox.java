package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.sentence;
import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.doctor.part.Parts;

/// The failure that led here: its words, what it looks like, and what is done about it.
final class ComplaintBox extends VBox {

    private final DoctorViewModel model;

    ComplaintBox(DoctorViewModel model) {
        this.model = model;
        setId("doctor-complaint");
        getStyleClass().add("doctor-complaint");
        model.complaintProperty().subscribe(this::show);
    }

    private void show(@Nullable Complaint complaint) {
        setVisible(complaint != null);
        setManaged(complaint != null);
        getChildren().clear();
        if (complaint == null) {
            return;
        }
        Label what = Parts.words(complaint.said().what().isEmpty()
                ? text("doctor.complaint") : text("doctor.complaint.what", complaint.said().what()), "strong");
        HBox.setHgrow(what, Priority.ALWAYS);
        Button close = Icons.button(Feather.X, text("doctor.complaint.close"), model::dismissComplaint);
        close.getStyleClass().add("small");
        HBox top = new HBox(Icons.of(Feather.MESSAGE_CIRCLE), what, close);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("doctor-marked");
        Label message = Parts.words(message(complaint), "mono", "doctor-complaint-message");
        getChildren().addAll(top, message);
        if (complaint.modes().isEmpty()) {
            getChildren().add(Parts.words(text("doctor.complaint.unknown"), "text-muted"));
        } else {
            FailureMode mode = complaint.modes().getFirst();
            Label cause = Parts.words(text("doctor.complaint.looks", mode.id(),
                    Words.certainty(mode.certainty()), mode.cause()));
            cause.setId("doctor-complaint-cause");
            getChildren().add(cause);
        }
        complaint.rung().ifPresent(rung -> getChildren().add(
                Parts.words(text("doctor.complaint.rung", Words.rung(rung)), "text-muted")));
    }

    private static String message(Complaint complaint) {
        String code = complaint.said().code();
        String words = complaint.said().message();
        String id = complaint.said().requestId();
        return (code.isEmpty() || words.startsWith(code) ? "" : code + ": ") + sentence(words)
                + (id == null ? "" : "  (" + id + ")");
    }
}
