package tableflow.console;

import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.cli.Services.Opened;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.query.ready.TopicTables;
import tableflow.console.service.schemas.preview.Present;

/// Puts the parts together that look at schemas.
final class SchemasWiring {

    private SchemasWiring() {}

    /// AWS is opened when a table is asked for: registered schemas need none.
    static Opened<Present> present(
            Profile profile, Supplier<SchemaRegistry> registry, AwsConnector aws, ThreadFactory threads) {
        OnDemand tables = new OnDemand(aws, threads);
        return new Opened<>(new Present(registry, tables, TopicTables.databases(profile)), tables);
    }

    /// Tables whose clients are opened once.
    private static final class OnDemand implements Supplier<LakeTables>, AutoCloseable {

        private final AwsConnector aws;
        private final ThreadFactory threads;
        private @Nullable Catalog catalog;
        private @Nullable ObjectStorage storage;
        private @Nullable LakeTables tables;

        private OnDemand(AwsConnector aws, ThreadFactory threads) {
            this.aws = aws;
            this.threads = threads;
        }

        @Override
        public synchronized LakeTables get() {
            LakeTables opened = tables;
            if (opened == null) {
                Catalog glue = aws.catalog();
                catalog = glue;
                ObjectStorage s3 = aws.storage();
                storage = s3;
                opened = new LakeTables(glue::table, s3, threads);
                tables = opened;
            }
            return opened;
        }

        @Override
        public synchronized void close() {
            if (catalog != null) {
                catalog.close();
            }
            if (storage != null) {
                storage.close();
            }
        }
    }
}
