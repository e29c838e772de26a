package tableflow.console.sandbox.tableflow;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.confluent.TableState;
import tableflow.console.sandbox.tableflow.cloud.AwsWords;
import tableflow.console.sandbox.tableflow.cloud.RoleRefused;
import tableflow.console.sandbox.tableflow.cloud.RoleSession;

/// One table in its catalogs. A catalog that cannot be reached is told as failed and tried at the next beat; the table
/// goes on without it.
final class CatalogSyncs implements AutoCloseable {
    private final MaterialiserSettings settings;
    private final Map<TableOrder.AwsRole, RoleSession> sessions = new HashMap<>();
    private final Map<String, TableState.Sync> states = new HashMap<>();

    CatalogSyncs(MaterialiserSettings settings) {
        this.settings = settings;
    }

    Map<String, TableState.Sync> states() {
        return Map.copyOf(states);
    }

    /// @param metadata where the table's current metadata is
    void bring(TableOrder order, Table table, String metadata) {
        Set<String> wanted = order.catalogs().stream().map(TableOrder.GlueCatalog::id).collect(Collectors.toSet());
        states.keySet().retainAll(wanted);
        for (TableOrder.GlueCatalog catalog : order.catalogs()) {
            states.merge(catalog.id(), bring(order, catalog, table, metadata), CatalogSyncs::after);
        }
    }

    private TableState.Sync bring(TableOrder order, TableOrder.GlueCatalog catalog, Table table, String metadata) {
        RoleSession session = sessions.computeIfAbsent(catalog.role(), role ->
            new RoleSession(settings.aws(), Optional.of(role), role.region(), settings.clock()));
        try {
            new GlueSync(session.glue(), catalog.database()).bring(order.topic(), table, metadata);
            Instant now = settings.clock().instant();
            return new TableState.Sync(Optional.of(now), Optional.of(now), Optional.empty());
        } catch (AbortedException ended) {
            throw ended;
        } catch (RoleRefused refused) {
            return failed(String.valueOf(refused.getMessage()));
        } catch (SdkException failure) {
            session.forget();
            return failed("Unable to update table " + order.topic() + " in the AWS Glue database " + catalog.database()
                + ". (" + AwsWords.of(failure) + ")");
        }
    }

    private static TableState.Sync failed(String why) {
        return new TableState.Sync(Optional.empty(), Optional.empty(), Optional.of(why));
    }

    private static TableState.Sync after(TableState.Sync before, TableState.Sync now) {
        return new TableState.Sync(before.firstAt().or(now::firstAt), now.lastAt().or(before::lastAt), now.failure());
    }

    @Override
    public void close() {
        sessions.values().forEach(RoleSession::close);
    }
}
