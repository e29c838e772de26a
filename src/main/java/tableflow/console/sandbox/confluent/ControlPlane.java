package tableflow.console.sandbox.confluent;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import tableflow.console.sandbox.access.AccessControl;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.sandbox.http.Router;

/// All of `api.confluent.cloud` that the console needs, on one port.
///
/// Requests take effect one at a time, so that "look whether it exists, then make it" needs no more care; the real
/// service is no faster for one organization.
public final class ControlPlane implements AutoCloseable {
    /// The name under which faults are aimed at it.
    public static final String SERVICE = "confluent";

    private final Organization org;
    private final Founding founding;
    private final HttpService http;

    private ControlPlane(Organization org, Founding founding, HttpService http) {
        this.org = org;
        this.founding = founding;
        this.http = http;
    }

    /// Founds an organization and serves it.
    ///
    /// @param access shared with the broker and the registry
    /// @param topics of the broker
    public static ControlPlane start(AccessControl access, Topics topics, Faults faults) throws IOException {
        Organization org = new Organization(UUID.randomUUID().toString(), access, topics);
        Founding founding = Founding.of(org);
        Handler handler = faults.around(SERVICE, Errors.around(oneAtATime(routes(org))), Errors::armed);
        return new ControlPlane(org, founding, HttpService.start(SERVICE, handler));
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

    private static Handler oneAtATime(Handler handler) {
        ReentrantLock lock = new ReentrantLock();
        return request -> {
            lock.lockInterruptibly();
            try {
                return handler.handle(request);
            } finally {
                lock.unlock();
            }
        };
    }

    /// Tells where broker and registry listen; until then clusters are PROVISIONING.
    public void announce(Addresses addresses) {
        org.announce(addresses);
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

    /// Resource name of the founding Kafka cluster.
    public Crn kafkaCrn() {
        return org.crn(founding.environment(), founding.clusters().kafka());
    }

    /// Resource name of the founding Schema Registry cluster.
    public Crn registryCrn() {
        return org.crn(founding.environment()).child("schema-registry", founding.clusters().registry());
    }

    public Quotas quotas() {
        return org.quotas();
    }

    public Outcomes outcomes() {
        return org.outcomes();
    }

    /// Adds the hooks of the control plane (table outcomes, quotas) to the sandbox's admin routes.
    public void addHooks(Router admin) {
        org.outcomes().addTo(admin);
        org.quotas().addTo(admin);
    }

    @Override
    public void close() {
        http.close();
    }
}
