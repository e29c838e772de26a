package tableflow.console.ui.doctor;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.doctor.keep.ExaminationStore;
import tableflow.console.service.doctor.ladder.Watcher;
import tableflow.console.service.port.DesktopFiles;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.ui.doctor.review.ReviewServices;

/// What the pane needs of the outside, for one profile. What blocks says so and runs in jobs.
public interface DoctorServices {

    /// The profile as it is now: its keys may change while it is open.
    Profile profile();

    /// The checks that there are, each rung's in its order.
    List<Check> checks();

    /// See [tableflow.console.service.doctor.ladder.Examiner#examine]. Blocking.
    Examination examine(Subject subject, Watcher watcher);

    /// See [tableflow.console.service.doctor.ladder.Examiner#again]. Blocking.
    Examination again(Examination before, Set<Rung> rungs, Watcher watcher);

    /// Examines the rung of Athena anew, with EXPLAIN of a query of the table: the one question that leaves something
    /// behind, a result object. Only after the user has agreed. Blocking.
    Examination explainInAthena(Examination before, Watcher watcher);

    /// The examinations of the profile that were kept. Blocking.
    ExaminationStore store();

    /// What a text of any kind says about the cause of a failure. Quick, but no more than that.
    Explanation explain(String text);

    /// An examination as a report, without secrets. Quick for one of usual length, but no more than that.
    String report(Examination examination, ReportFormat format);

    /// What reviews of the profile need.
    ReviewServices reviews();

    /// The programs of the desktop that show files.
    DesktopFiles files();

    /// The names of the cluster's topics, internal ones left out. Blocking.
    List<String> topics();
}
