package tableflow.console.service.schemas.assist;

import java.util.List;
import java.util.Optional;

/// What one language offers for one text; see [SchemaAssist].
interface LanguageAssist {

    List<OutlinePart> outline();

    Proposals complete(int caret);

    Optional<Explained> explain(int offset);

    Optional<Target> definition(int offset);

    List<Range> uses(int offset);

    List<Range> folds();
}
