package tableflow.console.remote;

import java.net.URI;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteApiKey;
import tableflow.console.domain.change.ChangeRequest.DeleteCatalogIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteRoleBinding;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.DeleteServiceAccount;
import tableflow.console.domain.change.ChangeRequest.DeleteSubject;
import tableflow.console.domain.change.ChangeRequest.DeleteTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteTopic;
import tableflow.console.domain.change.ChangeRequest.ImportSchema;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.change.ChangeRequest.NewApiKey;
import tableflow.console.domain.change.ChangeRequest.NewGlueIntegration;
import tableflow.console.domain.change.ChangeRequest.NewProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.NewRoleBinding;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.NewServiceAccount;
import tableflow.console.domain.change.ChangeRequest.NewTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.NewTopic;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.change.ChangeRequest.SetNormalize;
import tableflow.console.domain.change.ChangeRequest.SetRegistryMode;
import tableflow.console.domain.change.PlannedCall;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.confluent.ControlPlaneCalls;
import tableflow.console.remote.confluent.HttpControlPlane;
import tableflow.console.remote.confluent.HttpKafkaRest;
import tableflow.console.remote.confluent.HttpMetrics;
import tableflow.console.remote.confluent.HttpTableflow;
import tableflow.console.remote.confluent.KafkaRestCalls;
import tableflow.console.remote.confluent.TableflowCalls;
import tableflow.console.remote.http.Access;
import tableflow.console.remote.http.BackOff;
import tableflow.console.remote.http.Dialect;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.HttpEnvironment;
import tableflow.console.remote.http.HttpSettings;
import tableflow.console.remote.http.RestClient;
import tableflow.console.remote.http.Transport;
import tableflow.console.remote.http.Urls;
import tableflow.console.remote.kafka.BrokerAdmin;
import tableflow.console.remote.kafka.BrokerMessages;
import tableflow.console.remote.kafka.KafkaSettings;
import tableflow.console.remote.registry.HttpSchemaRegistry;
import tableflow.console.remote.registry.RegistryCalls;
import tableflow.console.service.port.CallListener;
import tableflow.console.service.port.Connector;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.KafkaRest;
import tableflow.console.service.port.Metrics;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.Tableflow;

/// The remote systems of one profile. All its HTTP adapters share one client; a Kafka client is made for each call of
/// [#kafkaAdmin] and closed by who asked for it.
public final class HttpConnector implements Connector {

    private static final URI METRICS = URI.create("https://api.telemetry.confluent.cloud");

    private final HttpUrl api;
    private final HttpEnvironment environment;
    private final KafkaSettings kafkaSettings;
    private final Runnable beforeClients;

    /// @param apiUrl Confluent's control plane: `https://api.confluent.cloud`, or a sandbox's
    /// @throws tableflow.console.domain.RemoteFailure INVALID when it is no HTTP address
    public HttpConnector(URI apiUrl, HttpSettings settings, BackOff backOff) {
        this(
                Urls.base(apiUrl),
                new HttpEnvironment(new Transport(settings), backOff, call -> {}),
                KafkaSettings.defaults(),
                () -> {});
    }

    /// A connector with standard time-outs and pauses.
    ///
    /// @param version of this program, for the `User-Agent`
    public static HttpConnector standard(URI apiUrl, String version) {
        return new HttpConnector(apiUrl, HttpSettings.defaults(version), BackOff.standard());
    }

    /// A connector that tries each call thrice, and not for long: for who wants to hear of a failure that more patience
    /// would have hidden. Once would not do: a connection that was kept may have been closed meanwhile.
    ///
    /// @param version of this program, for the `User-Agent`
    public static HttpConnector brief(URI apiUrl, String version) {
        Duration limit = Duration.ofSeconds(8);
        Duration pause = Duration.ofMillis(100);
        BackOff usual = BackOff.standard();
        HttpSettings settings = new HttpSettings(
                Duration.ofSeconds(5), limit, limit, 3, HttpSettings.defaults(version).userAgent());
        return new HttpConnector(
                Urls.base(apiUrl),
                new HttpEnvironment(
                        Transport.passing(settings),
                        new BackOff(pause, pause, usual.waiter(), usual.clock(), usual.random()),
                        call -> {}),
                KafkaSettings.defaults(),
                () -> {});
    }

    private HttpConnector(
            HttpUrl api, HttpEnvironment environment, KafkaSettings kafkaSettings, Runnable beforeClients) {
        this.api = api;
        this.environment = environment;
        this.kafkaSettings = kafkaSettings;
        this.beforeClients = beforeClients;
    }

    /// A connector for a command that asks once and ends: it asks by plain means first, and makes clients, which write
    /// to the log, only where those have no answer.
    ///
    /// @param version of this program, for the `User-Agent`
    /// @param beforeClients run before a client is made
    public static HttpConnector quick(URI apiUrl, String version, Runnable beforeClients) {
        return new HttpConnector(
                Urls.base(apiUrl),
                new HttpEnvironment(
                        Transport.quick(HttpSettings.defaults(version), beforeClients), BackOff.standard(), call -> {}),
                KafkaSettings.defaults(),
                beforeClients);
    }

    @Override
    public ControlPlane controlPlane(ApiKey cloudKey) {
        Access access = new Access(cloudKey, KeyPurpose.CLOUD, "the control plane at " + api.host());
        return new HttpControlPlane(new RestClient(environment, access, Dialect.PLAIN), api);
    }

    @Override
    public Tableflow tableflow(ApiKey tableflowKey) {
        Access access = new Access(tableflowKey, KeyPurpose.TABLEFLOW, "the Tableflow API at " + api.host());
        return new HttpTableflow(new RestClient(environment, access, Dialect.PLAIN), api);
    }

    @Override
    public KafkaRest kafkaRest(URI restUrl, String clusterId, ApiKey kafkaKey) {
        Access access = new Access(kafkaKey, KeyPurpose.KAFKA, "cluster " + clusterId);
        return new HttpKafkaRest(environment, access, Urls.base(restUrl), clusterId);
    }

    @Override
    public KafkaAdmin kafkaAdmin(String bootstrapServers, String securityProtocol, ApiKey kafkaKey) {
        Access access = new Access(kafkaKey, KeyPurpose.KAFKA, "the cluster at " + bootstrapServers);
        return BrokerAdmin.lazily(bootstrapServers, securityProtocol, access, kafkaSettings, beforeClients);
    }

    @Override
    public KafkaMessages kafkaMessages(String bootstrapServers, String securityProtocol, ApiKey kafkaKey) {
        Access access = new Access(kafkaKey, KeyPurpose.KAFKA, "the cluster at " + bootstrapServers);
        return new BrokerMessages(bootstrapServers, securityProtocol, access, kafkaSettings);
    }

    @Override
    public Metrics metrics(@Nullable URI metricsUrl, ApiKey cloudKey) {
        if (metricsUrl == null && Urls.isThisMachine(api.host())) {
            throw RemoteFailure.of(Kind.INVALID, "open the Metrics API",
                            "the profile's control plane is on this machine, and it names no Metrics API")
                    .withAdvice("Add confluent.metricsUrl to the profile.");
        }
        HttpUrl base = Urls.base(metricsUrl == null ? METRICS : metricsUrl);
        Access access = new Access(cloudKey, KeyPurpose.CLOUD, "the Metrics API at " + base.host());
        return new HttpMetrics(new RestClient(environment, access, Dialect.PLAIN), base);
    }

    @Override
    public SchemaRegistry schemaRegistry(URI url, ApiKey registryKey) {
        HttpUrl base = Urls.base(url);
        Access access = new Access(registryKey, KeyPurpose.SCHEMA_REGISTRY, "the registry at " + base.host());
        return new HttpSchemaRegistry(environment, access, base);
    }

    @Override
    public Connector listening(CallListener listener) {
        CallListener both = call -> {
            environment.listener().called(call);
            listener.called(call);
        };
        return new HttpConnector(
                api, new HttpEnvironment(environment.transport(), environment.backOff(), both), kafkaSettings,
                beforeClients);
    }

    @Override
    public PlannedCall preview(ChangeRequest request, Endpoints endpoints) {
        return call(request, endpoints).planned();
    }

    /// The call that an adapter sends for `request`: the adapters use the same encoders.
    HttpCall call(ChangeRequest request, Endpoints endpoints) {
        ControlPlaneCalls control = new ControlPlaneCalls(api);
        TableflowCalls tableflow = new TableflowCalls(api);
        return switch (request) {
            case NewServiceAccount it -> control.create(it);
            case NewRoleBinding it -> control.create(it);
            case NewApiKey it -> control.create(it);
            case NewProviderIntegration it -> control.create(it);
            case DeleteServiceAccount it -> control.delete(it);
            case DeleteRoleBinding it -> control.delete(it);
            case DeleteApiKey it -> control.delete(it);
            case DeleteProviderIntegration it -> control.delete(it);
            case NewTopic it -> topics(endpoints).create(it, false);
            case MorePartitions it -> topics(endpoints).morePartitions(it);
            case AlterTopicConfigs it -> topics(endpoints).alter(it, false);
            case DeleteTopic it -> topics(endpoints).delete(it);
            case NewSchema it -> schemas(endpoints).register(it);
            case SetCompatibility it -> schemas(endpoints).setCompatibility(it);
            case DeleteSchemaVersion it -> schemas(endpoints).delete(it);
            case DeleteSubject it -> schemas(endpoints).delete(it);
            case ImportSchema it -> schemas(endpoints).register(it);
            case SetRegistryMode it -> schemas(endpoints).setMode(it);
            case SetNormalize it -> schemas(endpoints).setNormalize(it);
            case NewGlueIntegration it -> tableflow.create(it);
            case NewTableflowTopic it -> tableflow.create(it);
            case ChangeTableflowTopic it -> tableflow.change(it);
            case DeleteCatalogIntegration it -> tableflow.delete(it);
            case DeleteTableflowTopic it -> tableflow.delete(it);
        };
    }

    private static KafkaRestCalls topics(Endpoints endpoints) {
        return new KafkaRestCalls(Urls.base(endpoints.kafkaRestUrl()));
    }

    private static RegistryCalls schemas(Endpoints endpoints) {
        return new RegistryCalls(Urls.base(endpoints.registryUrl()));
    }
}
