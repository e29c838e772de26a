package tableflow.console.service.storage.inventory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Reads a file of a list in CSV: gzip, no header, a row a line, values in quotes, keys URL-encoded.
final class CsvList {

    private final int key;
    private final int size;
    private final int modified;
    private final int storageClass;
    private final int latest;
    private final int mark;
    private final int columns;

    CsvList(List<String> fields) {
        this.key = fields.indexOf("Key");
        this.size = fields.indexOf("Size");
        this.modified = fields.indexOf("LastModifiedDate");
        this.storageClass = fields.indexOf("StorageClass");
        this.latest = fields.indexOf("IsLatest");
        this.mark = fields.indexOf("IsDeleteMarker");
        this.columns = fields.size();
    }

    /// @param packed closed by the caller
    /// @throws IllegalArgumentException for a row that is none, with its number
    /// @throws IOException when it breaks off
    void read(InputStream packed, InventoryRow.Sink sink) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(packed, 1 << 16), StandardCharsets.UTF_8), 1 << 16);
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isEmpty()) {
                try {
                    sink.row(row(values(line)));
                } catch (IllegalArgumentException | DateTimeException broken) {
                    throw new IllegalArgumentException("row " + number + ": " + broken.getMessage(), broken);
                }
            }
        }
    }

    private InventoryRow row(List<String> values) {
        if (values.size() != columns) {
            throw new IllegalArgumentException(values.size() + " values for " + columns + " fields");
        }
        boolean marked = is(values, mark, false);
        String bytes = values.get(size);
        return new InventoryRow(
                URLDecoder.decode(values.get(key), StandardCharsets.UTF_8),
                bytes.isEmpty() && marked ? 0 : Long.parseLong(bytes),
                Instant.parse(values.get(modified)).toEpochMilli(),
                values.get(storageClass),
                is(values, latest, true) && !marked);
    }

    private static boolean is(List<String> values, int column, boolean usual) {
        return (column < 0 || values.get(column).isEmpty()) ? usual : Boolean.parseBoolean(values.get(column));
    }

    private static List<String> values(String line) {
        List<String> values = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            if (at < line.length() && line.charAt(at) == '"') {
                StringBuilder value = new StringBuilder();
                int from = at + 1;
                int end = line.indexOf('"', from);
                while (end >= 0 && end + 1 < line.length() && line.charAt(end + 1) == '"') {
                    value.append(line, from, end + 1);
                    from = end + 2;
                    end = line.indexOf('"', from);
                }
                if (end < 0) {
                    throw new IllegalArgumentException("a value has no closing quote");
                }
                values.add(value.append(line, from, end).toString());
                at = end + 1;
                if (at < line.length() && line.charAt(at) != ',') {
                    throw new IllegalArgumentException("a comma was expected at " + at);
                }
            } else {
                int comma = line.indexOf(',', at);
                int end = comma < 0 ? line.length() : comma;
                values.add(line.substring(at, end));
                at = end;
            }
            at++;
        }
        return values;
    }
}
