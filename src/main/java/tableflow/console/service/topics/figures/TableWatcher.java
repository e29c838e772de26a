package tableflow.console.service.topics.figures;

import java.util.Map;
import java.util.Set;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TableFigures;

/// Who knows how far the tables are.
@FunctionalInterface
public interface TableWatcher {

    /// The figures of the tables of `topics`; topics without a table are missing. Blocks.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when nothing can be told of any table
    Map<String, Answer<TableFigures>> look(Set<String> topics);
}
