package tableflow.console.service.schemas.preview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Struct;

/// Paths of columns taken apart. A name may itself have dots, so the columns tell where one ends. Fields are looked up:
/// a table may have many thousands.
final class ColumnSteps {

    private final IdentityHashMap<Struct, Map<String, Column>> fields = new IdentityHashMap<>();

    /// The path of a column in steps.
    ///
    /// @param path as of a [tableflow.console.domain.table.TableProblem]; empty for the whole
    List<String> of(Struct columns, String path) {
        List<String> steps = new ArrayList<>();
        ColumnType at = columns;
        String rest = path;
        while (!path.isEmpty()) {
            String step = next(at, rest);
            steps.add(step);
            if (step.length() == rest.length()) {
                break;
            }
            at = inside(at, step);
            // May be empty: JSON Schema has properties without a name.
            rest = rest.substring(step.length() + 1);
        }
        return steps;
    }

    private String next(ColumnType at, String rest) {
        if (at instanceof Struct struct) {
            for (int end = rest.length(); end > 0; end = rest.lastIndexOf('.', end - 1)) {
                if (field(struct, rest.substring(0, end)) != null) {
                    return rest.substring(0, end);
                }
            }
        }
        // A column that is gone, or a list's or map's part.
        int dot = rest.indexOf('.');
        return dot <= 0 ? rest : rest.substring(0, dot);
    }

    private ColumnType inside(ColumnType at, String step) {
        return switch (at) {
            case Struct struct -> {
                Column field = field(struct, step);
                yield field == null ? ColumnType.Primitive.STRING : field.type();
            }
            case ListOf list -> list.element();
            case MapOf map -> step.equals(Origins.KEY) ? map.key() : map.value();
            default -> at;
        };
    }

    private @Nullable Column field(Struct struct, String name) {
        return fields.computeIfAbsent(struct, key -> {
            Map<String, Column> byName = new HashMap<>();
            key.fields().forEach(field -> byName.putIfAbsent(field.name(), field));
            return byName;
        }).get(name);
    }
}
