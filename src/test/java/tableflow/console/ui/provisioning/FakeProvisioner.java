package tableflow.console.ui.provisioning;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Open;
import tableflow.console.domain.Problem;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.change.PlannedCall;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.StepState;
import tableflow.console.remote.secrets.MemorySecrets;
import tableflow.console.service.port.Connector;
import tableflow.console.service.provisioning.ApplyOptions;
import tableflow.console.service.provisioning.Provisioning;
import tableflow.console.service.provisioning.RunListener;
import tableflow.console.service.provisioning.Timing;
import tableflow.console.service.provisioning.Tools;
import tableflow.console.service.support.Waiter;

/// The provisioning service in memory: answers as told, and remembers what it was asked. Rules about manifests are the
/// real ones.
final class FakeProvisioner implements Provisioner {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    final Profile profile;
    final List<RunSummary> runs = new ArrayList<>();
    final List<Manifest> planned = new ArrayList<>();
    final List<ApplyOptions> applied = new ArrayList<>();
    final List<String> confirmed = new ArrayList<>();
    volatile @Nullable RemoteFailure planFailure;
    volatile Function<Manifest, Plan> planner;
    volatile BiFunction<Plan, RunListener, RunResult> run = FakeProvisioner::runWell;
    final List<Set<String>> undone = new ArrayList<>();
    volatile @Nullable Function<Set<String>, RemovalPlan> undo;
    volatile RemovalPlan removal = new RemovalPlan("test", List.of(), List.of(), List.of(), "topic2");

    FakeProvisioner(Profile profile) {
        this.profile = profile;
        planner = manifest -> plan(manifest, steps(manifest.topics().getFirst().name()), List.of());
    }

    static Profile profile(boolean readOnly, Profile.Kind kind) {
        KeyRef key = KeyRef.inline("CLOUDKEY", new Secret("cloud-secret"));
        return new Profile(
                "test", Open.of(kind), "dev", readOnly,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1", key, "sa-1"),
                new Profile.Kafka("lkc-1", "127.0.0.1:2", null, "SASL_PLAINTEXT", null),
                null, null,
                new Profile.Aws("us-east-1", null, null, "dev-confluent-topics-backup", Map.of(), null));
    }

    static Plan plan(Manifest manifest, List<Step> steps, List<Notice> notices) {
        return new Plan(manifest, "test", null, steps, notices);
    }

    /// A run whose journal has no end.
    @SuppressWarnings("NullAway") // the annotation of the nested type is not seen in the class file
    static RunSummary unended(String id, String topic, List<RunSummary.Created> created) {
        return new RunSummary(id, "/tmp/" + id + ".jsonl", NOW, List.of(topic), null, created);
    }

    /// Presses Retry.
    static void retry(ObservableValue<tableflow.console.ui.work.@Nullable Problem> problem) {
        Objects.requireNonNull(Objects.requireNonNull(problem.getValue()).retry()).run();
    }

    static Step step(String id, Step.Kind kind, String subject, Step.Action action) {
        PlannedCall call = new PlannedCall("POST", "http://127.0.0.1:1/iam/v2/" + id, "{\n  \"spec\": {}\n}");
        boolean changes = action == Step.Action.CREATE || action == Step.Action.CHANGE;
        return new Step(id, kind, subject, null, Set.of(), action,
                action == Step.Action.REUSE ? subject + " (id-1)" : null,
                changes ? "make " + subject : "look at " + subject,
                changes ? List.of(call) : List.of(),
                kind == Step.Kind.TABLEFLOW_TOPIC ? List.of("bucket and storage kind are fixed") : List.of(),
                action == Step.Action.BLOCKED ? List.of("the cluster runs on GCP") : List.of());
    }

    static List<Step> steps(String topic) {
        return List.of(
                step("preflight", Step.Kind.PREFLIGHT, "env-1", Step.Action.NONE),
                step("owner", Step.Kind.SERVICE_ACCOUNT, "tableflow-operator", Step.Action.REUSE),
                step("kafka-key:lkc-1", Step.Kind.KAFKA_KEY, "dev-tableflow-topic-key", Step.Action.CREATE),
                step("registry-key", Step.Kind.REGISTRY_KEY, "dev-tableflow-registry-key", Step.Action.CREATE),
                step("provider-integration", Step.Kind.PROVIDER_INTEGRATION, "dev-tableflow", Step.Action.CREATE),
                step("topic:" + topic, Step.Kind.TOPIC, topic, Step.Action.CREATE),
                step("schema:" + topic, Step.Kind.SCHEMA, topic + "-value", Step.Action.CREATE),
                step("tableflow:" + topic, Step.Kind.TABLEFLOW_TOPIC, topic, Step.Action.CREATE),
                step("health:" + topic, Step.Kind.HEALTH, topic, Step.Action.NONE));
    }

    static RunEvent.StepChanged changed(String id, StepState state, long millis, String note) {
        return new RunEvent.StepChanged(NOW.plusMillis(millis), id, state, Duration.ofMillis(millis), note);
    }

    /// Every step runs and is done.
    static RunResult runWell(Plan plan, RunListener listener) {
        listener.happened(new RunEvent.Started(NOW, "run-1", false));
        for (Step step : plan.steps()) {
            listener.happened(changed(step.id(), StepState.RUNNING, 0, ""));
            listener.happened(new RunEvent.Called(
                    NOW, step.id(), "POST", "http://127.0.0.1:1/" + step.id(), 201, Duration.ofMillis(12), null));
            listener.happened(changed(step.id(), StepState.DONE, 1200, "made"));
        }
        RunResult result = result(plan, RunResult.Outcome.DONE, null);
        listener.happened(new RunEvent.Ended(NOW, result));
        return result;
    }

    static RunResult result(Plan plan, RunResult.Outcome outcome, @Nullable RemoteFailure failure) {
        List<RunResult.StepResult> steps = new ArrayList<>();
        StepState state = StepState.DONE;
        for (Step step : plan.steps()) {
            RemoteFailure broken = step.kind() == Step.Kind.KAFKA_KEY ? failure : null;
            if (outcome == RunResult.Outcome.CANCELLED && step.kind() == Step.Kind.KAFKA_KEY) {
                state = StepState.CANCELLED;
            }
            String note = step.kind() == Step.Kind.HEALTH ? "phase RUNNING, Glue SYNCED" : "made";
            steps.add(new RunResult.StepResult(
                    step.id(), broken == null ? state : StepState.FAILED, Duration.ofMillis(1200),
                    step.changes() && state == StepState.DONE && broken == null,
                    broken != null ? broken.getMessage() : state == StepState.DONE ? note : "",
                    broken));
            state = broken == null ? state : StepState.SKIPPED;
        }
        List<RunResult.RunKey> keys = List.of(
                new RunResult.RunKey(KeyPurpose.KAFKA, "lkc-1", KeyRef.stored("KAFKAKEY1", "kafka/KAFKAKEY1/5f3a")),
                new RunResult.RunKey(KeyPurpose.TABLEFLOW, null, KeyRef.stored("TFKEY1", "tableflow/TFKEY1/77aa")));
        return new RunResult("run-1", outcome, "/tmp/run-1.jsonl", steps, keys,
                List.of("Query it in Athena once records are written: SELECT * FROM \"lkc-1\".\"topic2\" LIMIT 10"));
    }

    @Override
    public List<Problem> check(Manifest manifest) {
        try {
            Desired.of(manifest, profile);
            return List.of();
        } catch (BadInput invalid) {
            return invalid.problems();
        }
    }

    @Override
    public Plan plan(Manifest manifest, Progress progress) {
        planned.add(manifest);
        RemoteFailure failure = planFailure;
        if (failure != null) {
            throw failure;
        }
        return planner.apply(manifest);
    }

    @Override
    public RunResult apply(Plan plan, ApplyOptions options, RunListener listener) {
        applied.add(options);
        return run.apply(plan, listener);
    }

    @Override
    public List<RunSummary> runs() {
        return List.copyOf(runs);
    }

    @Override
    public Manifest manifestOf(String runId) {
        return planned.getLast();
    }

    @Override
    public RemovalPlan planUndo(String runId, Set<String> also) {
        undone.add(also);
        return undo == null ? removal : undo.apply(also);
    }

    @Override
    public RunResult remove(RemovalPlan plan, String confirmation, RunListener listener) {
        confirmed.add(confirmation);
        for (RemovalPlan.Removal it : plan.removals()) {
            listener.happened(changed(it.object().stepId(), StepState.RUNNING, 0, ""));
            listener.happened(changed(it.object().stepId(), StepState.DONE, 300, "removed"));
        }
        return new RunResult("run-1", RunResult.Outcome.DONE, "", List.of(), List.of(), List.of());
    }

    @Override
    public Manifest read(Path file) {
        return REAL.read(file);
    }

    @Override
    public String write(Manifest manifest) {
        return REAL.write(manifest);
    }

    /// Manifests are read and written by the service itself, which asks nobody for it.
    private static final Provisioning REAL = new Provisioning(
            profile(false, Profile.Kind.SANDBOX),
            new Tools(
                    (Connector) Proxy.newProxyInstance(
                            FakeProvisioner.class.getClassLoader(), new Class<?>[] {Connector.class},
                            (proxy, method, arguments) -> {
                                throw new AssertionError("manifests need no remote system");
                            }),
                    new MemorySecrets(),
                    Path.of("nowhere"),
                    Thread.ofVirtual().factory(),
                    Waiter.real(),
                    Timing.of(Open.of(Profile.Kind.SANDBOX))));

    @Override
    public Secret secretOf(KeyRef key) {
        return new Secret("secret-of-" + key.id());
    }
}
