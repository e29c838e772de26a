package tableflow.console.service.schemas.preview;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.domain.table.TableLayout;

/// What a draft is compared with.
public sealed interface Before {

    /// The columns that the table has, next to a draft whose key has this schema.
    Struct columns(@Nullable Column draftKey, MetadataColumnNaming naming);

    /// The schema before: the table is taken to follow it.
    ///
    /// @param key null to take the draft's: it did not change
    record Schema(Column value, @Nullable Column key) implements Before {
        @Override
        public Struct columns(@Nullable Column draftKey, MetadataColumnNaming naming) {
            return TableLayout.of(key == null ? draftKey : key, value, naming).columns();
        }
    }

    /// The table as it is.
    ///
    /// @param ids Iceberg's field ids by the paths of the columns
    record Table(Struct columns, Map<String, Integer> ids) implements Before {
        public Table {
            ids = Map.copyOf(ids);
        }

        @Override
        public Struct columns(@Nullable Column draftKey, MetadataColumnNaming naming) {
            return columns;
        }

        /// How the table names the columns of the record itself.
        public MetadataColumnNaming naming() {
            String portable = MetadataColumn.OFFSET.columnName(MetadataColumnNaming.PORTABLE);
            return columns.field(portable) == null ? MetadataColumnNaming.DEFAULT : MetadataColumnNaming.PORTABLE;
        }
    }

    /// The field id of a column that is in a written table.
    default OptionalInt id(String path) {
        Integer id = this instanceof Table table ? table.ids.get(path) : null;
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }
}
