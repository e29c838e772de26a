package tableflow.console.service.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Problem;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.RunEvent.Level;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.domain.provisioning.StatusReport;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.service.profile.WriteGuard;

/// Provisions with one profile: from a manifest to healthy tables, and back.
///
/// All methods block. They throw [tableflow.console.domain.RemoteFailure], and
/// [tableflow.console.domain.BadInput] for a manifest that cannot be used.
public final class Provisioning {

    private final Profile profile;
    private final Tools tools;
    private final WriteGuard guard;
    private final Journals journals;
    private final Planner planner;

    public Provisioning(Profile profile, Tools tools) {
        this(profile, tools, Boundary.NONE);
    }

    /// As the public one, with the points at which a test kills a run.
    Provisioning(Profile profile, Tools tools, Boundary boundary) {
        this.profile = profile;
        this.tools = tools;
        this.guard = new WriteGuard(profile);
        this.journals = new Journals(tools.folder(), profile.name(), tools.waiter(), boundary);
        this.planner = new Planner(tools, profile, journals);
    }

    /// Reads a manifest (YAML or JSON) and the schema files that it names.
    ///
    /// @throws BadInput with every problem, each with its place
    public Manifest read(Path file) {
        return ManifestReader.read(file);
    }

    /// Where the secrets of the keys lie that runs with this profile made and that are still there.
    public List<String> secretReferences() {
        return journals.read().journals().stream()
                .flatMap(it -> it.made().stream())
                .filter(it -> Removals.KEYS.contains(it.kind()))
                .map(it -> Keyring.secretRef(it.objectId()))
                .distinct()
                .toList();
    }

    /// What is wrong with a manifest that did not come from a file; empty when it can be planned.
    public List<Problem> check(Manifest manifest) {
        try {
            Desired.of(manifest, profile);
            return List.of();
        } catch (BadInput invalid) {
            return invalid.problems();
        }
    }

    /// Compares reality with `manifest`. Reads only.
    public Plan plan(Manifest manifest, Progress progress) {
        return planner.plan(manifest, progress).plan();
    }

    /// Does what `plan` says. It ends by a result also when a step failed or the thread was interrupted; the journal
    /// then lets the same manifest, planned again, continue.
    ///
    /// @throws RemoteFailure FORBIDDEN for a read-only profile, INVALID for a blocked plan or one whose consents are
    ///     missing, CONFLICT while another process applies with this profile
    public RunResult apply(Plan plan, ApplyOptions options, RunListener listener) {
        guard.check("apply the plan");
        refuse(plan, options);
        return journals.locked(() -> applyLocked(plan, options, listener));
    }

    private void refuse(Plan plan, ApplyOptions options) {
        if (!plan.profileName().equals(profile.name())) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "apply the plan", "it was made with the profile "
                    + plan.profileName());
        }
        if (plan.isBlocked()) {
            String reasons = plan.steps().stream()
                    .flatMap(it -> it.reasons().stream().map(why -> it.id() + ": " + why))
                    .collect(Collectors.joining("; "));
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "apply the plan", "it is blocked: " + reasons)
                    .withAdvice("Nothing was changed. Mend the reasons, then plan again.");
        }
        List<String> missing = plan.consents().stream()
                .filter(it -> !options.accepted().contains(it.code()))
                .map(Notice::text)
                .toList();
        if (!missing.isEmpty()) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "apply the plan", "not accepted: "
                    + String.join(" ", missing));
        }
    }

    private RunResult applyLocked(Plan plan, ApplyOptions options, RunListener listener) {
        Desired desired = Desired.of(plan.manifest(), profile);
        Journals.Found found = journals.read();
        Site site = planner.open(desired);
        Journal journal = journals.begin(plan.resumes(), desired, ManifestWriter.write(plan.manifest()));
        List<Journal> earlier = found.in(desired.environmentId()).stream()
                .filter(it -> !it.state().runId().equals(journal.state().runId()))
                .toList();
        Events events = new Events(listener, tools.waiter());
        events.tell(new RunEvent.Started(events.now(), journal.state().runId(), plan.resumes() != null));
        found.setAside().forEach(it -> events.logRun(Level.WARNING, it));
        RunContext context = new RunContext(tools, options, journal, earlier, site, events);
        Applier.Ran ran;
        try {
            ran = new Applier(plan, Works.of(desired), context).run();
            journal.append(Entry.of(Entry.Type.END, ran.outcome().name()));
        } finally {
            journal.close();
        }
        return result(journal.state().runId(), journal.file(), site, ran, events);
    }

    private static RunResult result(String runId, Path file, Site site, Applier.Ran ran, Events events) {
        RunResult result = new RunResult(runId, ran.outcome(), file.toString(), ran.steps(), site.keys().all(),
                NextSteps.of(site, ran));
        events.tell(new RunEvent.Ended(events.now(), result));
        return result;
    }

    /// The tables called `names`, or all of the profile's cluster when there are none, as a manifest that changes
    /// nothing when it is applied. Reads only.
    public Manifest export(List<String> names) {
        Profile.Kafka kafka = profile.kafka();
        if (kafka == null) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "export", "the profile names no cluster");
        }
        // Any topic serves to find environment, owner and keys as a manifest would.
        Manifest anything = new Manifest(null, null, null, null, Manifest.Keys.DEFAULTS, null, null, List.of(
                new TopicSpec("any", null, 1, Map.of(), null, null, new TopicSpec.Table(
                        Set.of(TableFormat.ICEBERG), new TopicSpec.Storage.Managed(), TableSettings.DEFAULTS, false))));
        Site site = planner.plan(anything, Progress.NONE).site();
        return new Exporter(site, kafka.clusterId()).export(names);
    }

    /// `manifest` as a YAML document that [#read] reads.
    public String write(Manifest manifest) {
        return ManifestText.yaml(manifest);
    }

    /// `manifest` as the JSON document that [#read] reads.
    public ObjectNode document(Manifest manifest) {
        return ManifestWriter.write(manifest);
    }

    /// How reality stands to `manifest`. Reads only.
    public StatusReport status(Manifest manifest, Progress progress) {
        Planner.Planned planned = planner.plan(manifest, progress);
        return new StatusReader(planned.site()).read(planned.plan());
    }

    /// The runs of this profile in its environment, newest first.
    public List<RunSummary> runs() {
        String environment = profile.confluent().environmentId();
        Journals.Found found = journals.read();
        return (environment == null ? found.journals() : found.in(environment)).stream()
                .map(Journal::state)
                .map(it -> new RunSummary(it.runId(), journals.fileOf(it.runId()).toString(), it.startedAt(),
                        it.topics(), it.outcome(), it.made().stream()
                                .map(Provisioning::created)
                                .toList(),
                        it.doubtful().stream()
                                .map(doubt -> new RunSummary.Doubtful(created(doubt.made()), doubt.why()))
                                .toList()))
                .toList();
    }

    private static RunSummary.Created created(JournalState.Made made) {
        return new RunSummary.Created(made.stepId(), made.kind(), made.subject(), made.objectId());
    }

    /// Renames the profile by `rename`; its runs then stand under `newName`.
    ///
    /// @throws RemoteFailure CONFLICT while a run goes on, and whatever `rename` throws; nothing is moved then
    public <T> T renaming(String newName, Supplier<T> rename) {
        return journals.locked(() -> {
            T renamed = rename.get();
            journals.moveTo(newName);
            return renamed;
        });
    }

    /// The manifest that a run applied, as its journal kept it: what resuming it plans anew.
    public Manifest manifestOf(String runId) {
        Journal journal = journals.find(runId);
        return journal.state()
                .manifest()
                .map(it -> ManifestReader.read(journal.file().toString(), it.toString(), tools.folder()))
                .orElseThrow(() -> RemoteFailure.of(
                        RemoteFailure.Kind.NOT_FOUND, "find the manifest of " + runId, "its journal has none"));
    }

    /// The keys that runs for `manifest` made or took and that still exist, their secrets by reference. Reads only.
    public List<RunResult.RunKey> keys(Manifest manifest) {
        Site site = planner.open(Desired.of(manifest, profile));
        new OwnKeys(site).fetch(runsFor(manifest));
        return site.keys().all();
    }

    /// What would be removed to undo everything that this console made for `manifest`. Reads only.
    public RemovalPlan planRemoval(Manifest manifest) {
        return planRemoval(manifest, Set.of());
    }

    /// As the one above, with doubtful objects that are to be removed too.
    ///
    /// @param also their names, as [RemovalPlan#names] takes them
    public RemovalPlan planRemoval(Manifest manifest, Set<String> also) {
        List<Journal> all = journals.read().in(Desired.of(manifest, profile).environmentId());
        List<String> topics = topics(manifest);
        return planRemoval(manifest, all, also, it -> it.state().topics().stream().anyMatch(topics::contains));
    }

    private static List<String> topics(Manifest manifest) {
        return manifest.topics().stream().map(TopicSpec::name).toList();
    }

    /// The journals of runs that had to do with a topic of `manifest`.
    private List<Journal> runsFor(Manifest manifest) {
        List<String> topics = topics(manifest);
        return journals.read().in(Desired.of(manifest, profile).environmentId()).stream()
                .filter(it -> it.state().topics().stream().anyMatch(topics::contains))
                .toList();
    }

    /// What would be removed to undo one run. Reads only.
    public RemovalPlan planUndo(String runId) {
        return planUndo(runId, Set.of());
    }

    /// As the one above, with doubtful objects that are to be removed too.
    ///
    /// @param also their names, as [RemovalPlan#names] takes them
    public RemovalPlan planUndo(String runId, Set<String> also) {
        Manifest manifest = manifestOf(runId);
        List<Journal> all = journals.read().in(Desired.of(manifest, profile).environmentId());
        return planRemoval(manifest, all, also, it -> it.state().runId().equals(runId));
    }

    private RemovalPlan planRemoval(
            Manifest manifest, List<Journal> all, Set<String> also, Predicate<Journal> undone) {
        List<Journal> runs = all.stream().filter(undone).toList();
        Site site = planner.open(Desired.of(manifest, profile));
        new OwnKeys(site).fetch(runs);
        return new Removals(site, all, new Pendings(tools, profile, site, all), also)
                .plan(profile.name(), runs, topics(manifest));
    }

    /// Removes what `plan` says.
    ///
    /// @param confirmation what the user typed; it must be [RemovalPlan#confirmation()]
    public RunResult remove(RemovalPlan plan, String confirmation, RunListener listener) {
        guard.check("remove what was made");
        if (!plan.confirmation().equals(confirmation)) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "remove what was made",
                            "the confirmation is not \"" + plan.confirmation() + "\"")
                    .withAdvice("Nothing was removed.");
        }
        return journals.locked(() -> removeLocked(plan, listener));
    }

    private RunResult removeLocked(RemovalPlan plan, RunListener listener) throws IOException {
        Events events = new Events(listener, tools.waiter());
        Set<String> runIds = plan.removals().stream().map(RemovalPlan.Removal::runId).collect(Collectors.toSet());
        plan.restorations().forEach(it -> runIds.addAll(it.runIds()));
        Map<String, Journal> byRun = new HashMap<>();
        Journals.Found found = journals.read();
        for (Journal journal : found.journals()) {
            if (runIds.contains(journal.state().runId())) {
                byRun.put(journal.state().runId(), journal);
            }
        }
        if (byRun.isEmpty()) {
            return new RunResult("", RunResult.Outcome.DONE, "", List.of(), List.of(), List.of());
        }
        String newest = new ArrayList<>(byRun.keySet()).stream().sorted().toList().getLast();
        Site site = planner.open(Desired.of(manifestOf(newest), profile));
        new OwnKeys(site).fetch(byRun.values());
        List<Journal> all = List.copyOf(found.in(site.desired().environmentId()));
        Pendings pendings = new Pendings(tools, profile, site, all);
        byRun.values().forEach(pendings::settle);
        events.tell(new RunEvent.Started(events.now(), newest, false));
        Applier.Ran ran = new Remover(tools, site, events, byRun).run(plan);
        RunResult result = new RunResult(newest, ran.outcome(), journals.fileOf(newest).toString(), ran.steps(),
                List.of(), ran.outcome() == RunResult.Outcome.DONE
                        ? List.of()
                        : List.of("Plan the removal again: it goes on with what is left."));
        events.tell(new RunEvent.Ended(events.now(), result));
        return result;
    }
}
