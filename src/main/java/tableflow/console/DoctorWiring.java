package tableflow.console;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.process.SystemFiles;
import tableflow.console.service.doctor.DoctorLadder;
import tableflow.console.service.doctor.explain.Explainer;
import tableflow.console.service.doctor.keep.ExaminationStore;
import tableflow.console.service.doctor.ladder.Examiner;
import tableflow.console.service.doctor.ladder.Ladder;
import tableflow.console.service.doctor.ladder.Watcher;
import tableflow.console.service.doctor.report.ExaminationReport;
import tableflow.console.service.port.DesktopFiles;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.ui.doctor.DoctorPane;
import tableflow.console.ui.doctor.DoctorServices;
import tableflow.console.ui.doctor.review.ReviewServices;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.shell.PaneSpec;

/// Puts the Doctor pane of one open profile together.
final class DoctorWiring implements DoctorServices {

    private final Wiring wiring;
    private final OpenProfile opened;
    private final TopicSources sources;
    private final Ladder ladder = DoctorLadder.whole();
    private final ExaminationStore store;
    private final Explainer explainer;
    private final DesktopFiles files = SystemFiles.ofThisMachine();

    /// @param sources lists the topics
    DoctorWiring(Wiring wiring, OpenProfile opened, TopicSources sources) {
        this.wiring = wiring;
        this.opened = opened;
        this.sources = sources;
        this.store = ExaminationStore.of(
                wiring.dataFolder(), opened.now().name(), wiring.redactor()::redact, InstantSource.system());
        this.explainer = new Explainer(wiring.redactor());
    }

    PaneSpec pane() {
        return DoctorPane.spec(this);
    }

    @Override
    public Profile profile() {
        return opened.now();
    }

    @Override
    public List<Check> checks() {
        return ladder.checks();
    }

    @Override
    public Examination examine(Subject subject, Watcher watcher) {
        return examiner().examine(subject, watcher);
    }

    @Override
    public Examination again(Examination before, Set<Rung> rungs, Watcher watcher) {
        return examiner().again(before, rungs, watcher);
    }

    @Override
    public Examination explainInAthena(Examination before, Watcher watcher) {
        return Diagnosis.withExplain(wiring, opened.now()).again(before, Set.of(Rung.ATHENA), watcher);
    }

    private Examiner examiner() {
        return Diagnosis.examiner(wiring, opened.now());
    }

    @Override
    public ExaminationStore store() {
        return store;
    }

    @Override
    public Explanation explain(String text) {
        return explainer.explain(text);
    }

    @Override
    public String report(Examination examination, ReportFormat format) {
        return new ExaminationReport(wiring.redactor()::redact).of(examination, format);
    }

    @Override
    public ReviewServices reviews() {
        return new ReviewWiring(wiring, opened);
    }

    @Override
    public DesktopFiles files() {
        return files;
    }

    @Override
    public List<String> topics() {
        return sources.kafka().get().topicNames(false).stream().sorted().toList();
    }
}
