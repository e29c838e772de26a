package tableflow.console.ui.connect;

import static tableflow.console.ui.Messages.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.profile.KeyResolver;
import tableflow.console.service.profile.Probe;
import tableflow.console.service.profile.SecretPlaces;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.StoredProfile;

/// The form's services on the console's own: the control plane for what a key sees, the probes for the tests, the
/// stored profiles.
public final class ServiceConnecting implements Connecting {

    private final BiFunction<URI, ApiKey, ControlPlane> controlPlanes;
    private final List<Probe> probes;
    private final KeyResolver keys;
    private final SecretPlaces secrets;
    private final Store store;

    /// Where profiles are stored.
    public interface Store {

        StoredProfile create(Profile profile);

        StoredProfile update(StoredProfile before, Profile after);
    }

    /// @param controlPlanes opens the control plane at an address with a Cloud API key
    /// @param probes of all components
    /// @param keys finds the secrets that the profile has already
    public ServiceConnecting(
            BiFunction<URI, ApiKey, ControlPlane> controlPlanes,
            List<Probe> probes,
            KeyResolver keys,
            SecretPlaces secrets,
            Store store) {
        this.controlPlanes = controlPlanes;
        this.probes = List.copyOf(probes);
        this.keys = keys;
        this.secrets = secrets;
        this.store = store;
    }

    @Override
    public Visible look(URI apiUrl, KeyRef key, Progress progress) {
        ControlPlane control = controlPlanes.apply(apiUrl, keys.resolve(key));
        List<Environment> environments = control.environments();
        List<KafkaCluster> clusters = new ArrayList<>();
        List<Registered> registries = new ArrayList<>();
        int done = 0;
        for (Environment environment : environments) {
            Progress.throwIfCancelled(text("connect.job.look"));
            progress.report(environment.displayName(), done++, environments.size());
            clusters.addAll(control.kafkaClusters(environment.id()));
            control.registryClusters(environment.id()).stream()
                    .map(registry -> new Registered(environment.id(), registry))
                    .forEach(registries::add);
        }
        return new Visible(environments, clusters, registries);
    }

    @Override
    public String test(Component component, Profile draft, Progress progress) {
        List<String> found = new ArrayList<>();
        boolean any = false;
        for (Probe probe : probes) {
            if (belongs(probe.component(), component)) {
                any = true;
                Progress.throwIfCancelled(text("connect.job.test", ConnectViewModel.name(component)));
                progress.report(probe.component());
                Probe.Answer answer = probe.call(draft, keys);
                if (answer.configured()) {
                    found.add(answer.text());
                }
            }
        }
        if (!any) {
            String what = text("connect.job.test", ConnectViewModel.name(component));
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, what, text("connect.untestable"));
        }
        return String.join("; ", found);
    }

    @Override
    public Places places() {
        return new Places(secrets.current(), secrets.alternatives());
    }

    @Override
    public void keepSecretsIn(SecretVault.Kind place) {
        // What could not be brought along is in the log, and a profile that lacks it says so itself.
        secrets.use(place);
    }

    @Override
    public String save(Profile draft) {
        return store.create(draft).name();
    }

    @Override
    public String update(StoredProfile before, Profile after) {
        return store.update(before, after).name();
    }

    /// Probes are finer than the form's components.
    private static boolean belongs(String probe, Component component) {
        Set<String> own = switch (component) {
            case CONFLUENT -> Set.of("confluent");
            case KAFKA -> Set.of("kafka", "kafka-rest");
            case SCHEMA_REGISTRY -> Set.of("schema-registry");
            case TABLEFLOW -> Set.of("tableflow");
            case AWS -> Set.of("aws-identity", "s3", "glue", "athena");
        };
        return own.contains(probe);
    }
}
