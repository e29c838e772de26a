package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.access.AccessControl;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Router;

/// All of `api.confluent.cloud` that the console needs, on one port.
///
/// Requests take effect one at a time, so that "look whether it exists, then make it" needs no more care; the real
/// service is no faster for one organization.
public final class ControlPlane implements AutoCloseable {
    /// The name under which faults are aimed at it.
    public static final String SERVICE = "confluent";

    private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Optional<OrganizationFile> file;
    private final boolean isNew;
    private final Organization org;
    private final Founding founding;
    private final HttpService http;

    private ControlPlane(AccessControl access, Topics topics, Faults faults, Optional<OrganizationFile> file)
            throws IOException {
        this.file = file;
        Optional<JsonNode> known = file.isPresent() ? file.get().read() : Optional.empty();
        isNew = known.isEmpty();
        String id = known.map(root -> root.path("organization").asText()).orElse(UUID.randomUUID().toString());
        org = new Organization(id, access, topics);
        if (file.isPresent() && known.isPresent()) {
            file.get().restore(known.get(), org);
            founding = Founding.restored(known.get().path("founding"), org);
        } else {
            founding = Founding.of(org);
        }
        save();
        http = HttpService.start(SERVICE,
                faults.around(SERVICE, Errors.around(oneAtATime(routes(org))), Errors::armed));
    }

    /// Serves the organization that the file holds, or founds a new one. What changes is written to the file.
    ///
    /// @param access shared with the broker and the registry
    /// @param topics of the broker
    /// @throws IOException also when the file is damaged; it is left as it is
    public static ControlPlane start(AccessControl access, Topics topics, Faults faults, Path file)
            throws IOException {
        return new ControlPlane(access, topics, faults, Optional.of(new OrganizationFile(file)));
    }

    /// Founds an organization and serves it, in memory only.
    public static ControlPlane start(AccessControl access, Topics topics, Faults faults) throws IOException {
        return new ControlPlane(access, topics, faults, Optional.empty());
    }

    /// Was the organization founded at this start?
    public boolean isNew() {
        return isNew;
    }

    private static Router routes(Organization org) {
        Router router = new Router().fallback(Errors::noRoute);
        Gate gate = new Gate(org.keys(), org.roles());
        TableflowStatus status = new TableflowStatus(org);
        new EnvironmentsApi(org).addTo(router, gate);
        new ClustersApi(org).addTo(router, gate);
        new RegistriesApi(org).addTo(router, gate);
        new ServiceAccountsApi(org).addTo(router, gate);
        new RoleBindingsApi(org).addTo(router, gate);
        new ApiKeysApi(org).addTo(router, gate);
        new IntegrationsApi(org).addTo(router, gate);
        new QuotasApi(org).addTo(router, gate);
        new RegionsApi(org).addTo(router, gate);
        new TableflowTopicsApi(org, status).addTo(router, gate);
        new CatalogIntegrationsApi(org, status).addTo(router, gate);
        return router;
    }

    /// A change is in the file before its answer goes out.
    private Handler oneAtATime(Handler handler) {
        return request -> {
            lock.lockInterruptibly();
            try {
                Reply reply = handler.handle(request);
                if (!request.method().equals("GET") && reply.status() < 300) {
                    save();
                }
                return reply;
            } finally {
                lock.unlock();
            }
        };
    }

    private void save() {
        if (file.isPresent()) {
            try {
                file.get().write(org, founding.json());
            } catch (IOException e) {
                LOG.error("the sandbox's organization could not be saved; it is kept in memory", e);
            }
        }
    }

    /// Tells where broker and registry listen; until then clusters are PROVISIONING.
    public void announce(Addresses addresses) {
        org.announce(addresses);
    }

    /// From now on the tables' states are the materialiser's; without one, time alone makes tables.
    public void attach(TableStates states) {
        org.attach(states);
    }

    /// The tables of the founding cluster, which is the one that has a broker.
    public List<TableOrder> tableOrders() {
        return new TableOrders(org).of(founding.environment(), founding.clusters().kafka());
    }

    public String url() {
        return http.url();
    }

    public String organizationId() {
        return org.id();
    }

    /// What the organization was born with.
    public Founding founding() {
        return founding;
    }

    /// Resource name of the founding environment.
    public Crn environmentCrn() {
        return org.crn(founding.environment());
    }

    /// Resource name of the founding Kafka cluster.
    public Crn kafkaCrn() {
        return org.crn(founding.environment(), founding.clusters().kafka());
    }

    /// Puts tables of the demo in place as if they had been made a day ago: one that runs, one that has failed.
    ///
    /// @param bucket of the customer's own
    public void plantDemoTables(String bucket, String running, String failing) {
        lock.lock();
        try {
            new DemoTables(org, founding).plant(bucket, running, failing);
            save();
        } finally {
            lock.unlock();
        }
    }

    /// The principals of Confluent's AWS account that the provider integrations name, one each.
    public Set<String> awsPrincipals() {
        return org.integrations().list().stream()
                .map(i -> i.roles().confluentArn())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A place for the table of a topic: the one that it has, or a fresh one that nobody else has.
    ///
    /// @return `s3://...`
    public String tablePath(String bucket, String topic) {
        return new PlantedTables(org, founding).path(bucket, topic);
    }

    /// Enables Tableflow for a topic of the demo, with its table at this place; nothing happens when it is enabled.
    ///
    /// @throws IOException when the demo's integration is gone
    public void plantTable(String bucket, String topic, String path) throws IOException {
        plantTable(bucket, topic, path, "SUSPEND");
    }

    /// The same with an error handling: `SUSPEND`, `SKIP`, or `LOG` to `error_log`.
    public void plantTable(String bucket, String topic, String path, String errorMode) throws IOException {
        lock.lock();
        try {
            new PlantedTables(org, founding).plant(bucket, topic, path, errorMode);
            save();
        } finally {
            lock.unlock();
        }
    }

    public Quotas quotas() {
        return org.quotas();
    }

    public Outcomes outcomes() {
        return org.outcomes();
    }

    /// The control plane's part of the test hook: `/outcomes/{topic}` and `/quotas/{id}`.
    public Handler hooks() {
        Router router = new Router();
        org.outcomes().addTo(router);
        org.quotas().addTo(router);
        return oneAtATime(router);
    }

    @Override
    public void close() {
        http.close();
    }
}
