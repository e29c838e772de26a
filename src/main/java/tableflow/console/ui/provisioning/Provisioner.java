package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import tableflow.console.domain.Problem;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunEvent;
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
    ///
    /// @param also names doubtful objects that are to go too, as [RemovalPlan#names] takes them
    RemovalPlan planUndo(String runId, Set<String> also);

    /// Removes what `plan` says; `confirmation` is what the user typed.
    RunResult remove(RemovalPlan plan, String confirmation, RunListener listener);

    /// Reads a manifest (YAML or JSON) with the schema files that it names.
    ///
    /// @throws tableflow.console.domain.BadInput with every problem and its place
    Manifest read(Path file);

    /// `manifest` as a YAML document that the command line takes.
    String write(Manifest manifest);

    /// The secret of a key, when the user asks to see it.
    Secret secretOf(KeyRef key);

    /// Keeps the stored profile in step with its keys.
    interface ProfileKeeper {

        /// The keys that a run made or took may be missing in the profile.
        void made(RunResult result);

        /// The keys that a removal took away may stand in the profile.
        void removed(RemovalPlan plan, RunResult result);
    }

    /// The run has ended whatever becomes of the profile: a failure to keep it is a line of the log.
    private static void keeping(RunListener listener, Runnable keep) {
        try {
            keep.run();
        } catch (RemoteFailure failure) {
            listener.happened(new RunEvent.Logged(
                    Instant.now(),
                    null,
                    RunEvent.Level.WARNING,
                    text("provisioning.run.profile", failure.getMessage())));
        }
    }

    /// The service of one profile.
    ///
    /// @param service with the keys that the profile has now
    /// @param keeper told of every run that ended, on the job's thread
    static Provisioner of(Supplier<Provisioning> service, KeyResolver keys, ProfileKeeper keeper) {
        return new Provisioner() {
            @Override
            public List<Problem> check(Manifest manifest) {
                return service.get().check(manifest);
            }

            @Override
            public Plan plan(Manifest manifest, Progress progress) {
                return service.get().plan(manifest, progress);
            }

            @Override
            public RunResult apply(Plan plan, ApplyOptions options, RunListener listener) {
                RunResult result = service.get().apply(plan, options, listener);
                keeping(listener, () -> keeper.made(result));
                return result;
            }

            @Override
            public List<RunSummary> runs() {
                return service.get().runs();
            }

            @Override
            public Manifest manifestOf(String runId) {
                return service.get().manifestOf(runId);
            }

            @Override
            public RemovalPlan planUndo(String runId, Set<String> also) {
                return service.get().planUndo(runId, also);
            }

            @Override
            public RunResult remove(RemovalPlan plan, String confirmation, RunListener listener) {
                RunResult result = service.get().remove(plan, confirmation, listener);
                keeping(listener, () -> keeper.removed(plan, result));
                return result;
            }

            @Override
            public Manifest read(Path file) {
                return service.get().read(file);
            }

            @Override
            public String write(Manifest manifest) {
                return service.get().write(manifest);
            }

            @Override
            public Secret secretOf(KeyRef key) {
                return keys.resolve(key).secret();
            }
        };
    }
}
