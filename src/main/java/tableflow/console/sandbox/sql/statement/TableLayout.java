package tableflow.console.sandbox.sql.statement;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Array;
import io.trino.sql.tree.ColumnDefinition;
import io.trino.sql.tree.CreateTable;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Property;
import io.trino.sql.tree.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.sql.TableName;
import tableflow.console.sandbox.sql.SqlFailure;
import tableflow.console.sandbox.sql.statement.Rendering.Answer;

/// How a table is made, read from the engine's `SHOW CREATE TABLE`, in the forms that Athena shows.
///
/// @param partitions transforms as the engine writes them: `day(ts)`, `bucket(id, 16)`, `country`
/// @param location empty when the engine says none
record TableLayout(List<Column> columns, List<String> partitions, String location, String format) {
    private static final Pattern TRANSFORM = Pattern.compile("(\\w+)\\(\\s*(.+?)\\s*(?:,\\s*(\\d+)\\s*)?\\)");

    /// @param type in Athena's words
    record Column(String name, String type, String comment) {}

    /// @param transform `identity`, `day`, `bucket[16]`, ...
    private record Transform(String transform, String column) {
        static Transform of(String text) {
            Matcher call = TRANSFORM.matcher(text);
            if (!call.matches()) {
                return new Transform("identity", text);
            }
            String width = call.group(3) == null ? "" : "[" + call.group(3) + "]";
            return new Transform(call.group(1) + width, call.group(2));
        }

        /// The name of the partition's field in Iceberg.
        String field() {
            String kind = transform.replaceAll("\\[.*", "");
            return switch (kind) {
                case "identity" -> column;
                case "truncate" -> column + "_trunc";
                default -> column + "_" + kind;
            };
        }

        /// As Athena's `PARTITIONED BY` has it.
        String hive() {
            if (transform.equals("identity")) {
                return "`" + column + "`";
            }
            int bracket = transform.indexOf('[');
            return bracket < 0
                    ? transform + "(`" + column + "`)"
                    : transform.substring(0, bracket) + "("
                            + transform.substring(bracket + 1, transform.length() - 1) + ", `" + column + "`)";
        }
    }

    /// @throws SqlFailure when it is no table's definition, which a view's is not
    static TableLayout of(Answer answer) throws SqlFailure {
        String sql = String.join("\n", answer.texts(0));
        try {
            if (new SqlParser().createStatement(sql) instanceof CreateTable create) {
                return of(create);
            }
        } catch (ParsingException e) {
            throw unreadable(e.getErrorMessage());
        }
        throw unreadable("not a table");
    }

    private static SqlFailure unreadable(String why) {
        return new SqlFailure(0, "GENERIC_USER_ERROR", SqlFailure.Kind.USER_ERROR,
                "The table's definition cannot be shown: " + why, Optional.empty());
    }

    private static TableLayout of(CreateTable create) {
        List<Column> columns = create.getElements().stream()
                .filter(ColumnDefinition.class::isInstance)
                .map(ColumnDefinition.class::cast)
                .map(column -> new Column(column.getName().getSuffix(), HiveType.of(column.getType()),
                        column.getComment().orElse("")))
                .toList();
        List<String> partitions = property(create, "partitioning")
                .map(value -> value instanceof Array array
                        ? array.getValues().stream().map(TableLayout::text).toList()
                        : List.<String>of())
                .orElse(List.of());
        return new TableLayout(columns, partitions,
                property(create, "location").map(TableLayout::text).orElse(""),
                property(create, "format").map(TableLayout::text).orElse("PARQUET").toLowerCase(Locale.ROOT));
    }

    private static Optional<Expression> property(CreateTable create, String name) {
        return create.getProperties().stream()
                .filter(property -> property.getName().getValue().equals(name) && !property.isSetToDefault())
                .map(Property::getNonDefaultValue)
                .findFirst();
    }

    private static String text(Expression value) {
        return value instanceof StringLiteral literal ? literal.getValue() : value.toString();
    }

    private List<Transform> transforms() {
        return partitions.stream().map(Transform::of).toList();
    }

    /// The lines of `SHOW CREATE TABLE`.
    List<String> statement(TableName table) {
        List<String> lines = new ArrayList<>();
        lines.add("CREATE TABLE " + table.database().map(name -> name + ".").orElse("") + table.table() + " (");
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String comment = column.comment().isEmpty() ? "" : " COMMENT " + Identifiers.literal(column.comment());
            lines.add("  `" + column.name() + "` " + column.type() + comment + (i + 1 < columns.size() ? "," : ")"));
        }
        if (!partitions.isEmpty()) {
            List<String> fields = transforms().stream().map(Transform::hive).toList();
            lines.add("PARTITIONED BY (" + String.join(", ", fields) + ")");
        }
        if (!location.isEmpty()) {
            lines.add("LOCATION " + Identifiers.literal(location));
        }
        lines.add("TBLPROPERTIES (");
        lines.add("  'table_type'='iceberg',");
        lines.add("  'format'=" + Identifiers.literal(format));
        lines.add(")");
        return lines;
    }

    /// The rows of `DESCRIBE` for an Iceberg table.
    List<List<String>> describe() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("# Table schema:", "", ""));
        rows.add(List.of("# col_name", "data_type", "comment"));
        columns.forEach(column -> rows.add(List.of(column.name(), column.type(), column.comment())));
        rows.add(List.of("", "", ""));
        rows.add(List.of("# Partition spec:", "", ""));
        if (!partitions.isEmpty()) {
            rows.add(List.of("# field_name", "field_transform", "column_name"));
            transforms().forEach(each -> rows.add(List.of(each.field(), each.transform(), each.column())));
        }
        return rows;
    }

    /// The row of `DESCRIBE table column`.
    List<List<String>> describe(String wanted) throws SqlFailure {
        Column found = columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new SqlFailure(47, "COLUMN_NOT_FOUND", SqlFailure.Kind.USER_ERROR,
                        "Column '" + wanted + "' cannot be resolved", Optional.empty()));
        return List.of(List.of(found.name(), found.type(), found.comment()));
    }

    /// The rows of `DESCRIBE FORMATTED` and `DESCRIBE EXTENDED`.
    List<List<String>> describeFormatted(TableName table) {
        List<List<String>> rows = new ArrayList<>(describe());
        rows.add(List.of("", "", ""));
        rows.add(List.of("# Detailed Table Information", "", ""));
        table.database().ifPresent(name -> rows.add(List.of("Database:", name, "")));
        rows.add(List.of("Name:", table.table(), ""));
        rows.add(List.of("Location:", location, ""));
        rows.add(List.of("Table Type:", "EXTERNAL_TABLE", ""));
        rows.add(List.of("Table Parameters:", "", ""));
        rows.add(List.of("", "table_type", "ICEBERG"));
        rows.add(List.of("", "format", format));
        return rows;
    }
}
