package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

/// The rungs from the workstation to the provider integration, on the lab.
@ExtendWith(Lab.Shared.class)
class ConfluentRungsTest {

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

    private static List<Finding> upper(Examination done) {
        return done.findings().stream().filter(it -> it.rung().compareTo(Rung.IDENTITY) < 0).toList();
    }

    @Test
    void whereAllIsWellNothingIsFound(Lab lab) throws Exception {
        Examination done = examine(lab.healthy());

        assertThat(upper(done)).isEmpty();
        assertThat(done.rungs()).filteredOn(it -> it.rung().compareTo(Rung.IDENTITY) < 0)
                .allSatisfy(report -> assertThat(report.outcome()).as(ConfluentRungsTest.told(report))
                        .isEqualTo(Verdict.Outcome.HEALTHY));
    }

    private static String told(RungReport report) {
        return report.checks().stream().map(it -> it.check().id() + ": " + it.verdict().says())
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T1", "T2", "T3", "T4", "T6", "T7", "T8", "T9", "T10", "T11", "T12", "T15", "T16", "T17",
            "T20", "C8"})
    void whatIsBrokenComesFirst(String mode, Lab lab) throws Exception {
        try (Scene scene = lab.arm(mode)) {
            Examination done = examine(scene);

            assertThat(upper(done)).as(done.rungs().stream().map(ConfluentRungsTest::told)
                    .collect(Collectors.joining("\n"))).isNotEmpty();
            assertThat(upper(done).getFirst().id()).isEqualTo(mode);
        }
    }
}
