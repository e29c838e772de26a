package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.profile.Profile;
import tableflow.console.sandbox.armoury.Lab;
import tableflow.console.sandbox.armoury.Scene;
import tableflow.console.service.doctor.ladder.Watcher;
import tableflow.console.service.support.AppDirs;

/// The rungs of Glue, Athena and the data, on the lab.
@ExtendWith(Lab.Shared.class)
class LakeRungsTest {

    @TempDir
    static Path home;

    private static Wiring wiring;

    @BeforeAll
    static void wire() {
        wiring = new Wiring(AppDirs.under(home));
    }

    @AfterAll
    static void close() {
        wiring.close();
    }

    private static Examination examine(Scene scene) throws Exception {
        Profile profile = wiring.profile(null, scene.file());
        return Diagnosis.examiner(wiring, profile).examine(Subject.of(profile, scene.topic()), Watcher.NONE);
    }

    private static String told(Examination done) {
        return done.rungs().stream().flatMap(report -> report.checks().stream())
                .map(it -> it.check().id() + ": " + it.verdict().outcome() + " " + it.verdict().says())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whereAllIsWellNothingIsFound(Lab lab) throws Exception {
        Examination done = examine(lab.healthy());

        assertThat(done.findings()).as(told(done)).isEmpty();
        assertThat(done.rungs()).extracting(RungReport::rung).contains(Rung.GLUE, Rung.ATHENA, Rung.DATA);
        assertThat(done.rungs()).as(told(done))
                .allSatisfy(report -> assertThat(report.outcome()).isEqualTo(Verdict.Outcome.HEALTHY));
    }

    /// What Athena says follows from what another rung finds.
    @ParameterizedTest
    @CsvSource({"G4 query, G4, A7", "S4 query, S4, A14"})
    void theCauseComesBeforeWhatAthenaSays(String scenes, String cause, String mode, Lab lab) throws Exception {
        try (Scene scene = lab.arm(scenes)) {
            Examination done = examine(scene);

            assertThat(done.findings()).extracting(Finding::id).as(told(done)).startsWith(cause).contains(mode);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"G1", "G2", "G3", "G3 table", "G8", "G9", "G11", "G12", "A1", "A1 rights",
            "A2", "A3", "A3 disabled", "A4", "A5", "A8", "A9", "A10", "A11", "A12", "A13",
            "A15", "A18", "A19", "A20", "A23", "G4", "G5", "G6", "G10"})
    void whatIsBrokenComesFirst(String mode, Lab lab) throws Exception {
        try (Scene scene = lab.arm(mode)) {
            Examination done = examine(scene);

            assertThat(done.findings()).as(told(done)).isNotEmpty();
            assertThat(done.findings().getFirst().id()).as(told(done)).isEqualTo(mode.replaceFirst(" .*", ""));
        }
    }
}
