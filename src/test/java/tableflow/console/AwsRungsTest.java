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

/// The rungs of AWS's identity, roles, bucket and key, on the lab.
@ExtendWith(Lab.Shared.class)
class AwsRungsTest {
    private static final List<Rung> RUNGS = List.of(Rung.IDENTITY, Rung.ROLE, Rung.BUCKET, Rung.KMS);

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

    private static List<Finding> found(Examination done) {
        return done.findings().stream().filter(it -> RUNGS.contains(it.rung())).toList();
    }

    private static String told(Examination done) {
        return done.rungs().stream().filter(report -> RUNGS.contains(report.rung())).map(AwsRungsTest::told)
                .collect(Collectors.joining("\n"));
    }

    private static String told(RungReport report) {
        return report.checks().stream().map(it -> it.check().id() + " " + it.verdict().outcome() + ": "
                        + it.verdict().says() + " " + it.verdict().findings().stream().map(Finding::id).toList())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whereAllIsWellNothingIsFound(Lab lab) throws Exception {
        Examination done = examine(lab.healthy());

        assertThat(found(done)).as(told(done)).isEmpty();
        assertThat(done.rungs()).filteredOn(it -> RUNGS.contains(it.rung())).allSatisfy(report ->
                assertThat(report.outcome()).as(told(report)).isEqualTo(Verdict.Outcome.HEALTHY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C3", "C4", "C5", "C10", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10",
            "S1", "S2", "S3", "S4", "S5", "S5 network", "S6", "S8", "S9", "S10", "S11", "S11 deletion", "S12", "S13",
            "S15", "S15 archive", "S16", "S17", "S18", "S19"})
    void whatIsBrokenComesFirst(String mode, Lab lab) throws Exception {
        try (Scene scene = lab.arm(mode)) {
            Examination done = examine(scene);

            assertThat(found(done)).as(told(done)).isNotEmpty();
            assertThat(found(done).getFirst().id()).as(told(done)).isEqualTo(mode.split(" ")[0]);
            assertThat(found(done).getFirst().supports()).as("calls that show it").isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"R8 null", "R9 exempt", "S10 allowed", "S15 noncurrent", "S5 tls"})
    void whatOnlyLooksBrokenIsNoFinding(String state, Lab lab) throws Exception {
        try (Scene scene = lab.arm(state)) {
            Examination done = examine(scene);

            assertThat(found(done)).as(told(done)).isEmpty();
        }
    }
}
