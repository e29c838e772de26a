package tableflow.console;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.service.doctor.DoctorLadder;
import tableflow.console.service.doctor.ladder.Examiner;
import tableflow.console.service.doctor.ladder.Ladder;
import tableflow.console.service.doctor.ladder.Systems;
import tableflow.console.service.doctor.ladder.Watcher;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.ui.doctor.DoctorPane;
import tableflow.console.ui.doctor.DoctorServices;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.shell.PaneSpec;

/// Puts the Doctor pane of one open profile together.
final class DoctorWiring implements DoctorServices {

    private final Wiring wiring;
    private final OpenProfile opened;
    private final TopicSources sources;
    private final Ladder ladder = DoctorLadder.whole();

    /// @param sources lists the topics
    DoctorWiring(Wiring wiring, OpenProfile opened, TopicSources sources) {
        this.wiring = wiring;
        this.opened = opened;
        this.sources = sources;
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

    private Examiner examiner() {
        Profile profile = opened.now();
        Systems systems = new Systems(
                wiring.connector(profile),
                new SdkConnector(profile, wiring.profiles()),
                wiring.reachability(),
                key -> wiring.resolve(opened.now(), key),
                InstantSource.system(),
                wiring.threads());
        return new Examiner(ladder, systems, wiring.redactor()::redact);
    }

    @Override
    public List<String> topics() {
        return sources.kafka().get().topicNames(false).stream().sorted().toList();
    }
}
