package tableflow.console.ui.doctor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.service.doctor.explain.Explainer;
import tableflow.console.service.support.Redactor;
import tableflow.console.ui.work.TestWork;

class ExplainViewModelTest {

    private static final String GRANTS = "Insufficient Lake Formation permission(s): Required Describe on orders";

    private final TestWork jobs = TestWork.inline();
    private final List<Answer> examined = new ArrayList<>();
    private final ExplainViewModel model =
            new ExplainViewModel(jobs.work, new Explainer(new Redactor())::explain, examined::add);

    private Explanation explanation() {
        Explanation now = model.explanationProperty().get();
        assertThat(now).isNotNull();
        return now;
    }

    @Test
    void theExplanationFollowsTheText() {
        assertThat(model.explanationProperty().get()).isNull();

        model.pastedProperty().set(GRANTS);
        assertThat(explanation().first()).map(one -> one.mode().id()).contains("G4");

        model.pastedProperty().set("hello");
        assertThat(explanation().isSure()).isFalse();

        model.clear();
        assertThat(model.explanationProperty().get()).isNull();
        assertThat(model.report()).isEmpty();
    }

    @Test
    void examiningGoesToTheRungThatProvesIt() {
        model.pastedProperty().set(GRANTS);

        model.examine(explanation().answers().getFirst());

        assertThat(examined).extracting(Answer::examine).containsExactly(Rung.GLUE);
    }

    @Test
    void theWordsThatPointToItAreMarkedInTheWholeText() {
        model.pastedProperty().set("at noon: " + GRANTS);

        List<Piece> pieces = model.pieces(explanation().answers().getFirst());

        assertThat(pieces).extracting(Piece::text).containsExactly(
                "at noon: ", "Insufficient Lake Formation permission", "(s): Required Describe on orders");
        assertThat(pieces).extracting(Piece::marked).containsExactly(false, true, false);
    }

    @Test
    void ofALongTextWhatStandsAroundTheWordsIsShown() {
        model.pastedProperty().set("nothing here\n".repeat(4000) + GRANTS + "\n" + "nor here\n".repeat(4000));

        String shown = model.pieces(explanation().answers().getFirst()).stream()
                .map(Piece::text).collect(Collectors.joining());

        assertThat(shown).contains(GRANTS).contains("\u2026").hasSizeLessThan(1_000);
    }

    @Test
    void theReportHoldsCauseStepsAndTextWithoutSecrets() {
        model.pastedProperty().set(GRANTS + "\naws_secret_access_key=canary/0123456789");

        assertThat(model.report())
                .contains("G4 (certain)")
                .contains("1. Grant DESCRIBE on the database")
                .contains(GRANTS)
                .doesNotContain("canary");
    }

    @Test
    void aReportThatIsNotSureSaysSoAndListsWhatIsPossible() {
        model.pastedProperty().set("An error occurred (403) when calling the HeadObject operation: Forbidden");

        assertThat(model.report()).startsWith("Not sure").contains("Possible, not proven").contains("S9 (possible)");
    }

    @Test
    void aFailureOfTheReadingIsTold() {
        ExplainViewModel failing = new ExplainViewModel(jobs.work, text -> {
            throw RemoteFailure.of(Kind.UNEXPECTED, "explain", "no memory");
        }, examined::add);

        failing.pastedProperty().set(GRANTS);

        assertThat(failing.problemProperty().get()).isNotNull();
        assertThat(failing.explanationProperty().get()).isNull();
    }
}
