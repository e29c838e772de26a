package tableflow.console.service.lake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.SchemaVersion;
import tableflow.console.domain.lake.SchemaVersion.Change;
import tableflow.console.domain.lake.SchemaVersion.Kind;
import tableflow.console.domain.table.TableEvolution;
import tableflow.console.domain.table.TableProblem;
import tableflow.console.domain.table.TableRule;

/// The schemas of a table in the order of their ids, each with what changed.
final class SchemaHistory {

    private SchemaHistory() {}

    static List<SchemaVersion> of(Table table) {
        Map<Integer, Long> since = new HashMap<>();
        for (Snapshot snapshot : table.snapshots()) {
            if (snapshot.schemaId() != null) {
                since.merge(snapshot.schemaId(), snapshot.timestampMillis(), Math::min);
            }
        }
        List<Schema> schemas = table.schemas().values().stream()
                .sorted(Comparator.comparingInt(Schema::schemaId))
                .toList();
        List<SchemaVersion> versions = new ArrayList<>();
        Schema before = null;
        for (Schema schema : schemas) {
            Long first = since.get(schema.schemaId());
            versions.add(new SchemaVersion(
                    schema.schemaId(),
                    first == null ? OptionalLong.empty() : OptionalLong.of(first),
                    schema.schemaId() == table.schema().schemaId(),
                    IcebergColumns.of(schema.asStruct()),
                    before == null ? List.of() : changes(before, schema)));
            before = schema;
        }
        return versions;
    }

    private static List<Change> changes(Schema before, Schema after) {
        Map<Integer, Types.NestedField> old = TypeUtil.indexById(before.asStruct());
        Map<Integer, Types.NestedField> now = TypeUtil.indexById(after.asStruct());
        Rules rules = new Rules(TableEvolution.check(
                IcebergColumns.of(before.asStruct()), IcebergColumns.of(after.asStruct())));
        TreeSet<Integer> ids = new TreeSet<>(old.keySet());
        ids.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        for (int id : ids) {
            Types.NestedField was = old.get(id);
            Types.NestedField is = now.get(id);
            if (was == null && is != null) {
                String path = after.findColumnName(id);
                changes.add(new Change(Kind.ADDED, path, null, text(is), rules.broken(path)));
            } else if (is == null && was != null) {
                String path = before.findColumnName(id);
                changes.add(new Change(Kind.REMOVED, path, text(was), null, rules.broken(path)));
            } else if (was != null && is != null) {
                both(was, is, after.findColumnName(id), changes, rules);
            }
        }
        return changes;
    }

    private static void both(
            Types.NestedField was, Types.NestedField is, String path, List<Change> changes, Rules rules) {
        if (!was.name().equals(is.name())) {
            // Tableflow knows columns by name: to it a rename is a deletion.
            changes.add(new Change(Kind.RENAMED, path, was.name(), is.name(), TableRule.FIELD_DELETED));
        }
        if (was.type().isPrimitiveType() && is.type().isPrimitiveType() && !was.type().equals(is.type())) {
            changes.add(new Change(Kind.RETYPED, path, text(was), text(is), rules.broken(path)));
        }
        if (was.isOptional() != is.isOptional()) {
            changes.add(new Change(
                    is.isOptional() ? Kind.MADE_NULLABLE : Kind.MADE_REQUIRED, path, null, null, rules.broken(path)));
        }
        if (is.doc() != null && !is.doc().equals(was.doc())) {
            changes.add(new Change(Kind.COMMENTED, path, was.doc(), is.doc(), null));
        }
    }

    private static String text(Types.NestedField field) {
        return IcebergColumns.of(field.type()).text();
    }

    private record Rules(List<TableProblem> problems) {
        private @Nullable TableRule broken(String path) {
            return problems.stream()
                    .filter(problem -> problem.path().equals(path))
                    .map(TableProblem::rule)
                    .findFirst()
                    .orElse(null);
        }
    }
}
