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
