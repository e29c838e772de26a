package tableflow.console.ui.provisioning;

import java.util.List;
import java.util.function.Consumer;
import tableflow.console.domain.Progress;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.Problem;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.service.profile.KeyResolver;
import tableflow.console.service.provisioning.ApplyOptions;
import tableflow.console.service.provisioning.Provisioning;
import tableflow.console.service.provisioning.RunListener;

/// What the wizard asks of the provisioning service. Everything but [#check] blocks and is called in jobs; failures are
/// [tableflow.console.domain.RemoteFailure]s.
///
/// It stands between window and service so that the wizard is tested without remote systems.
public interface Provisioner {

    /// What is wrong with a manifest, without asking anybody; empty when it can be planned.
    List<Problem> check(Manifest manifest);

    /// Compares reality with `manifest`. Reads only.
    Plan plan(Manifest manifest, Progress progress);

    /// Does what `plan` says; returns a result also when a step failed or the thread was interrupted.
    RunResult apply(Plan plan, ApplyOptions options, RunListener listener);

    /// The runs of the profile, newest first.
    List<RunSummary> runs();

    /// The manifest that a run applied.
    Manifest manifestOf(String runId);

    /// What undoing a run would remove. Reads only.
    RemovalPlan planUndo(String runId);

    /// Removes what `plan` says; `confirmation` is what the user typed.
    RunResult remove(RemovalPlan plan, String confirmation, RunListener listener);

    /// `manifest` as a YAML document that the command line takes.
    String write(Manifest manifest);

    /// The secret of a key, when the user asks to see it.
    Secret secretOf(KeyRef key);

    /// The service of one profile.
    ///
    /// @param ended told of every applied plan, on the job's thread: the keys that it made may belong into the profile
    static Provisioner of(Provisioning service, KeyResolver keys, Consumer<RunResult> ended) {
        return new Provisioner() {
            @Override
            public List<Problem> check(Manifest manifest) {
                return service.check(manifest);
            }

            @Override
            public Plan plan(Manifest manifest, Progress progress) {
                return service.plan(manifest, progress);
            }

            @Override
            public RunResult apply(Plan plan, ApplyOptions options, RunListener listener) {
                RunResult result = service.apply(plan, options, listener);
                ended.accept(result);
                return result;
            }

            @Override
            public List<RunSummary> runs() {
                return service.runs();
            }

            @Override
            public Manifest manifestOf(String runId) {
                return service.manifestOf(runId);
            }

            @Override
            public RemovalPlan planUndo(String runId) {
                return service.planUndo(runId);
            }

            @Override
            public RunResult remove(RemovalPlan plan, String confirmation, RunListener listener) {
                return service.remove(plan, confirmation, listener);
            }

            @Override
            public String write(Manifest manifest) {
                return service.write(manifest);
            }

            @Override
            public Secret secretOf(KeyRef key) {
                return keys.resolve(key).secret();
            }
        };
    }
}
