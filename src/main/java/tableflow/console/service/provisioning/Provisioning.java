package tableflow.console.service.provisioning;

import java.nio.file.Path;
import java.util.List;
import tableflow.console.domain.Progress;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.Problem;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.domain.provisioning.StatusReport;

/// Provisions with one profile: from a manifest to healthy tables, and back.
///
/// All methods block. They throw [tableflow.console.domain.RemoteFailure], and
/// [tableflow.console.domain.provisioning.InvalidManifest] for a manifest that cannot be used.
public final class Provisioning {

    private final Profile profile;
    private final Tools tools;

    public Provisioning(Profile profile, Tools tools) {
        this.profile = profile;
        this.tools = tools;
    }

    /// Reads a manifest (YAML or JSON) and the schema files that it names.
    ///
    /// @throws tableflow.console.domain.provisioning.InvalidManifest with every problem, each with its place
    public Manifest read(Path file) {
        return notYet("read " + file + " for " + profile.name());
    }

    /// What is wrong with a manifest that did not come from a file; empty when it can be planned.
    public List<Problem> check(Manifest manifest) {
        return notYet("check " + manifest);
    }

    /// Compares reality with `manifest`. Reads only.
    public Plan plan(Manifest manifest, Progress progress) {
        return notYet("plan " + manifest + " with " + tools);
    }

    /// Does what `plan` says. It ends by a result also when a step failed or the thread was interrupted; the journal
    /// then lets the same manifest, planned again, continue.
    ///
    /// @throws tableflow.console.domain.RemoteFailure FORBIDDEN for a read-only profile, INVALID for a blocked plan or
    ///     one whose consents are missing, CONFLICT while another process applies with this profile
    public RunResult apply(Plan plan, ApplyOptions options, RunListener listener) {
        return notYet("apply " + plan);
    }

    /// How reality stands to `manifest`. Reads only.
    public StatusReport status(Manifest manifest, Progress progress) {
        return notYet("status " + manifest);
    }

    /// The runs of this profile, newest first.
    public List<RunSummary> runs() {
        return notYet("runs");
    }

    /// The manifest that a run applied, as its journal kept it: what resuming it plans anew.
    public Manifest manifestOf(String runId) {
        return notYet("manifest of " + runId);
    }

    /// What would be removed to undo everything that this console made for `manifest`. Reads only.
    public RemovalPlan planRemoval(Manifest manifest) {
        return notYet("plan removal of " + manifest);
    }

    /// What would be removed to undo one run. Reads only.
    public RemovalPlan planUndo(String runId) {
        return notYet("plan undo of " + runId);
    }

    /// Removes what `plan` says.
    ///
    /// @param confirmation what the user typed; it must be [RemovalPlan#confirmation()]
    public RunResult remove(RemovalPlan plan, String confirmation, RunListener listener) {
        return notYet("remove " + plan);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> T notYet(String what) {
        throw new UnsupportedOperationException(what + " " + profile.name() + tools.folder());
    }
}
