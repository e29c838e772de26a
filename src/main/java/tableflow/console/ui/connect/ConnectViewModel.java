package tableflow.console.ui.connect;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The form for a profile, a new one or one that is changed: looks up what the Cloud key can see, tests each component
/// by itself, stores the profile.
public final class ConnectViewModel {

    private final Work work;
    private final Connecting connecting;
    private final Consumer<String> saved;
    private final ProfileDraft draft;
    private final LatestOnly opening = new LatestOnly();
    private final LatestOnly looking = new LatestOnly();
    private final LatestOnly saving = new LatestOnly();
    private final Map<Component, LatestOnly> testing = new EnumMap<>(Component.class);
    private final Map<Component, ReadOnlyObjectWrapper<TestState>> states = new EnumMap<>(Component.class);
    private final ObservableList<Environment> environments = FXCollections.observableArrayList();
    private final ObservableList<KafkaCluster> clusters = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final @Nullable StoredProfile edited;
    private final Before before;
    private Connecting.Visible visible;

    /// @param taken the profiles that exist
    /// @param edited the profile to change; null for a new one
    /// @param saved hears the name of the stored profile
    public ConnectViewModel(
            Work work,
            Connecting connecting,
            ObservableList<Profile> taken,
            @Nullable StoredProfile edited,
            Consumer<String> saved) {
        this.work = work;
        this.connecting = connecting;
        this.edited = edited;
        this.saved = saved;
        this.before = new Before(edited == null ? null : edited.profile());
        this.draft = new ProfileDraft(taken, before);
        this.visible = before.visible();
        for (Component component : Component.values()) {
            testing.put(component, new LatestOnly());
            states.put(component, new ReadOnlyObjectWrapper<>(new TestState.Untested()));
        }
        draft.environment.subscribe(this::environmentChosen);
        show(visible);
        forgetWhenChanged();
    }

    /// The profile that is changed; null for a new one.
    public @Nullable StoredProfile edited() {
        return edited;
    }

    public ProfileDraft draft() {
        return draft;
    }

    /// What the Cloud key can see; empty before it was looked up.
    public ObservableList<Environment> environments() {
        return environments;
    }

    /// The clusters of the chosen environment.
    public ObservableList<KafkaCluster> clusters() {
        return clusters;
    }

    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.busyProperty();
    }

    public ReadOnlyBooleanProperty savingProperty() {
        return saving.busyProperty();
    }

    public ReadOnlyObjectProperty<TestState> stateProperty(Component component) {
        return state(component).getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Finds out where secrets lie; to be called when the form is shown.
    public void open() {
        work.job(text("connect.job.places"), progress -> connecting.places())
                .in(opening)
                .onResult(draft.secrets::show)
                .onFailure(failure -> problem.set(new Problem(failure, this::open)))
                .start();
    }

    /// Whether the key can be asked what it sees.
    public BooleanBinding canLookProperty() {
        return draft.cloudKey.errorProperty().isEmpty().and(draft.apiUrlErrorProperty().isEmpty());
    }

    /// Asks what the Cloud key can see. Chosen environment and cluster are kept where they are still there.
    public void look() {
        problem.set(null);
        KeyRef key = draft.cloudKey.reference();
        if (key == null) {
            return;
        }
        draft.confluentUrl().ifPresent(url -> work.job(
                        text("connect.job.look"), progress -> connecting.look(url, key, progress))
                .in(looking)
                .onResult(this::show)
                .onFailure(failure -> problem.set(new Problem(failure, this::look)))
                .start());
    }

    private void show(Connecting.Visible seen) {
        Environment before = draft.environment.get();
        visible = seen;
        environments.setAll(seen.environments());
        Environment chosen = seen.environments().stream()
                .filter(environment -> before != null && environment.id().equals(before.id()))
                .findFirst()
                .orElse(seen.environments().size() == 1 ? seen.environments().getFirst() : null);
        draft.environment.set(null);
        draft.environment.set(chosen);
    }

    private void environmentChosen(@Nullable Environment chosen) {
        KafkaCluster before = draft.cluster.get();
        List<KafkaCluster> within = chosen == null
                ? List.of()
                : visible.clusters().stream()
                        .filter(cluster -> cluster.environmentId().equals(chosen.id()))
                        .toList();
        clusters.setAll(within);
        draft.registry.set(
                chosen == null ? null : visible.registry(chosen.id()).orElse(null));
        draft.cluster.set(within.stream()
                .filter(cluster -> before != null && cluster.id().equals(before.id()))
                .findFirst()
                .orElse(within.size() == 1 ? within.getFirst() : null));
        KafkaCluster cluster = draft.cluster.get();
        if (cluster != null && edited == null && draft.region.get().isBlank()) {
            draft.region.set(cluster.region());
        }
    }

    /// Tests every component that is configured.
    public void testAll() {
        for (Component component : Component.values()) {
            test(component);
        }
    }

    /// Tests one component.
    public void test(Component component) {
        Profile profile = draft.profile();
        String missing = missing(component, profile);
        if (profile == null || !missing.isEmpty()) {
            state(component).set(new TestState.NotConfigured(missing));
            return;
        }
        Instant start = work.clock().instant();
        state(component).set(new TestState.Running(start));
        work.job(text("connect.job.test", name(component)), progress -> connecting.test(component, profile, progress))
                .in(slot(component))
                .onResult(found -> state(component).set(new TestState.Passed(found, since(start))))
                .onFailure(failure -> state(component).set(new TestState.Failed(failure, since(start))))
                .onCancelled(() -> state(component).set(new TestState.Stopped(since(start))))
                .start();
    }

    /// Stops the test of a component.
    public void stop(Component component) {
        slot(component).cancel();
    }

    /// Stores the profile, tested or not: a key may become valid minutes after it was made. First its secrets need
    /// their place; where that does not work, nothing is stored.
    public void save() {
        Profile profile = draft.profile();
        if (profile == null || !draft.validProperty().get()) {
            return;
        }
        problem.set(null);
        SecretVault.Kind place = draft.secrets.place.get();
        work.job(text("connect.job.save"), progress -> {
                    if (place != null) {
                        connecting.keepSecretsIn(place);
                    }
                    return edited == null ? connecting.save(profile) : connecting.update(edited, profile);
                })
                .in(saving)
                .onResult(saved)
                .onFailure(failure -> problem.set(new Problem(failure, this::save)))
                .start();
    }

    /// Whether saving lets changes happen that the stored profile forbids, in production: a profile that was marked as
    /// such, or is now.
    public boolean opensProduction() {
        Profile now = draft.profile();
        return edited != null
                && edited.profile().readOnly()
                && now != null
                && !now.readOnly()
                && (edited.profile().isProduction() || now.isProduction());
    }

    /// Stops whatever runs, when the form is left.
    public void close() {
        opening.clear();
        looking.clear();
        testing.values().forEach(LatestOnly::clear);
    }

    /// What a component is called.
    public static String name(Component component) {
        return text(switch (component) {
            case CONFLUENT -> "connect.component.confluent";
            case KAFKA -> "connect.component.kafka";
            case SCHEMA_REGISTRY -> "connect.component.registry";
            case TABLEFLOW -> "connect.component.tableflow";
            case AWS -> "connect.component.aws";
        });
    }

    /// What must be filled in before the component can be tested; empty when nothing.
    private static String missing(Component component, @Nullable Profile profile) {
        if (profile == null) {
            return text("connect.missing.cloud");
        }
        return switch (component) {
            case CONFLUENT -> "";
            case KAFKA ->
                profile.kafka() == null
                        ? text("connect.missing.cluster")
                        : profile.kafka().apiKey() == null ? text("connect.missing.kafka") : "";
            case SCHEMA_REGISTRY ->
                profile.schemaRegistry() == null
                        ? text("connect.missing.registry")
                        : profile.schemaRegistry().apiKey() == null ? text("connect.missing.registry.key") : "";
            case TABLEFLOW -> profile.tableflow() == null ? text("connect.missing.tableflow") : "";
            case AWS -> profile.aws() == null ? text("connect.missing.aws") : "";
        };
    }

    /// A verdict holds only for what was tested: a change of a component's input takes it back.
    private void forgetWhenChanged() {
        for (KeyDraft key : draft.keys()) {
            key.idProperty().subscribe((before, now) -> forget());
            key.secretProperty().subscribe((before, now) -> forget());
        }
        List.of(draft.apiUrl, draft.region, draft.bucket, draft.awsProfile)
                .forEach(input -> input.subscribe((before, now) -> forget()));
        draft.athena.inputs().forEach(input -> input.subscribe((before, now) -> forget()));
        draft.environment.subscribe((before, now) -> forget());
        draft.cluster.subscribe((before, now) -> forget());
    }

    private void forget() {
        for (Component component : Component.values()) {
            slot(component).clear();
            state(component).set(new TestState.Untested());
        }
    }

    private Duration since(Instant start) {
        return Duration.between(start, work.clock().instant());
    }

    private LatestOnly slot(Component component) {
        return Objects.requireNonNull(testing.get(component));
    }

    private ReadOnlyObjectWrapper<TestState> state(Component component) {
        return Objects.requireNonNull(states.get(component));
    }
}
