package tableflow.console.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.athena.Athena;
import tableflow.console.sandbox.athena.BucketResults;
import tableflow.console.sandbox.athena.GlueCatalog;
import tableflow.console.sandbox.athena.Grants;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AccessKeys.AccessKey;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.glue.GlueApi;
import tableflow.console.sandbox.iam.World;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.sql.AskedEngine;
import tableflow.console.sandbox.sql.EngineLibraries;
import tableflow.console.sandbox.sql.SqlEngine;
import tableflow.console.sandbox.sql.TrinoEngine;
import tableflow.console.sandbox.sql.TrinoSettings;

/// The lake's queries: the SQL engine, which reads the lake as the account's root, and Athena before it, which asks
/// for the rights of its callers.
final class LakeQueries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LakeQueries.class);
    /// The account itself: what it may do no policy of a user or role decides.
    static final Principal ROOT = new Principal("arn:aws:iam::" + World.CUSTOMER + ":root", World.CUSTOMER,
            World.CUSTOMER, Optional.empty());

    private final SqlEngine engine;
    private final Athena athena;

    /// What it stands on.
    ///
    /// @param glue the catalog
    /// @param keys where the engine gets a key of its own, for this run only
    /// @param url of S3 and Glue
    record Ground(ObjectStore store, GlueApi glue, AccessKeys keys, Permissions permissions, String url,
            Clock clock) {}

    private LakeQueries(SandboxSettings sandbox, Ground ground) throws IOException {
        Path directory = sandbox.directory();
        AccessKey key = engineKey();
        ground.keys().put(key);
        TrinoSettings settings = new TrinoSettings(libraries(), directory.resolve("sql"), sandbox.cache(),
                new TrinoSettings.Lake(ground.url(), World.REGION, key.id(), key.secret()));
        engine = sandbox.sql() == SqlStart.AT_ONCE
                ? TrinoEngine.start(settings)
                : new AskedEngine(() -> TrinoEngine.start(settings));
        try {
            Path folder = directory.resolve("athena");
            GlueCatalog glue = new GlueCatalog(ground.glue(), ROOT);
            athena = Athena.open(folder,
                    new Athena.Ground(engine, new BucketResults(ground.store(), folder.resolve("scratch")),
                            glue, ground.permissions(), grants(glue, ground.glue()), ground.clock()),
                    new Athena.Place(World.REGION, World.CUSTOMER, "s3://" + Lake.RESULTS + "/"));
        } catch (IOException | RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /// Returns at once; queries wait for the engine.
    ///
    /// @param sandbox where its data lies, and how the engine starts
    static LakeQueries start(SandboxSettings sandbox, Ground ground) throws IOException {
        return new LakeQueries(sandbox, ground);
    }

    /// Who may see a table but not read it sees none of its columns.
    private static Grants grants(GlueCatalog glue, GlueApi api) {
        return (caller, database, table) -> {
            Grants.Sight sight = glue.of(caller, database, table);
            return sight == Grants.Sight.ALL && !api.selects(caller, database, table)
                    ? Grants.Sight.NO_COLUMNS : sight;
        };
    }

    /// Without its libraries the engine fails each statement with a sentence that names their folder.
    private static Path libraries() {
        try {
            return EngineLibraries.find();
        } catch (IOException e) {
            LOG.warn("queries will fail: {}", e.getMessage());
            return Path.of("sql-engine").toAbsolutePath();
        }
    }

    private static AccessKey engineKey() {
        String random = UUID.randomUUID().toString().replace("-", "") + UUID.randomUUID().toString().substring(0, 8);
        return new AccessKey("AKIA" + random.substring(0, 16).toUpperCase(Locale.ROOT), random, ROOT,
                Optional.empty());
    }

    Athena athena() {
        return athena;
    }

    SqlEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        athena.close();
        engine.close();
    }
}
