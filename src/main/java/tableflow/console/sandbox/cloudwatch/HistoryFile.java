package tableflow.console.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;

/// The history as a JSON file: bucket, day, figures.
record HistoryFile(Path path) {
    private static final String OBJECTS = "objects";

    Map<String, NavigableMap<LocalDate, Holding>> read() throws IOException {
        Map<String, NavigableMap<LocalDate, Holding>> all = new TreeMap<>();
        if (!Files.exists(path)) {
            return all;
        }
        try {
            Json.parse(Files.readAllBytes(path)).properties().forEach(bucket -> {
                NavigableMap<LocalDate, Holding> days = new TreeMap<>();
                bucket.getValue().properties().forEach(day -> days.put(LocalDate.parse(day.getKey()),
                        holding(day.getValue())));
                all.put(bucket.getKey(), days);
            });
        } catch (BadJson | DateTimeException e) {
            throw new IOException("The history of the buckets in " + path + " is damaged: " + e.getMessage(), e);
        }
        return all;
    }

    /// A reader sees the old content or the new.
    void write(Map<String, NavigableMap<LocalDate, Holding>> all) throws IOException {
        ObjectNode root = Json.object();
        all.forEach((bucket, days) -> {
            ObjectNode node = root.putObject(bucket);
            days.forEach((day, holding) -> {
                ObjectNode figures = node.putObject(day.toString()).put(OBJECTS, holding.objects());
                new TreeMap<>(holding.bytes()).forEach(figures::put);
            });
        });
        OwnerOnly.write(path, Json.bytes(root));
    }

    private static Holding holding(JsonNode figures) {
        Map<String, Long> bytes = new TreeMap<>();
        figures.properties().forEach(figure -> {
            if (!figure.getKey().equals(OBJECTS)) {
                bytes.put(figure.getKey(), figure.getValue().asLong());
            }
        });
        return new Holding(bytes, figures.path(OBJECTS).asLong());
    }
}
