package tableflow.console.ui.messages;

import java.util.Map;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadRequest;

/// What is to be read, and which of it is wanted.
///
/// @param filter without a flaw
/// @param decoder reads keys and values, for the filter
record ReadPlan(ReadRequest request, FilterText filter, RecordDecoder decoder) {

    /// The same from these offsets of these partitions on; what follows a topic takes its new partitions as well.
    ReadPlan from(Map<Integer, Long> starts) {
        return from(new From.Onward(starts, request.until().follow() && request.partitions().isEmpty()
                && From.takesNewPartitions(request.from())));
    }

    /// The same from there on.
    ReadPlan from(From start) {
        return new ReadPlan(
                new ReadRequest(request.topic(), start, request.until(), request.partitions(),
                        request.committedOnly()),
                filter, decoder);
    }
}
