package tableflow.console.sandbox.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AccessKeys.AccessKey;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.glue.GlueApi;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.rest.S3Api;

/// The sandbox's S3 and Glue with the engine on them, and nothing else.
public final class QueryLake implements AutoCloseable {
    /// The bucket of its tables.
    public static final String BUCKET = "dev-confluent-topics-backup";
    private static final String ACCOUNT = "123456789012";

    private final ObjectStore store;
    private final AwsEndpoint endpoint;
    private final TrinoEngine engine;

    /// @param cache where the engine keeps what makes its next start quicker
    public QueryLake(Path directory, Optional<Path> cache) throws IOException {
        Clock clock = Clock.systemUTC();
        AccessKeys keys = new AccessKeys();
        keys.put(new AccessKey("AKIAENGINE", "secret-of-the-engine",
                new Principal("arn:aws:iam::" + ACCOUNT + ":root", ACCOUNT, ACCOUNT, Optional.empty()),
                Optional.empty()));
        Permissions all = (caller, access) -> { };
        store = ObjectStore.open(directory.resolve("s3"), clock);
        store.create(BUCKET, "us-east-1", ACCOUNT);
        endpoint = AwsEndpoint.start(keys, clock, new Faults());
        endpoint.serve(new S3Api(store, all));
        endpoint.serve(GlueApi.open(directory.resolve("glue"), new GlueApi.Home("us-east-1", ACCOUNT), all, clock));
        engine = TrinoEngine.start(new TrinoSettings(EngineLibraries.find(), directory, cache,
                new TrinoSettings.Lake(endpoint.url(), "us-east-1", "AKIAENGINE", "secret-of-the-engine")));
    }

    public TrinoEngine engine() {
        return engine;
    }

    /// A database and tables as Tableflow makes them: a column of each kind, and two commits.
    public void plant(String database) throws SqlFailure, InterruptedException {
        rows("CREATE SCHEMA \"" + database + "\" WITH (location = 's3://" + BUCKET + "/t/')", "");
        rows("""
                CREATE TABLE orders (id bigint, customer varchar, amount decimal(12, 2), created timestamp(6),
                    tags array(varchar), attributes map(varchar, varchar), address row(city varchar, zip varchar),
                    payload varchar, "$$topic" varchar, "$$partition" integer, "$$offset" bigint,
                    "$$timestamp" timestamp(6) with time zone)
                WITH (format = 'PARQUET', location = 's3://%s/t/orders')""".formatted(BUCKET), database);
        rows("""
                INSERT INTO orders VALUES
                (1, 'ann', 10.50, TIMESTAMP '2026-01-02 03:04:05.123456', ARRAY['a', 'b'], MAP(ARRAY['channel'],
                    ARRAY['web']), ROW('Berlin', '10115'), '{"a":{"b":1},"l":[1,2]}', 'orders', 0, 0,
                    TIMESTAMP '2026-01-02 03:04:05.5 UTC'),
                (2, 'ben', 20.25, TIMESTAMP '2026-01-03 04:00:00', ARRAY['c'], MAP(ARRAY['channel'], ARRAY['shop']),
                    ROW('Köln', NULL), '{"a":{},"l":[]}', 'orders', 1, 0, TIMESTAMP '2026-01-03 04:00:01 UTC')""",
                database);
        rows("""
                INSERT INTO orders VALUES (3, 'ann', 5.00, NULL, ARRAY[], MAP(), NULL, '{"l":[3]}', 'orders', 0, 1,
                    TIMESTAMP '2026-01-04 00:00:00 UTC')""", database);
        rows("CREATE TABLE payments WITH (location = 's3://%s/t/payments') AS SELECT * FROM "
                .formatted(BUCKET) + "(VALUES (BIGINT '1', true), (2, false), (9, true)) t(id, paid)", database);
        rows("CREATE TABLE \"orders-v1.eu\" WITH (location = 's3://%s/t/eu') AS SELECT 1 AS id".formatted(BUCKET),
                database);
    }

    /// All rows of a statement in the engine's words.
    public List<JsonNode> rows(String sql, String database) throws SqlFailure, InterruptedException {
        return rows(engine.submit(new SqlRequest(sql, Optional.of(database).filter(name -> !name.isEmpty()))));
    }

    /// All rows of a run.
    public static List<JsonNode> rows(SqlRun run) throws SqlFailure, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        for (Optional<List<JsonNode>> page = run.next(); page.isPresent(); page = run.next()) {
            rows.addAll(page.get());
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        engine.close();
        endpoint.close();
        store.close();
    }
}
