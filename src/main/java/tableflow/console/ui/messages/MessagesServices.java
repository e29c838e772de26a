package tableflow.console.ui.messages;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.Records;
import tableflow.console.service.messages.store.RecordStore;

/// What the pane needs of the outside, for one profile.
///
/// @param records says why there is no record at a place
/// @param topics the names of the topics; blocking, throws a [tableflow.console.domain.RemoteFailure]
/// @param scratch takes records for as long as they are shown
/// @param limits how much is kept of one reading
public record MessagesServices(
        Messages messages, Records records, Supplier<List<String>> topics, Path scratch, RecordStore.Limits limits) {}
