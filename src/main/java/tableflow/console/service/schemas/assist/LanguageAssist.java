package tableflow.console.service.schemas.assist;

import java.util.List;
import java.util.Optional;

/// What one language offers for one text; see [SchemaAssist].
interface LanguageAssist {

    List<OutlinePart> outline();

    Proposals complete(int caret);

    Optional<Explained> explain(int offset);

    /// Where that begins which the name at an offset is the name of, as origins of columns have it; the offset itself
    /// where those are the names.
    default int origin(int offset) {
        return offset;
    }

    Optional<Target> definition(int offset);

    List<Range> uses(int offset);

    List<Range> folds();
}
