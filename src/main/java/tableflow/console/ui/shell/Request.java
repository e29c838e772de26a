package tableflow.console.ui.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one pane asks of another through the shell, so that panes need not know each other. A pane says in its
/// [PaneSpec] which requests it answers; a link whose request no pane answers is not shown.
public sealed interface Request {

    /// Shows a topic's detail.
    record ShowTopic(String topic) implements Request {}

    /// Opens the provisioning wizard, for `topic` when it is known.
    record Provision(@Nullable String topic) implements Request {}

    /// Shows the record of Kafka at one place.
    ///
    /// @param offset from 0, within the partition
    record ShowRecord(String topic, int partition, long offset) implements Request {}

    /// Shows the row of the topic's table that was made from one record.
    ///
    /// @param offset from 0, within the partition
    record ShowRow(String topic, int partition, long offset) implements Request {}

    /// Examines why a statement failed.
    ///
    /// @param modes ids of the failures that it looks like, the likeliest first; see
    ///     [tableflow.console.domain.doctor.FailureCatalogue]
    /// @param message what was said
    record Diagnose(
            @Nullable String workgroup,
            @Nullable String database,
            @Nullable String table,
            List<String> modes,
            String message) implements Request {
        public Diagnose {
            modes = List.copyOf(modes);
        }
    }
}
