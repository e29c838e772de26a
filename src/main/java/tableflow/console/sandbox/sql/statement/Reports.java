package tableflow.console.sandbox.sql.statement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tableflow.console.domain.sql.TableName;
import tableflow.console.sandbox.sql.SqlFailure;
import tableflow.console.sandbox.sql.SqlType;
import tableflow.console.sandbox.sql.statement.Rendering.Answer;

/// Results in the form that Athena's Hive statements give them.
final class Reports {
    private static final int HIVE_WIDTH = 20;

    private Reports() {}

    /// One column.
    static List<List<String>> rows(List<String> texts) {
        return texts.stream().map(List::of).toList();
    }

    /// Hive fills up to 20 places.
    static String padded(String text) {
        return text + " ".repeat(Math.max(0, HIVE_WIDTH - text.length()));
    }

    /// `key=value/key=value` for each partition of an Iceberg table.
    static List<List<String>> partitions(TableName table, Answer answer) throws SqlFailure {
        if (answer.columns().isEmpty() || !answer.columns().getFirst().name().equals("partition")) {
            throw new SqlFailure(0, "GENERIC_USER_ERROR", SqlFailure.Kind.USER_ERROR,
                    "SemanticException Table " + table.table() + " is not a partitioned table", Optional.empty());
        }
        List<SqlType.Field> fields = answer.columns().getFirst().type().fields();
        return rows(answer.rows().stream().map(row -> partition(fields, row.path(0))).sorted().toList());
    }

    private static String partition(List<SqlType.Field> fields, JsonNode values) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            JsonNode value = values.path(i);
            parts.add(fields.get(i).name().orElse("") + "=" + (value.isNull() ? "null" : value.asText()));
        }
        return String.join("/", parts);
    }

    /// An Iceberg table's own properties, and what Glue keeps of each.
    ///
    /// @param wanted one of them only
    static List<List<String>> properties(List<Answer> answers, Optional<String> wanted) throws SqlFailure {
        Map<String, String> all = new TreeMap<>();
        for (JsonNode row : answers.getFirst().rows()) {
            all.put(row.path(0).asText(), row.path(1).asText(""));
        }
        List<String> metadata = answers.get(1).texts(0);
        all.put("table_type", "ICEBERG");
        if (!metadata.isEmpty()) {
            all.put("metadata_location", metadata.getFirst());
        }
        if (metadata.size() > 1) {
            all.put("previous_metadata_location", metadata.get(1));
        }
        if (wanted.isPresent()) {
            String value = all.get(wanted.get());
            return value == null ? List.of() : List.of(List.of(wanted.get(), value));
        }
        return all.entrySet().stream().map(each -> List.of(each.getKey(), each.getValue())).toList();
    }
}
