package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tableflow.console.sandbox.http.Json;

/// A bucket of the customer's own, Glue as its catalog, a table that goes through the role that every sandbox has, and
/// one that cannot be made because its role does not exist.
final class DemoTables {
    private static final String ROLES = "arn:aws:iam::123456789012:role/";

    private final Organization org;
    private final Founding founding;
    private final Instant then;

    DemoTables(Organization org, Founding founding) {
        this.org = org;
        this.founding = founding;
        this.then = org.now().minus(Duration.ofDays(1));
    }

    void plant(String bucket, String running, String failing) {
        String good = integration("dev-tableflow", "tableflow");
        String bad = integration("dev-legacy-bucket", "dev-legacy-bucket");
        ObjectNode glue = Json.object().put("kind", "AwsGlue").put("provider_integration_id", good);
        org.catalogs().put(new CatalogIntegration(org.ids().next("tci"), founding.environment(),
                founding.clusters().kafka(), "glue", glue, new CatalogIntegration.Times(then, then)));
        table(running, bucket, good);
        table(failing, bucket, bad);
    }

    private String integration(String name, String role) {
        Integration made = new Integration(org.ids().next("cspi"), founding.environment(), name,
                IntegrationsApi.freshRoles(org, ROLES + role), then);
        org.integrations().put(made);
        return made.id();
    }

    private void table(String topic, String bucket, String integration) {
        TableflowTopic.Storage storage = new TableflowTopic.Storage("ByobAws", bucket, Optional.of(integration),
                TablePath.fresh(bucket, org.id(), founding.environment(), founding.clusters().kafka()));
        org.tables().put(new TableflowTopic(founding.environment(), founding.clusters().kafka(), topic, storage,
                TableflowRequest.DEFAULTS, new TableflowTopic.Life(then, then, then, "APPEND")));
    }
}
