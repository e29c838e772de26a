package tableflow.console.sandbox.athena.unload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tableflow.console.sandbox.athena.result.Values;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.statement.Work;

/// The files that an `UNLOAD` fills: one, or one for each value of the columns that it is partitioned by, below
/// `column=value/`. No rows make no file.
public final class UnloadFiles implements AutoCloseable {
    /// Source: Athena user guide, "UNLOAD".
    private static final int MOST_PARTITIONS = 100;
    private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";
    private static final String UNESCAPED = " ";

    private final Options options;
    private final String name;
    private final Path folder;
    /// By their folder, empty or with a slash at its end.
    private final Map<String, Made> files = new LinkedHashMap<>();

    private record Made(RowFile file, Path path) {}

    private UnloadFiles(Options options, String name, Path folder) {
        this.options = options;
        this.name = name;
        this.folder = folder;
    }

    /// @param id names the files
    /// @param folder where they are written, not made before the first row
    /// @throws Refused when the statement asks for what cannot be
    public static UnloadFiles open(Work.Unload unload, String id, Path folder) throws Refused {
        Options options = Options.of(unload);
        return new UnloadFiles(options, id + options.ending(), folder);
    }

    /// Adds a row, an array in the order of the columns.
    ///
    /// @throws Refused when the columns cannot be written so, or there are too many partitions
    public void add(List<SqlColumn> columns, JsonNode row) throws IOException, Refused {
        int kept = columns.size() - options.partitionedBy().size();
        String place = place(columns, row, kept);
        Made made = files.get(place);
        if (made == null) {
            if (files.isEmpty()) {
                check(columns, kept);
            }
            if (files.size() == MOST_PARTITIONS) {
                throw new Refused("HIVE_TOO_MANY_OPEN_PARTITIONS: Exceeded limit of " + MOST_PARTITIONS
                        + " open writers for partitions/buckets");
            }
            Files.createDirectories(folder);
            Path path = folder.resolve(Integer.toString(files.size()));
            made = new Made(file(columns.subList(0, kept), path), path);
            files.put(place, made);
        }
        List<JsonNode> values = new ArrayList<>(kept);
        for (int i = 0; i < kept; i++) {
            values.add(row.path(i));
        }
        made.file().add(values);
    }

    private void check(List<SqlColumn> columns, int kept) throws Refused {
        List<String> names = columns.stream().map(SqlColumn::name).toList();
        for (String by : options.partitionedBy()) {
            if (!names.contains(by)) {
                throw new Refused("INVALID_TABLE_PROPERTY: Partition columns " + options.partitionedBy()
                        + " not present in schema");
            }
        }
        if (kept == 0) {
            throw new Refused("INVALID_TABLE_PROPERTY: Table contains only partition columns");
        }
        if (!names.subList(kept, names.size()).equals(options.partitionedBy())) {
            throw new Refused("HIVE_COLUMN_ORDER_MISMATCH: Partition keys must be the last columns in the table and in "
                    + "the same order as the table properties: " + options.partitionedBy());
        }
        HiveTypes.check(columns);
    }

    private RowFile file(List<SqlColumn> columns, Path path) throws IOException, Refused {
        return switch (options.format()) {
            case PARQUET -> new ParquetRows(columns, options, path);
            case AVRO -> new AvroRows(columns, options, path);
            case JSON, TEXTFILE -> new TextRows(columns, options, path);
        };
    }

    private static String place(List<SqlColumn> columns, JsonNode row, int from) {
        StringBuilder place = new StringBuilder();
        for (int i = Math.max(0, from); i < columns.size(); i++) {
            String value = Values.text(columns.get(i).type(), row.path(i));
            place.append(escaped(columns.get(i).name())).append('=')
                    .append(value == null || value.isEmpty() ? NO_VALUE : escaped(value)).append('/');
        }
        return place.toString();
    }

    /// A slash in a value must not be one in the path.
    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", UNESCAPED);
    }

    /// Closes the files and tells where they are to go: names below the statement's place, to files on disk.
    public Map<String, Path> finish() throws IOException {
        Map<String, Path> all = new LinkedHashMap<>();
        for (Map.Entry<String, Made> one : files.entrySet()) {
            one.getValue().file().close();
            all.put(one.getKey() + name, one.getValue().path());
        }
        return all;
    }

    /// Size of what is on disk.
    public long bytes() throws IOException {
        long bytes = 0;
        for (Made made : files.values()) {
            bytes += Files.size(made.path());
        }
        return bytes;
    }

    /// Deletes what lies on disk.
    @Override
    public void close() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
