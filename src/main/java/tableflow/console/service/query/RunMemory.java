package tableflow.console.service.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.support.AtomicFiles;

/// Remembers the queries that run, over the end of the program: a file each, so that no two runs get in each other's
/// way. Statements may hold what is private: the files are for their owner alone.
public final class RunMemory {

    private static final Logger LOG = LoggerFactory.getLogger(RunMemory.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String ENDING = ".json";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9-]{1,128}");

    private final @Nullable Path folder;

    private RunMemory(@Nullable Path folder) {
        this.folder = folder;
    }

    /// In a folder that need not be there yet.
    public static RunMemory in(Path folder) {
        return new RunMemory(folder);
    }

    /// Remembers nothing: for a command, which ends with its query.
    public static RunMemory none() {
        return new RunMemory(null);
    }

    /// A query that had not ended when it was last heard of.
    ///
    /// @param started when Athena took it
    /// @param catalog the data catalog; absent means Glue's
    public record Unfinished(
            String id, String sql, @Nullable String database, @Nullable String workgroup, Instant started,
            @Nullable String catalog) {

        /// In Glue's catalog.
        public Unfinished(
                String id, String sql, @Nullable String database, @Nullable String workgroup, Instant started) {
            this(id, sql, database, workgroup, started, null);
        }
    }

    /// Those that are remembered, oldest first. A file that cannot be read is passed over.
    public List<Unfinished> unfinished() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<Unfinished> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(ENDING)).forEach(file -> read(file).ifPresent(all::add));
        } catch (IOException failed) {
            LOG.warn("The runs in {} cannot be read: {}", folder, failed.getMessage());
        }
        all.sort(Comparator.comparing(Unfinished::started));
        return List.copyOf(all);
    }

    /// A run that cannot be remembered runs all the same.
    void remember(String id, QueryRequest request, Instant started) {
        if (folder == null || !SAFE.matcher(id).matches()) {
            return;
        }
        ObjectNode document = JSON.createObjectNode()
                .put("version", 1)
                .put("id", id)
                .put("sql", request.sql())
                .put("database", request.database())
                .put("workgroup", request.workgroup())
                .put("catalog", request.catalog())
                .put("started", started.toString());
        try {
            AtomicFiles.write(folder.resolve(id + ENDING), document.toString());
        } catch (IOException failed) {
            LOG.warn("Query {} is not remembered: {}", id, failed.getMessage());
        }
    }

    /// Of a query that has ended, or that nobody wants to hear of again.
    public void forget(String id) {
        if (folder == null || !SAFE.matcher(id).matches()) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve(id + ENDING));
        } catch (IOException failed) {
            LOG.warn("Query {} is not forgotten: {}", id, failed.getMessage());
        }
    }

    private static Optional<Unfinished> read(Path file) {
        try {
            JsonNode document = JSON.readTree(Files.readAllBytes(file));
            String id = document.path("id").asText();
            if (!SAFE.matcher(id).matches()) {
                return Optional.empty();
            }
            return Optional.of(new Unfinished(id, document.path("sql").asText(),
                    document.path("database").textValue(), document.path("workgroup").textValue(),
                    Instant.parse(document.path("started").asText()), document.path("catalog").textValue()));
        } catch (IOException | DateTimeException damaged) {
            LOG.warn("{} is no remembered run: {}", file, damaged.getMessage());
            return Optional.empty();
        }
    }
}
