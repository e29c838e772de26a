package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.ladder.Causes;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.doctor.part.CallList;
import tableflow.console.ui.doctor.part.Parts;
import tableflow.console.ui.doctor.part.RemedyBox;

/// A finding unfolded: the cause, how sure it is, what to do, what shows it, what speaks against it.
final class FindingView extends VBox {

    /// @param others all findings, one of which may bring this one about
    FindingView(Finding finding, List<Finding> others, DoctorActions actions) {
        getStyleClass().add("doctor-finding");
        getChildren().add(head(finding));
        Label says = Parts.words(finding.says(), "doctor-finding-says");
        says.setId("doctor-finding-says");
        getChildren().add(says);
        finding.mode().map(FailureMode::cause).filter(cause -> !cause.equals(finding.says()))
                .ifPresent(cause -> getChildren().add(Parts.words(cause, "text-muted")));
        Optional<Finding> behind = Causes.cause(finding, others);
        behind.ifPresent(cause -> getChildren().add(behind(cause, actions)));
        getChildren().add(new RemedyBox(finding.remedy(), actions.navigation()));
        getChildren().add(Parts.section(text("doctor.finding.for"), new CallList(finding.supports())));
        if (!finding.contradicts().isEmpty()) {
            getChildren().add(sentences(text("doctor.finding.against"), Feather.MINUS_CIRCLE, finding.contradicts()));
        }
        if (!finding.unchecked().isEmpty()) {
            getChildren().add(sentences(text("doctor.finding.unchecked"), Feather.HELP_CIRCLE, finding.unchecked()));
        }
    }

    private static Node head(Finding finding) {
        StatusPill severity =
                new StatusPill(Words.severity(finding.severity()), Words.severityName(finding.severity()));
        Label certainty = new Label(Words.certainty(finding.certainty()));
        certainty.getStyleClass().add("text-muted");
        FlowPane head = new FlowPane(severity, certainty);
        head.getStyleClass().add("doctor-head");
        head.setRowValignment(VPos.CENTER);
        if (!finding.id().isEmpty()) {
            Label mode = new Label(text("doctor.finding.mode", finding.id()));
            mode.getStyleClass().add("text-muted");
            head.getChildren().add(mode);
        }
        head.getChildren().add(Copying.button(text("doctor.finding.copy"), () -> FindingText.of(finding)));
        return head;
    }

    private static Node behind(Finding cause, DoctorActions actions) {
        Hyperlink link = new Hyperlink(cause.says());
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        link.setOnAction(event -> actions.reveal(cause));
        VBox box = new VBox(Parts.words(text("doctor.finding.behind"), "strong"), link);
        box.getStyleClass().add("doctor-behind");
        return box;
    }

    private static Node sentences(String heading, Feather sign, List<String> sentences) {
        VBox section = Parts.section(heading);
        sentences.forEach(it -> section.getChildren().add(Parts.marked(Icons.of(sign, "doctor-small-icon"), it)));
        return section;
    }
}
