package tableflow.console.service.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.change.ChangeRequest.NewGlueIntegration;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.provisioning.Desired.Glue;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Notice.Severity;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;
import tableflow.console.service.port.Tableflow;

/// The Glue catalog integration of a cluster: one serves all its tables, so any existing one is taken.
record GlueStep(Glue wanted, String environmentId, String clusterId) implements StepWork {

    static String idFor(String clusterId) {
        return "glue:" + clusterId;
    }

    @Override
    public Facts facts() {
        return new Facts(idFor(clusterId), Kind.CATALOG_INTEGRATION, wanted.name(), null,
                Set.of(KeyStep.TABLEFLOW_ID, IntegrationStep.ID, RegionStep.idFor(clusterId)),
                Map.of("environment", environmentId, "cluster", clusterId));
    }

    @Override
    public Look look(Site site) {
        NewGlueIntegration request = new NewGlueIntegration(wanted.name(), environmentId, clusterId,
                site.outputs().orPlaceholder(IntegrationStep.ID), wanted.database());
        Optional<Tableflow> tableflow = site.tableflow();
        if (tableflow.isEmpty()) {
            return Look.unseen(intent(), request);
        }
        return find(tableflow.get(), environmentId, clusterId)
                .map(found -> Look.as(Action.REUSE, found.displayName() + " (" + found.id() + ") into the database "
                        + database(found), found.id())
                        .made(found.createdAt(), Map.of("name", found.displayName())))
                .orElseGet(() -> Look.create(intent(), request));
    }

    static Optional<CatalogIntegration> find(Tableflow tableflow, String environmentId, String clusterId) {
        return tableflow.catalogIntegrations(environmentId, clusterId).stream()
                .filter(CatalogIntegration::isGlue)
                .findFirst();
    }

    private String intent() {
        return "publish the tables of " + clusterId + " to Glue, into the database "
                + (wanted.database() == null ? clusterId : wanted.database());
    }

    private String database(CatalogIntegration found) {
        return found.customDatabase() == null ? clusterId : found.customDatabase();
    }

    @Override
    public List<Notice> notices(Look look, Site site) {
        if (!look.settled() || site.tableflow().isEmpty()) {
            return List.of();
        }
        CatalogIntegration found = find(site.tableflow().get(), environmentId, clusterId).orElse(null);
        if (found == null) {
            return List.of();
        }
        String asked = wanted.database() == null ? clusterId : wanted.database();
        if (!asked.equals(database(found))) {
            return List.of(new Notice(Severity.WARNING, "glue-database", facts().id(),
                    "The cluster already publishes to the Glue database " + database(found) + ", not to " + asked
                            + ". One integration serves all its tables, so the existing one is taken."));
        }
        String integration = site.outputs().find(IntegrationStep.ID).orElse(null);
        if (integration != null && !Objects.equals(integration, found.providerIntegrationId())) {
            return List.of(new Notice(Severity.INFO, "glue-integration", facts().id(),
                    "The existing Glue integration uses the provider integration " + found.providerIntegrationId()
                            + ", the tables use " + integration + "."));
        }
        return List.of();
    }
}
