package tableflow.console.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.ui.shell.Request;

/// The pane in a window, driven by keys and clicks, on a doctor whose verdicts the test decides.
class DoctorPaneTest extends DoctorPaneFixture {

    @Test
    void beforeAnythingIsExaminedTheLadderSaysWhatThereIs() {
        open(1100, 760);
        await("rungs", () -> ladder().getExpandedItemCount() == Rung.values().length);
        pictures("doctor-empty");
    }

    @Test
    void whatIsToBeMendedFirstIsShownWithItsPolicy() {
        doctor.troubled();
        open(1180, 860);

        examine();

        assertThat(find("#doctor-first", javafx.scene.control.Hyperlink.class).getText()).contains("external id 0000");
        assertThat(selected()).isInstanceOfSatisfying(LadderTree.Line.OfCheck.class, line ->
                assertThat(line.check().check().id()).isEqualTo("role-1"));
        assertThat(find("#doctor-finding-says", Label.class).getText()).contains("external id 0000");
        assertThat(find(".doctor-policy-json", TextArea.class).getText())
                .isEqualTo(FakeDoctor.TRUST);
        pictures("doctor-troubled");
    }

    @Test
    void theLadderIsWalkedByKeys() {
        doctor.troubled();
        open(1000, 700);
        examine();
        run(() -> {
            ladder().requestFocus();
            ladder().getSelectionModel().select(0);
        });

        press(KeyCode.RIGHT);
        press(KeyCode.DOWN);

        assertThat(selected()).isInstanceOfSatisfying(LadderTree.Line.OfCheck.class, line ->
                assertThat(line.check().check().id()).isEqualTo("workstation-1"));
        picture("doctor-narrow");
    }

    @Test
    void sixtyFindingsAndNamesThatNeverEnd() {
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(FakeDoctor.warning(i));
        }
        doctor.verdicts.put("bucket-1", Verdict.of(many));
        doctor.topics = List.of("eu-central-1.billing." + "invoice-adjustment-".repeat(12));
        open(1000, 700);

        enter("#doctor-topic", doctor.topics.getFirst());
        examine();

        assertThat(ladder().getExpandedItemCount()).isGreaterThan(15);
        picture("doctor-many");
    }

    @Test
    void whatHasBrokenSinceTheLastGoodRunIsTold() {
        open(1100, 760);
        enter("#doctor-topic", "payments");
        examine();
        doctor.troubled();
        doctor.at = FakeDoctor.AT.plusSeconds(3600);
        examine();
        await("both kept", () -> find("#doctor-history", ListView.class).getItems().size() == 2);

        click("#doctor-compare");

        await("the comparison", () -> stage().getScene().getRoot().lookupAll("#doctor-comparison .doctor-call").size()
                == 6);
        pictures("doctor-comparison");
    }

    private void choose(Rung rung) {
        ladder().getSelectionModel().select(List.of(Rung.values()).indexOf(rung));
    }

    @Test
    void athenaIsAskedForAPlanOnlyAfterAYes() {
        open(1100, 760);
        enter("#doctor-topic", "payments");
        examine();
        run(() -> {
            ladder().requestFocus();
            choose(Rung.ATHENA);
        });

        click("#doctor-plan");
        assertThat(dialogs.asked).singleElement().satisfies(question -> {
            assertThat(question.title()).contains("payments");
            assertThat(question.message()).contains("leaves something behind");
        });
        assertThat(doctor.explained).hasValue(0);

        run(dialogs::yes);
        await("the end", () -> doctor.explained.get() == 1 && shows("#doctor-run"));
        pictures("doctor-plan");
    }

    @Test
    void withoutATableThereIsNoPlanToAskFor() {
        open(1100, 760);
        examine();
        run(() -> choose(Rung.ATHENA));

        assertThat(find("#doctor-plan", Button.class).isDisabled()).isTrue();
    }

    @Test
    void aHealthyEnvironmentSaysSo() {
        open(1100, 760);
        examine();
        assertThat(shows("#doctor-summary")).isTrue();
        picture("doctor-healthy");
    }

    @Test
    void aFailureOfAnotherPaneOpensItsRung() {
        doctor.troubled();
        open(1100, 860);
        run(() -> pane().answer(new Request.Diagnose(
                Request.About.topic("payments"),
                new Request.Said("read topic payments", null, "AccessDenied",
                        "User: arn:aws:iam::123456789012:user/op is not authorized to perform: sts:AssumeRole", "r-1"),
                List.of("R2"))));
        await("the end", () -> shows("#doctor-run"));

        assertThat(doctor.examined.getFirst().topic()).contains("payments");
        assertThat(find("#doctor-complaint-cause", Label.class).getText()).contains("R2");
        assertThat(selected()).isInstanceOfSatisfying(LadderTree.Line.OfRung.class, line ->
                assertThat(line.row().rung()).isEqualTo(Rung.ROLE));
        pictures("doctor-complaint");
    }
}
