package tableflow.console.service.topics.figures;

import java.util.Map;
import java.util.Optional;
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

    /// The newest offset of each partition in the newest snapshot of a topic's table, as it was found when it was last
    /// looked at; empty where the table's files do not tell.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when they could not be read then
    default Optional<Map<Integer, Long>> held(String topic) {
        return Optional.empty();
    }
}
