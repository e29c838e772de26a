package tableflow.console.sandbox.confluent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tables of a cluster as orders to the materialiser.
final class TableOrders {
    private final Organization org;

    TableOrders(Organization org) {
        this.org = org;
    }

    List<TableOrder> of(String environment, String cluster) {
        List<CatalogIntegration> catalogs = org.catalogs(environment, cluster);
        return org.tables(environment, cluster).stream().map(table -> order(table, catalogs)).toList();
    }

    private TableOrder order(TableflowTopic table, List<CatalogIntegration> catalogs) {
        TableflowTopic.Config config = table.config();
        TableOrder.Settings settings = new TableOrder.Settings(
                Set.copyOf(config.formats()),
                millis(config.retentionMs()),
                config.dataRetentionMs().map(TableOrders::millis),
                config.errors().mode(),
                config.errors().target(),
                config.columnNaming().equals("PORTABLE"),
                table.life().writeMode().equals("UPSERT"));
        List<TableOrder.GlueCatalog> glue = catalogs.stream()
                .filter(c -> c.glue() && TableflowStatus.published(table, c))
                .flatMap(c -> catalog(table, c).stream())
                .toList();
        return new TableOrder(table.name(), table.storage().path(), table.life().startedAt(), settings,
                table.storage().integrationId().flatMap(id -> role(table, id)), glue);
    }

    private Optional<TableOrder.GlueCatalog> catalog(TableflowTopic table, CatalogIntegration catalog) {
        String database = catalog.config().path("custom_database").asText("");
        return catalog.integrationId().flatMap(id -> role(table, id)).map(role -> new TableOrder.GlueCatalog(
                catalog.id(), database.isEmpty() ? table.clusterId() : database, role));
    }

    private Optional<TableOrder.AwsRole> role(TableflowTopic table, String integration) {
        String region = org.cluster(table.environmentId(), table.clusterId())
                .map(c -> c.placement().region()).orElse(Founding.REGION);
        return org.integration(table.environmentId(), integration).map(Integration::roles).map(roles ->
                new TableOrder.AwsRole(roles.customerArn(), roles.confluentArn(), roles.externalId(), region));
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }
}
