package tableflow.console.service.schemas.preview;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.schema.ProtobufText;
import tableflow.console.service.schemas.document.SchemaDocument;

/// From columns back to the parts of a schema that they come from.
interface Origins {
    /// What the parts of a list and of a map are called in the path of a column, as Iceberg calls them.
    String ELEMENT = "element";
    String KEY = "key";
    String VALUE = "value";

    /// The path of a part of the schema: `#/properties/price`, `/fields/2`, `shop.Order.price`.
    ///
    /// @param steps names of columns from the outside in, with [#ELEMENT], [#KEY] and [#VALUE]
    /// @return of the last step that could be followed
    String of(List<String> steps);

    /// The path of what held a field that is gone: the list of its fields.
    ///
    /// @param steps as for [#of], of which the last leads nowhere
    default String holder(List<String> steps) {
        return of(steps);
    }

    /// The origins of a document that is a schema; those of any other are its beginning.
    static Origins of(SchemaDocument document) {
        if (document.schema().isEmpty()) {
            return steps -> "";
        }
        return switch (document.format()) {
            case JSON -> document.json().<Origins>map(JsonOrigins::new).orElse(steps -> "#");
            case AVRO -> document.json().<Origins>map(AvroOrigins::new).orElse(steps -> "");
            case PROTOBUF -> new ProtobufOrigins(((ProtobufText) document.schema().get()).schema());
        };
    }

    /// The path of a column in steps. A name may itself have dots, so the columns tell where one ends.
    ///
    /// @param path as of a [tableflow.console.domain.table.TableProblem]
    static List<String> steps(Struct columns, String path) {
        List<String> steps = new ArrayList<>();
        ColumnType at = columns;
        String rest = path;
        while (!rest.isEmpty()) {
            String step = next(at, rest);
            steps.add(step);
            at = inside(at, step);
            rest = rest.length() > step.length() ? rest.substring(step.length() + 1) : "";
        }
        return steps;
    }

    private static String next(ColumnType at, String rest) {
        if (at instanceof Struct struct) {
            String longest = "";
            for (Column field : struct.fields()) {
                boolean fits = rest.equals(field.name()) || rest.startsWith(field.name() + ".");
                longest = fits && field.name().length() > longest.length() ? field.name() : longest;
            }
            if (!longest.isEmpty()) {
                return longest;
            }
        }
        // A column that is gone, or a list's or map's part.
        int dot = rest.indexOf('.');
        return dot <= 0 ? rest : rest.substring(0, dot);
    }

    private static ColumnType inside(ColumnType at, String step) {
        return switch (at) {
            case Struct struct -> {
                Column field = struct.field(step);
                yield field == null ? ColumnType.Primitive.STRING : field.type();
            }
            case ListOf list -> list.element();
            case MapOf map -> step.equals(KEY) ? map.key() : map.value();
            default -> at;
        };
    }
}
