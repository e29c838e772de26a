package tableflow.console.service.query.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.support.AtomicFiles;

/// The runs made here, a line of JSON for each, so that a run costs one short write. A line that was cut off by a kill
/// is left out. From 12,000 lines on only the newest 10,000 are kept. Methods block, and wait for each other.
public final class RunHistory {

    /// The most runs that are kept for sure.
    public static final int KEPT = 10_000;

    private static final int COMPACT_AT = 12_000;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path file;
    private @Nullable List<PastRun> runs;

    public RunHistory(Path file) {
        this.file = file;
    }

    /// All runs, newest first.
    public synchronized List<PastRun> list() throws IOException {
        List<PastRun> newestFirst = new ArrayList<>(known());
        Collections.reverse(newestFirst);
        return newestFirst.size() > KEPT ? newestFirst.subList(0, KEPT) : newestFirst;
    }

    /// Adds a run.
    public synchronized void add(PastRun run) throws IOException {
        List<PastRun> all = known();
        all.add(run);
        if (all.size() >= COMPACT_AT) {
            all.subList(0, all.size() - KEPT).clear();
            StringBuilder lines = new StringBuilder();
            for (PastRun one : all) {
                lines.append(line(one)).append('\n');
            }
            AtomicFiles.write(file, lines.toString());
            return;
        }
        if (Files.notExists(file)) {
            AtomicFiles.write(file, "");
        }
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            long end = out.length();
            out.seek(Math.max(0, end - 1));
            // What a kill has cut off must not spoil the line behind it.
            boolean torn = end > 0 && out.read() != '\n';
            out.seek(end);
            out.write(((torn ? "\n" : "") + line(run) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Forgets all runs.
    public synchronized void clear() throws IOException {
        Files.deleteIfExists(file);
        runs = null;
    }

    private List<PastRun> known() throws IOException {
        List<PastRun> read = runs;
        if (read == null) {
            read = new ArrayList<>();
            if (Files.exists(file)) {
                for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                    PastRun run = run(line);
                    if (run != null) {
                        read.add(run);
                    }
                }
            }
            runs = read;
        }
        return read;
    }

    private String line(PastRun run) {
        ObjectNode node = json.createObjectNode();
        node.put("id", run.id());
        node.put("sql", run.sql());
        node.put("database", run.database());
        node.put("workgroup", run.workgroup());
        node.put("state", run.state());
        node.put("started", run.started().toString());
        node.put("millis", run.millis());
        node.put("scanned", run.scanned());
        node.put("dollars", run.dollars());
        node.put("error", run.error());
        node.put("catalog", run.catalog());
        return node.toString();
    }

    private @Nullable PastRun run(String line) {
        if (line.isBlank()) {
            return null;
        }
        try {
            JsonNode node = json.readTree(line);
            return new PastRun(
                    node.path("id").textValue(),
                    node.path("sql").asText(),
                    node.path("database").textValue(),
                    node.path("workgroup").asText(),
                    node.path("state").asText(),
                    Instant.parse(node.path("started").asText()),
                    node.path("millis").asLong(),
                    node.path("scanned").isNumber() ? node.path("scanned").longValue() : null,
                    node.path("dollars").textValue(),
                    node.path("error").textValue(),
                    node.path("catalog").textValue());
        } catch (JsonProcessingException | DateTimeException torn) {
            return null;
        }
    }
}
