package tableflow.console.service.lake;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.transforms.Transforms;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.LakeFile;
import tableflow.console.domain.lake.LakeFile.ColumnNote;
import tableflow.console.domain.lake.LakeFile.Content;

/// What manifests note of files, in the console's words.
final class FileNotes {

    private final Table table;

    FileNotes(Table table) {
        this.table = table;
    }

    /// @param withColumns whether the notes on columns are wanted: they are most of a manifest
    LakeFile of(ContentFile<?> file, boolean withColumns) {
        Content content = switch (file.content()) {
            case POSITION_DELETES -> Content.POSITION_DELETES;
            case EQUALITY_DELETES -> Content.EQUALITY_DELETES;
            default -> Content.DATA;
        };
        return new LakeFile(
                content,
                file.location(),
                file.format().name(),
                partition(file),
                file.recordCount(),
                file.fileSizeInBytes(),
                withColumns ? columns(file) : List.of());
    }

    private String partition(ContentFile<?> file) {
        PartitionSpec spec = table.specs().get(file.specId());
        if (spec == null || spec.isUnpartitioned()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < spec.fields().size(); i++) {
            PartitionField field = spec.fields().get(i);
            Type type = spec.partitionType().fields().get(i).type();
            Object value = file.partition().get(i, Object.class);
            text.append(i == 0 ? "" : "/").append(field.name()).append('=').append(human(field, type, value));
        }
        return text.toString();
    }

    @SuppressWarnings("unchecked")
    private static String human(PartitionField field, Type type, @Nullable Object value) {
        return ((org.apache.iceberg.transforms.Transform<?, Object>) field.transform()).toHumanString(type, value);
    }

    private List<ColumnNote> columns(ContentFile<?> file) {
        TreeSet<Integer> ids = new TreeSet<>();
        addIds(ids, file.columnSizes());
        addIds(ids, file.valueCounts());
        addIds(ids, file.nullValueCounts());
        addIds(ids, file.lowerBounds());
        addIds(ids, file.upperBounds());
        List<ColumnNote> notes = new ArrayList<>();
        for (int id : ids) {
            Types.NestedField field = field(id);
            if (field != null) {
                notes.add(new ColumnNote(
                        name(id),
                        figure(file.columnSizes(), id),
                        figure(file.valueCounts(), id),
                        figure(file.nullValueCounts(), id),
                        bound(field.type(), file.lowerBounds(), id),
                        bound(field.type(), file.upperBounds(), id)));
            }
        }
        return notes;
    }

    private static void addIds(java.util.Set<Integer> ids, @Nullable Map<Integer, ?> notes) {
        if (notes != null) {
            ids.addAll(notes.keySet());
        }
    }

    private static OptionalLong figure(@Nullable Map<Integer, Long> notes, int id) {
        Long figure = notes == null ? null : notes.get(id);
        return figure == null ? OptionalLong.empty() : OptionalLong.of(figure);
    }

    private static @Nullable String bound(Type type, @Nullable Map<Integer, ByteBuffer> bounds, int id) {
        ByteBuffer bytes = bounds == null ? null : bounds.get(id);
        if (bytes == null || !type.isPrimitiveType()) {
            return null;
        }
        Object value = Conversions.fromByteBuffer(type, bytes.duplicate());
        return Transforms.identity().toHumanString(type, value);
    }

    /// Columns that were removed stand in older schemas.
    private Types.@Nullable NestedField field(int id) {
        Types.NestedField now = table.schema().findField(id);
        if (now != null) {
            return now;
        }
        return table.schemas().values().stream()
                .map(schema -> schema.findField(id))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String name(int id) {
        String now = table.schema().findColumnName(id);
        if (now != null) {
            return now;
        }
        return table.schemas().values().stream()
                .map((Schema schema) -> schema.findColumnName(id))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("#" + id);
    }
}
