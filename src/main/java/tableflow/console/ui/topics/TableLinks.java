package tableflow.console.ui.topics;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.RecordPlace;

/// Where a topic's detail leads.
///
/// @param resume opens the resumption of a suspended table
/// @param topic shows another topic, by its name
/// @param record shows a record of the topic; absent when no pane shows records
/// @param messages shows the records of a topic, by its name; absent likewise
/// @param storage shows what lies at a table's place in S3; absent when no pane does
record TableLinks(
        Runnable resume, Consumer<String> topic, @Nullable Consumer<RecordPlace> record,
        @Nullable Consumer<String> messages, @Nullable Consumer<String> storage) {}
