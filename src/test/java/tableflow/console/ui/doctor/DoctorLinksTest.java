package tableflow.console.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.Action;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.ui.shell.Request;

/// The ways that lead on: from a finding to what this console can do about it, from a pasted error to its rung, and
/// from an examination to a report.
class DoctorLinksTest extends DoctorPaneFixture {

    private final List<Request> sent = new ArrayList<>();

    private void finding(Action action) {
        Finding finding = FakeDoctor.untrusted();
        Remedy remedy = Remedy.steps(finding.remedy().steps()).action(action);
        doctor.verdicts.put("role-1", Verdict.of(finding.remedy(remedy)));
    }

    private void take(Class<? extends Request> request) {
        run(() -> navigation.take(request, sent::add));
    }

    @ParameterizedTest
    @EnumSource(Action.Kind.class)
    void theButtonOfAFindingDoesWhatItSays(Action.Kind kind) {
        finding(new Action(kind, kind == Action.Kind.OPEN_STATEMENT ? "SELECT 1" : "payments"));
        Request wanted = switch (kind) {
            case SHOW_TOPIC -> new Request.ShowTopic("payments");
            case PROVISION_TOPIC -> new Request.Provision("payments");
            case OPEN_STATEMENT -> new Request.OpenStatement("SELECT 1");
            case EDIT_PROFILE -> new Request.EditProfile();
        };
        take(wanted.getClass());
        open(1100, 800);
        examine();

        String says = find("#doctor-action", Button.class).getText();
        click("#doctor-action");

        assertThat(sent).containsExactly(wanted);
        assertThat(says).isEqualTo(switch (kind) {
            case SHOW_TOPIC -> "Show topic payments";
            case PROVISION_TOPIC -> "Provision topic payments";
            case OPEN_STATEMENT -> "Open the statement in Athena";
            case EDIT_PROFILE -> "Edit the profile";
        });
    }

    @Test
    void aButtonThatNobodyAnswersIsNotShown() {
        finding(new Action(Action.Kind.SHOW_TOPIC, "payments"));
        open(1100, 800);
        examine();
        await("the finding", () -> shows("#doctor-finding-says"));
        assertThat(shows("#doctor-action")).isFalse();
    }

    @Test
    void aPastedErrorLeadsToItsRung() {
        doctor.verdicts.put("bucket-1", Verdict.of(Finding.of("S4", Rung.BUCKET, Finding.Severity.ERROR,
                "No policy lets role tableflow read from bucket lake.")));
        open(1100, 860);
        enter("#doctor-topic", "payments");
        run(() -> pane().commands().stream()
                .filter(command -> command.title().startsWith("Explain an error"))
                .forEach(command -> command.action().run()));
        await("the box has the focus", () -> find("#explain-input", TextArea.class).isFocused());

        enter("#explain-input", "An error occurred (AccessDenied) when calling the GetObject operation: User: "
                + "arn:aws:sts::123456789012:assumed-role/tableflow/x is not authorized to perform: s3:GetObject on "
                + "resource: \"arn:aws:s3:::lake/a\" because no identity-based policy allows the s3:GetObject action");
        await("the cause", () -> shows("#explain-examine-S4"));
        pictures("doctor-explain-tab");
        click("#explain-examine-S4");
        await("the end", () -> shows("#doctor-run") && shows("#doctor-complaint"));

        assertThat(doctor.examined.getFirst().topic()).as("the topic that was chosen").contains("payments");
        assertThat(find("#doctor-complaint-cause", Label.class).getText()).contains("S4");
        await("the explained rung", () -> selected() instanceof LadderTree.Line.OfRung);
        assertThat(selected()).isInstanceOfSatisfying(LadderTree.Line.OfRung.class, line ->
                assertThat(line.row().state()).isEqualTo(RungRow.State.BROKEN));
    }

    @Test
    void whatIsShownIsCopiedAsAReport() {
        doctor.troubled();
        open(1180, 860);
        assertThat(find("#doctor-report", MenuButton.class).isDisabled())
                .as("there is nothing to report yet").isTrue();
        enter("#doctor-topic", "payments");
        examine();

        click("#doctor-report");
        robot.clickOn("Copy as Markdown");
        awaitCopied();

        assertThat(clipboard()).startsWith("# Doctor: test, topic payments").contains("## 1. ERROR R2", "```json");
        pictures("doctor-report");
        click("#report-close");
        assertThat(shows("#report-note")).isFalse();
    }

    @Test
    void aKeptExaminationIsReportedAsItWas() {
        doctor.troubled();
        open(1180, 860);
        examine();
        doctor.verdicts.put("role-1", Verdict.healthy("Trusted now."));
        doctor.verdicts.put("tableflow-2", Verdict.healthy("Written."));
        doctor.at = FakeDoctor.AT.plusSeconds(600);
        examine();
        run(() -> pane().commands().stream()
                .filter(command -> command.title().equals("Kept examinations"))
                .forEach(command -> command.action().run()));
        var list = find("#doctor-history", ListView.class);
        await("both kept", () -> list.getItems().size() == 2);
        assertThat(find("#doctor-history-report", MenuButton.class).isDisabled()).isTrue();

        run(() -> list.getSelectionModel().select(1));
        click("#doctor-history-report");
        press(KeyCode.UP);
        press(KeyCode.ENTER);
        awaitCopied();

        assertThat(clipboard()).contains("## 1. ERROR R2").doesNotContain("Trusted now.");
    }

    /// The note stands there while the report is made, too.
    private void awaitCopied() {
        await("it is copied", () -> labels().contains("The report is on the clipboard, as Markdown."));
    }

    private static String clipboard() {
        return fx(() -> Clipboard.getSystemClipboard().getString());
    }
}
