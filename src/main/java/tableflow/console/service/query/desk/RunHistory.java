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
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.support.AtomicFiles;

/// The runs made here, a line of JSON for each, so that a run costs one short write. A line that was cut off by a kill
/// is left out. From 12,000 lines or 20 MiB on only the newest 10,000 are kept, or as many of them as 16 MiB hold: a
/// statement may have 256 KiB. Methods block, and wait for each other.
public final class RunHistory {

    /// The most runs that are kept for sure.
    public static final int KEPT = 10_000;

    /// The most bytes of UTF-8 that are kept for sure.
    public static final int KEPT_BYTES = 16 << 20;

    private static final int COMPACT_AT = 12_000;
    private static final int COMPACT_AT_BYTES = 20 << 20;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path file;
    private @Nullable List<Kept> runs;
    private long bytes;

    /// A run, and the length of its line with the line feed.
    private record Kept(PastRun run, int bytes) {}

    public RunHistory(Path file) {
        this.file = file;
    }

    /// All runs, newest first.
    public synchronized List<PastRun> list() throws IOException {
        List<Kept> all = known();
        List<PastRun> newestFirst = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0 && newestFirst.size() < KEPT; i--) {
            newestFirst.add(all.get(i).run());
        }
        return newestFirst;
    }

    /// Adds a run.
    public synchronized void add(PastRun run) throws IOException {
        List<Kept> all = known();
        byte[] line = (line(run) + "\n").getBytes(StandardCharsets.UTF_8);
        all.add(new Kept(run, line.length));
        bytes += line.length;
        if (all.size() >= COMPACT_AT || bytes >= COMPACT_AT_BYTES) {
            compact(all);
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
            if (torn) {
                out.write('\n');
            }
            out.write(line);
        }
    }

    /// Keeps the newest, the last one in any case.
    private void compact(List<Kept> all) throws IOException {
        int from = all.size() - 1;
        long kept = all.get(from).bytes();
        while (from > 0 && all.size() - from < KEPT && kept + all.get(from - 1).bytes() <= KEPT_BYTES) {
            from--;
            kept += all.get(from).bytes();
        }
        all.subList(0, from).clear();
        bytes = kept;
        StringBuilder lines = new StringBuilder();
        for (Kept one : all) {
            lines.append(line(one.run())).append('\n');
        }
        AtomicFiles.write(file, lines.toString());
    }

    /// Forgets all runs.
    public synchronized void clear() throws IOException {
        Files.deleteIfExists(file);
        runs = null;
        bytes = 0;
    }

    private List<Kept> known() throws IOException {
        List<Kept> read = runs;
        if (read == null) {
            read = new ArrayList<>();
            bytes = 0;
            if (Files.exists(file)) {
                for (String line : newest().split("\n", -1)) {
                    PastRun run = run(line);
                    if (run != null) {
                        int length = line.getBytes(StandardCharsets.UTF_8).length + 1;
                        read.add(new Kept(run, length));
                        bytes += length;
                    }
                }
            }
            runs = read;
        }
        return read;
    }

    /// The end of the file, as far as it may be kept; a line that begins before it is left out.
    private String newest() throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - COMPACT_AT_BYTES);
            byte[] end = new byte[(int) (in.length() - from)];
            in.seek(from);
            in.readFully(end);
            String text = new String(end, StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
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
