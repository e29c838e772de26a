package tableflow.console.domain.doctor.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.FailureCatalogue;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.ladder.Finding.Severity;

class CausesTest {

    private static Finding error(String mode, Rung rung) {
        return Finding.of(mode, rung, Severity.ERROR, mode);
    }

    @Test
    void theCauseComesBeforeWhatFollowsFromIt() {
        Finding failed = error("T1", Rung.TABLEFLOW);
        Finding trust = error("R2", Rung.ROLE);
        Finding noTable = error("G2", Rung.GLUE);

        List<Finding> ranked = Causes.ranked(List.of(failed, noTable, trust));

        assertThat(ranked).extracting(Finding::id).containsExactly("R2", "T1", "G2");
        assertThat(Causes.cause(failed, ranked)).contains(trust);
        assertThat(Causes.cause(trust, ranked)).isEmpty();
    }

    @Test
    void errorsComeBeforeWarningsAndTheTopOfTheLadderFirst() {
        Finding lifecycle = Finding.of("S15", Rung.BUCKET, Severity.WARNING, "lifecycle");
        Finding key = error("T15", Rung.KAFKA);
        Finding schema = error("T9", Rung.TOPIC);

        assertThat(Causes.ranked(List.of(lifecycle, schema, key))).containsExactly(key, schema, lifecycle);
    }

    @Test
    void aPossibilityComesAfterWhatIsCertain() {
        Finding hint = error("T5", Rung.TABLEFLOW).certainty(Certainty.POSSIBLE);
        Finding sure = error("S18", Rung.BUCKET);

        assertThat(Causes.ranked(List.of(hint, sure))).containsExactly(sure, hint);
    }

    @Test
    void allFindingsAreKeptInAnyOrderThatTheyComeIn() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Rung> rungs = List.of(Rung.values());
        List<String> ids = FailureCatalogue.all().stream().map(FailureMode::id).toList();
        for (int i = 0; i < 300; i++) {
            List<Finding> findings = new ArrayList<>();
            for (int n = random.nextInt(12); n >= 0; n--) {
                findings.add(Finding.of(ids.get(random.nextInt(ids.size())),
                        rungs.get(random.nextInt(rungs.size())),
                        random.nextBoolean() ? Severity.ERROR : Severity.WARNING, "says " + n));
            }
            List<Finding> ranked = Causes.ranked(findings);
            Collections.shuffle(findings, random);

            assertThat(ranked).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(findings);
        }
    }
}
