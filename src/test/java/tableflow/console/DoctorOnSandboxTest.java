package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.profile.Profile;
import tableflow.console.sandbox.armoury.Armoury;
import tableflow.console.sandbox.armoury.Lab;
import tableflow.console.sandbox.armoury.Mode;
import tableflow.console.sandbox.armoury.Recorder;
import tableflow.console.sandbox.armoury.Scene;
import tableflow.console.service.doctor.ladder.Watcher;

/// The whole ladder on a real environment that is brought into each way to fail: the right one is named first, and
/// where all is well nothing is. Every call of every examination goes through a recorder, which lets none be that
/// changes something.
@Tag("journey")
class DoctorOnSandboxTest extends RecordedLab {
    private static Examination examine(Scene scene) throws IOException {
        return looking(scene, profile ->
                Diagnosis.examiner(wiring, profile).examine(Subject.of(profile, scene.topic()), Watcher.NONE));
    }

    private static String told(Examination done) {
        return done.findings().stream()
                .map(finding -> finding.id() + " " + finding.severity() + " at " + finding.rung() + ": "
                        + finding.says())
                .collect(Collectors.joining("\n", "findings:\n", "\n")) + done.rungs().stream()
                .flatMap(report -> report.checks().stream())
                .filter(one -> one.verdict().outcome() != Verdict.Outcome.HEALTHY)
                .map(one -> one.check().id() + " " + one.verdict().outcome() + ": " + one.verdict().says())
                .collect(Collectors.joining("\n"));
    }

    static List<Mode> modes() {
        return Armoury.all();
    }

    static List<Mode> healthy() {
        return Armoury.healthy();
    }

    @Test
    void whereAllIsWellNothingIsFoundAndEverySystemWasAsked(Lab lab) throws Exception {
        try (Scene scene = lab.healthy()) {
            Examination done = examine(scene);

            assertThat(done.findings()).as(told(done)).isEmpty();
            assertThat(done.rungs()).extracting(RungReport::rung).containsExactly(Rung.values());
            assertThat(done.rungs()).as(told(done))
                    .allSatisfy(report -> assertThat(report.outcome()).isEqualTo(Verdict.Outcome.HEALTHY));
            assertThat(recorder.calls()).extracting(Recorder.Call::service).contains("confluent", "registry", "sts",
                    "iam", "s3", "glue", "athena");
            assertThat(recorder.countsKafka()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void whatIsBrokenIsNamedFirst(Mode mode, Lab lab) throws Exception {
        try (Scene scene = mode.armed(lab)) {
            Examination done = examine(scene);

            assertThat(done.findings().stream().map(Finding::id).findFirst()).as(told(done)).contains(mode.id());
            assertThat(done.findings().getFirst().supports()).as("calls that show it").isNotEmpty();
        }
    }

    /// Neither is even suspected where the other is.
    @ParameterizedTest
    @CsvSource({"S1, S18", "S2, S9", "S3, S4", "S5, S6", "S10, S11", "R2, R3", "G2, G4", "A2, A3", "T11, T12",
        "T15, T16"})
    void whatLooksAlikeIsToldApart(String one, String other, Lab lab) throws Exception {
        for (List<String> pair : List.of(List.of(one, other), List.of(other, one))) {
            try (Scene scene = lab.arm(pair.getFirst())) {
                Examination done = examine(scene);

                assertThat(done.findings()).extracting(Finding::id).as(told(done))
                        .startsWith(pair.getFirst()).doesNotContain(pair.getLast());
            }
        }
    }

    @Test
    void thereAreMoreThanSeventyWaysToFail() {
        assertThat(Armoury.all().stream().map(Mode::id).distinct()).hasSizeGreaterThan(70);
    }

    /// Where the bucket may not be listed, the object that Glue points to tells more; where that may not be read
    /// either, only S3's words do.
    @Test
    void withoutTheRightToListWhatGluePointsToIsRead(Lab lab) throws Exception {
        try (Scene scene = lab.arm("S3")) {
            Examination done = examine(scene);
            assertThat(outcome(done, "bucket-listing")).as(told(done)).isEqualTo(Verdict.Outcome.BROKEN);
            assertThat(outcome(done, "bucket-reading")).as(told(done)).isEqualTo(Verdict.Outcome.HEALTHY);
        }
        try (Scene scene = lab.arm("S3")) {
            scene.operatorReadsNoObjects();
            Examination done = examine(scene);
            assertThat(done.findings()).extracting(Finding::id).as(told(done)).contains("S3", "S4");
        }
    }

    /// EXPLAIN is the one question that leaves something behind: it is never put unless it is asked for, and then
    /// nothing else changes anything.
    @Test
    void explainIsRunOnRequestOnlyAndIsAllThatLeavesSomethingBehind(Lab lab) throws Exception {
        try (Scene scene = lab.healthy()) {
            Examination usual = examine(scene);
            assertThat(recorder.calls()).extracting(Recorder.Call::operation).doesNotContain("StartQueryExecution");
            assertThat(outcome(usual, "query-plan")).isEqualTo(Verdict.Outcome.NOT_CHECKED);

            Profile profile = usual.subject().profile();
            recorder.forget();
            Examination asked = Diagnosis.withExplain(wiring, profile)
                    .again(usual, Set.of(Rung.ATHENA), Watcher.NONE);

            assertThat(recorder.calls()).filteredOn(Recorder.Call::changes).singleElement()
                    .extracting(Recorder.Call::operation).isEqualTo("StartQueryExecution");
            assertThat(outcome(asked, "query-plan")).as(told(asked)).isNotEqualTo(Verdict.Outcome.NOT_CHECKED);

            recorder.forget();
            Diagnosis.examiner(wiring, profile).again(asked, Set.of(Rung.ATHENA), Watcher.NONE);
            assertThat(recorder.calls()).isNotEmpty().noneMatch(Recorder.Call::changes);
        }
    }

    @Test
    void whereTheWorkgroupRefusesAQueryItsExplainSaysSoWithTheRightThatIsMissing(Lab lab) throws Exception {
        try (Scene scene = lab.healthy()) {
            Examination usual = examine(scene);
            scene.operatorMayNotStartQueries();
            Examination asked = Diagnosis.withExplain(wiring, usual.subject().profile())
                    .again(usual, Set.of(Rung.ATHENA), Watcher.NONE);

            Finding plan = asked.rungs().stream().flatMap(report -> report.checks().stream())
                    .filter(one -> one.check().id().equals("query-plan")).findFirst().orElseThrow()
                    .verdict().findings().getFirst();
            assertThat(plan.id()).as(told(asked)).isEqualTo("A4");
            assertThat(plan.remedy().policies()).singleElement().satisfies(change ->
                    assertThat(change.json()).contains("athena:StartQueryExecution", "workgroup/primary"));
        }
    }

    /// Only who begins a query meets the account's quota of them.
    @Test
    void aQuotaOfQueriesIsToldByTheExplainThatMeetsIt(Lab lab) throws Exception {
        try (Scene scene = lab.healthy()) {
            Examination usual = examine(scene);
            scene.queriesAreTooMany();
            Examination asked = Diagnosis.withExplain(wiring, usual.subject().profile())
                    .again(usual, Set.of(Rung.ATHENA), Watcher.NONE);

            assertThat(asked.findings()).extracting(Finding::id).as(told(asked)).containsExactly("A16");
        }
    }

    /// The operator reads the policies of roles and may not simulate; then it may read none either.
    @Test
    void whereTheSimulatorMayNotBeAskedTheRolesOwnPoliciesAreJudged(Lab lab) throws Exception {
        try (Scene scene = lab.arm("R7")) {
            scene.operatorReadsRoles(true);
            Examination done = examine(scene);

            Finding first = done.findings().getFirst();
            assertThat(first.id()).as(told(done)).isEqualTo("R7");
            assertThat(first.certainty()).isEqualTo(Certainty.LIKELY);
            assertThat(first.unchecked()).anyMatch(it -> it.contains("simulator"));
            assertThat(first.remedy().policies()).singleElement().satisfies(change ->
                    assertThat(change.json()).contains("s3:PutObject").doesNotContain("s3:GetObject"));
        }
        try (Scene scene = lab.arm("R7")) {
            scene.operatorReadsRoles(false);
            Examination done = examine(scene);

            assertThat(done.findings()).extracting(Finding::id).as(told(done)).doesNotContain("R7");
            assertThat(outcome(done, "storage-role-rights")).as(told(done)).isEqualTo(Verdict.Outcome.NOT_CHECKED);
        }
    }

    @Test
    void whereAllIsWellTheRolesOwnPoliciesSayTheSame(Lab lab) throws Exception {
        try (Scene scene = lab.healthy()) {
            scene.operatorReadsRoles(true);
            Examination done = examine(scene);

            assertThat(done.findings()).as(told(done)).extracting(Finding::severity)
                    .doesNotContain(Finding.Severity.ERROR);
            assertThat(outcome(done, "storage-role-rights")).as(told(done)).isEqualTo(Verdict.Outcome.HEALTHY);
            assertThat(outcome(done, "catalog-role-rights")).as(told(done)).isEqualTo(Verdict.Outcome.HEALTHY);
        }
    }

    private static Verdict.Outcome outcome(Examination done, String check) {
        return done.rungs().stream().flatMap(report -> report.checks().stream())
                .filter(one -> one.check().id().equals(check)).findFirst().orElseThrow().verdict().outcome();
    }

    /// Each has a mode of the same id that is found.
    @ParameterizedTest
    @MethodSource("healthy")
    void whatOnlyLooksBrokenIsNot(Mode mode, Lab lab) throws Exception {
        try (Scene scene = mode.armed(lab)) {
            Examination done = examine(scene);

            assertThat(done.findings()).as(told(done)).isEmpty();
        }
    }
}
