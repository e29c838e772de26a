package tableflow.console.sandbox.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.sql.child.EngineMain;

/// The engine's JVM. Its standard input stays open as long as it shall live: when this process is gone, whichever way,
/// it ends too.
final class EngineProcess implements AutoCloseable {
    /// The catalog's name in messages and in three-part names, as Athena has it.
    static final String CATALOG = "awsdatacatalog";

    private static final Logger LOG = LoggerFactory.getLogger(EngineProcess.class);
    private static final int GRACE_SECONDS = 3;

    private final Process process;
    private final EngineCommand command;
    private final Path log;
    private volatile boolean ending;
    private volatile boolean used;

    private EngineProcess(Process process, EngineCommand command, Path log) {
        this.process = process;
        this.command = command;
        this.log = log;
    }

    /// @throws IOException when the program cannot be started
    static EngineProcess start(TrinoSettings settings) throws IOException {
        Files.createDirectories(work(settings));
        Path log = settings.directory().resolve("sql-engine.log");
        EngineProcess engine = launch(EngineCommand.of(settings), log);
        Process process = engine.process;
        try {
            Writer in = process.outputWriter(StandardCharsets.UTF_8);
            in.write(properties(settings));
            in.write("\n\n");
            in.flush();
        } catch (IOException e) {
            engine.close();
            throw e;
        }
        return engine;
    }

    private static EngineProcess launch(EngineCommand command, Path log) throws IOException {
        try {
            Process process = new ProcessBuilder(command.words())
                    .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
            EngineProcess engine = new EngineProcess(process, command, log);
            if (command.recording().isPresent()) {
                command.recording().get().handTo(process.toHandle());
            }
            return engine;
        } catch (IOException e) {
            command.recording().ifPresent(CacheSlot::release);
            throw e;
        }
    }

    /// Waits until it serves.
    ///
    /// @throws IOException when it ends before, with where its log lies
    URI awaitServing() throws IOException {
        // Not closed: what the JVM still prints when it ends has to go somewhere.
        BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(EngineMain.FAILED)) {
                throw new IOException("The SQL engine did not start: "
                        + line.substring(EngineMain.FAILED.length()) + "; see " + log);
            }
            if (line.startsWith(EngineMain.SERVING)) {
                Thread.ofVirtual().name("sql-engine-output").start(() -> drain(out));
                return URI.create(line.substring(EngineMain.SERVING.length()));
            }
        }
        throw new IOException("The SQL engine did not start; see " + log);
    }

    private static void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                // Only the address is of use.
            }
        } catch (IOException e) {
            LOG.debug("the SQL engine's output ended", e);
        }
    }

    /// Runs when it has ended by itself.
    void onEnd(Runnable action) {
        var _ = process.onExit().thenRun(() -> {
            if (!ending) {
                action.run();
            }
        });
    }

    long pid() {
        return process.pid();
    }

    /// Whether the JVM found the cache that it was told to use of no use.
    boolean refusedCache() {
        try {
            return command.cache().isPresent()
                    && Files.readString(log, StandardCharsets.ISO_8859_1).contains("[error  ][aot]");
        } catch (IOException e) {
            return false;
        }
    }

    EngineCommand command() {
        return command;
    }

    /// It has answered a statement: what it records is worth keeping.
    void used() {
        used = true;
    }

    /// Ends it. One that has recorded for the next start is left to write it down and ends by itself.
    @Override
    public void close() {
        ending = true;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("the SQL engine had closed its input", e);
        }
        if (command.recording().isPresent()) {
            if (!used) {
                process.destroyForcibly();
                command.recording().get().release();
            }
            return;
        }
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// For the engine's own files.
    private static Path work(TrinoSettings settings) {
        return settings.directory().resolve("sql-engine");
    }

    /// Source: Trino 483's documentation of the Iceberg connector, its Glue catalog and its S3 file system.
    private static String properties(TrinoSettings settings) throws IOException {
        TrinoSettings.Lake lake = settings.lake();
        Map<String, String> all = new TreeMap<>();
        all.put("directory", work(settings).toString());
        all.put("catalog", CATALOG);
        all.put("server.query.max-memory-per-node", settings.memoryMb() / 2 + "MB");
        all.put("server.memory.heap-headroom-per-node", settings.memoryMb() / 5 + "MB");
        all.put("server.query.max-history", "20");
        // A prepared statement comes in a header.
        all.put("server.http-server.max-request-header-size", "1MB");
        // Athena's engine has the older division of decimals.
        all.put("server.deprecated.legacy-arithmetic-decimal-operators", "true");
        all.put("catalog.iceberg.catalog.type", "glue");
        all.put("catalog.iceberg.expire-snapshots.min-retention", "0s");
        all.put("catalog.iceberg.remove-orphan-files.min-retention", "0s");
        all.put("catalog.hive.metastore.glue.region", lake.region());
        all.put("catalog.hive.metastore.glue.endpoint-url", lake.endpoint());
        all.put("catalog.hive.metastore.glue.aws-access-key", lake.accessKeyId());
        all.put("catalog.hive.metastore.glue.aws-secret-key", lake.secretAccessKey());
        all.put("catalog.hive.metastore.glue.max-error-retries", "3");
        all.put("catalog.fs.s3.enabled", "true");
        all.put("catalog.s3.max-error-retries", "3");
        all.put("catalog.s3.endpoint", lake.endpoint());
        all.put("catalog.s3.region", lake.region());
        all.put("catalog.s3.path-style-access", "true");
        all.put("catalog.s3.aws-access-key", lake.accessKeyId());
        all.put("catalog.s3.aws-secret-key", lake.secretAccessKey());
        Properties properties = new Properties();
        properties.putAll(all);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }
}
