package tableflow.console.service.schemas.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.compat.Earlier;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.Before;
import tableflow.console.service.schemas.preview.Present;

/// What a draft stands among.
///
/// @param references what it refers to, each after those that it needs itself
/// @param earlier versions of its subject, oldest first
/// @param level of its subject
/// @param table what its table is compared with; null when there is none
/// @param key the schema of the keys of the table; null when they have none, or it is not known
public record Circumstances(
        List<Referenced> references,
        List<Earlier> earlier,
        CompatibilityLevel level,
        @Nullable Before table,
        @Nullable SchemaDocument key) {

    /// Those of a draft that stands alone.
    public static final Circumstances NONE =
            new Circumstances(List.of(), List.of(), CompatibilityLevel.NONE, null, null);

    public Circumstances {
        references = List.copyOf(references);
        earlier = List.copyOf(earlier);
    }

    /// The same, for a draft that refers to other schemas.
    public Circumstances with(List<Referenced> others) {
        return new Circumstances(others, earlier, level, table, key);
    }

    /// The same, with a table that can be seen.
    public Circumstances with(Present.Sight sight) {
        return new Circumstances(references, earlier, level, sight.table(), sight.key());
    }

    /// The same draft among what is there now: a table that was seen stays what it is compared with.
    ///
    /// @param now those of a draft that follows the newest version
    public Circumstances among(Circumstances now) {
        boolean seen = table instanceof Before.Table;
        return new Circumstances(
                references, now.earlier, now.level, seen ? table : now.table, seen ? key : now.key);
    }
}
