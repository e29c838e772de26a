package tableflow.console.ui.topics;

import java.util.function.Consumer;
import tableflow.console.domain.kafka.RecordPlace;

/// Where the table's tab leads.
///
/// @param resume opens the resumption of a suspended table
/// @param topic shows another topic, by its name
/// @param record shows a record of the topic
record TableLinks(Runnable resume, Consumer<String> topic, Consumer<RecordPlace> record) {}
