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

    /// The same from these offsets of these partitions on.
    ReadPlan from(Map<Integer, Long> starts) {
        return from(new From.Offsets(starts));
    }

    /// The same from there on.
    ReadPlan from(From start) {
        return new ReadPlan(
                new ReadRequest(request.topic(), start, request.until(), request.partitions(),
                        request.committedOnly()),
                filter, decoder);
    }
}
