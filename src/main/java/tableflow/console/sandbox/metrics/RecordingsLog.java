package tableflow.console.sandbox.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;

/// The recordings on disk: a file a day with a line of JSON for each point, appended to when a minute is over. Files
/// older than a week go. A line that a kill cut off is passed over.
record RecordingsLog(Path folder) {
    private static final int KEPT_DAYS = 8;

    /// @throws IOException when the folder cannot be read
    void readInto(Recordings recordings) throws IOException {
        for (Path file : files()) {
            for (String line : Files.readString(file).lines().toList()) {
                read(line, recordings);
            }
        }
    }

    /// Appends what was measured in a minute, and drops old files.
    ///
    /// @throws IOException when the disk is full, say
    void append(Recordings recordings, long minute) throws IOException {
        StringBuilder lines = new StringBuilder();
        recordings.minute(minute, (key, value) -> lines.append(line(key, minute, value)).append('\n'));
        if (lines.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(minute * 60), ZoneOffset.UTC);
        Files.writeString(folder.resolve(day + ".jsonl"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        List<Path> files = files();
        for (Path old : files.subList(0, Math.max(0, files.size() - KEPT_DAYS))) {
            Files.deleteIfExists(old);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private static String line(Recordings.Key key, long minute, long value) {
        ObjectNode line = Json.object().put("minute", minute).put("metric", key.metric().name()).put("value", value);
        ObjectNode labels = line.putObject("labels");
        key.labels().forEach(labels::put);
        return new String(Json.bytes(line), StandardCharsets.UTF_8);
    }

    private static void read(String line, Recordings recordings) {
        try {
            JsonNode node = Json.parse(line);
            Optional<Metric> metric = Metric.find(node.path("metric").asText());
            Map<String, String> labels = new HashMap<>();
            node.path("labels").properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
            metric.ifPresent(known -> recordings.put(new Recordings.Key(known, Map.copyOf(labels)),
                    node.path("minute").asLong(), node.path("value").asLong()));
        } catch (BadJson e) {
            // The end of a file that was being written when the process was killed.
        }
    }
}
