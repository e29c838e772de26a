package tableflow.console.sandbox.sql.statement;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.DataType;
import io.trino.sql.tree.DataTypeParameter;
import io.trino.sql.tree.DateTimeDataType;
import io.trino.sql.tree.GenericDataType;
import io.trino.sql.tree.NumericParameter;
import io.trino.sql.tree.RowDataType;
import io.trino.sql.tree.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tableflow.console.domain.sql.Identifiers;

/// Types as Athena's table definitions write them (`struct<a:int>`, `string`), and as the engine does
/// (`row(a integer)`, `varchar`). Source: Athena user guide, "Supported data types for Iceberg tables".
final class HiveType {
    private HiveType() {}

    /// Reads a type and says it in the engine's words.
    static String read(TokenReader reader) throws SyntaxError {
        String name = reader.peek().isWord() ? reader.peek().value() : "";
        String simple = switch (name) {
            case "boolean", "bigint", "double", "date", "uuid" -> name;
            case "int", "integer" -> "integer";
            case "float", "real" -> "real";
            case "string" -> "varchar";
            case "binary" -> "varbinary";
            case "timestamp" -> "timestamp(6)";
            case "timestamptz" -> "timestamp(6) with time zone";
            default -> "";
        };
        if (!simple.isEmpty()) {
            reader.take();
            return simple;
        }
        return switch (name) {
            case "decimal" -> {
                reader.take();
                yield reader.lookingAt("(") ? "decimal(" + reader.parenthesised() + ")" : "decimal(10,0)";
            }
            case "varchar", "char" -> {
                reader.take();
                reader.parenthesised();
                yield "varchar";
            }
            case "array" -> {
                reader.take();
                reader.expect("<");
                yield closed(reader, "array(" + read(reader) + ")");
            }
            case "map" -> {
                reader.take();
                reader.expect("<");
                String key = read(reader);
                reader.expect(",");
                yield closed(reader, "map(" + key + ", " + read(reader) + ")");
            }
            case "struct" -> struct(reader);
            default -> throw reader.unexpected("<type>");
        };
    }

    private static String struct(TokenReader reader) throws SyntaxError {
        reader.take();
        reader.expect("<");
        List<String> fields = new ArrayList<>();
        do {
            String field = reader.name();
            reader.expect(":");
            fields.add(Identifiers.doubleQuoted(field) + " " + read(reader));
        } while (reader.accept(","));
        return closed(reader, "row(" + String.join(", ", fields) + ")");
    }

    private static String closed(TokenReader reader, String type) throws SyntaxError {
        reader.expect(">");
        return type;
    }

    /// The engine's words for a type in Athena's; what cannot be read stays as it is.
    static String ofEngine(String type) {
        try {
            return of(new SqlParser().createType(type));
        } catch (ParsingException e) {
            return type;
        }
    }

    static String of(DataType type) {
        return switch (type) {
            case RowDataType row -> row.getFields().stream()
                    .map(field -> field.getName().map(name -> name.getValue() + ":").orElse("") + of(field.getType()))
                    .collect(Collectors.joining(", ", "struct<", ">"));
            case DateTimeDataType time when time.getType() == DateTimeDataType.Type.TIMESTAMP ->
                    time.isWithTimeZone() ? "timestamp with time zone" : "timestamp";
            case GenericDataType generic -> generic(generic);
            default -> type.toString();
        };
    }

    private static String generic(GenericDataType type) {
        String name = type.getName().getValue().toLowerCase(Locale.ROOT);
        List<String> arguments = type.getArguments().stream().map(HiveType::argument).toList();
        return switch (name) {
            case "integer" -> "int";
            case "real" -> "float";
            case "varchar" -> "string";
            case "varbinary" -> "binary";
            case "array", "map" -> name + "<" + String.join(", ", arguments) + ">";
            default -> arguments.isEmpty() ? name : name + "(" + String.join(",", arguments) + ")";
        };
    }

    private static String argument(DataTypeParameter argument) {
        return switch (argument) {
            case TypeParameter type -> of(type.getValue());
            case NumericParameter number -> number.getValue();
            default -> argument.toString();
        };
    }
}
