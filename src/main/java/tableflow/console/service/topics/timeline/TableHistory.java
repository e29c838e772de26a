package tableflow.console.service.topics.timeline;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.lake.CommitRhythm;
import tableflow.console.domain.lake.SchemaVersion;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.timeline.Event;

/// Who knows the past of tables. All methods block and throw a [tableflow.console.domain.RemoteFailure].
public interface TableHistory {

    /// Nobody knows anything.
    TableHistory NONE = new TableHistory() {
        @Override
        public Optional<Past> table(String topic) {
            return Optional.empty();
        }

        @Override
        public List<Event> kept(String topic) {
            return List.of();
        }
    };

    /// What a table's metadata file tells.
    ///
    /// @param schemas oldest first
    record Past(TableMetadata metadata, List<SchemaVersion> schemas) {
        public Past {
            schemas = List.copyOf(schemas);
        }
    }

    /// The past of a topic's table as its metadata file tells it; empty where no catalog has the table.
    Optional<Past> table(String topic);

    /// What this console kept: alerts of the monitor, examinations of the doctor.
    List<Event> kept(String topic);

    /// How often rows are committed; empty where the table does not tell.
    default Optional<CommitRhythm> rhythm(String topic) {
        return table(topic).flatMap(past -> CommitRhythm.of(past.metadata().snapshots()));
    }
}
