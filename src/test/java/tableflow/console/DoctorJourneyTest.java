package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.doctor.ladder.Comparison;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict.Outcome;
import tableflow.console.domain.profile.Profile;
import tableflow.console.sandbox.armoury.Lab;
import tableflow.console.sandbox.armoury.Scene;
import tableflow.console.service.doctor.keep.ExaminationStore;
import tableflow.console.service.doctor.keep.Kept;
import tableflow.console.service.doctor.ladder.Examiner;
import tableflow.console.service.doctor.ladder.Watcher;
import tableflow.console.service.support.AppDirs;

/// A trust policy breaks: the doctor names it first, it is mended, the rung is examined anew, and what was kept tells
/// the story.
@ExtendWith(Lab.Shared.class)
class DoctorJourneyTest {

    @TempDir
    static Path home;

    @Test
    void aBrokenTrustIsNamedFirstMendedAndComparedWithTheGoodRun(Lab lab) throws Exception {
        try (Wiring wiring = new Wiring(AppDirs.under(home))) {
            ExaminationStore store = ExaminationStore.of(
                    home.resolve("kept"), "lab", wiring.redactor()::redact, InstantSource.system());
            Profile profile;
            Subject subject;
            Examination good;
            try (Scene scene = lab.healthy()) {
                profile = wiring.profile(null, scene.file());
                subject = Subject.of(profile, scene.topic());
                good = Diagnosis.examiner(wiring, profile).examine(subject, Watcher.NONE);
            }
            assertThat(good.findings()).extracting(Finding::says).isEmpty();
            Kept keptGood = store.add(good, false);

            Examination broken;
            Examiner examiner;
            try (Scene scene = lab.arm("R2")) {
                Profile broke = wiring.profile(null, scene.file());
                examiner = Diagnosis.examiner(wiring, broke);
                broken = examiner.examine(Subject.of(broke, scene.topic()), Watcher.NONE);
            }
            Finding first = broken.findings().getFirst();
            assertThat(first.id()).isEqualTo("R2");
            assertThat(first.remedy().policies()).isNotEmpty();
            Kept keptBroken = store.add(broken, false);

            Examination mended = examiner.again(broken, Examiner.from(Rung.ROLE), Watcher.NONE);
            assertThat(mended.rungs()).filteredOn(report -> report.rung() == Rung.ROLE)
                    .extracting(RungReport::outcome).containsExactly(Outcome.HEALTHY);

            assertThat(store.lastGood(keptBroken.about(), Instant.now())).contains(keptGood);
            assertThat(kinds(store.read(keptGood.id(), profile), store.read(keptBroken.id(), profile)))
                    .contains(Comparison.Kind.NEWLY_BROKEN);
            assertThat(kinds(broken, mended)).contains(Comparison.Kind.MENDED);
        }
    }

    private static List<Comparison.Kind> kinds(Examination before, Examination after) {
        return Comparison.of(before, after).thatMatter().stream().map(Comparison.Change::kind).toList();
    }
}
