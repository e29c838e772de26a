package tableflow.console.service.storage;

import java.util.OptionalLong;
import tableflow.console.domain.storage.Amount;

/// A line of a usage report.
///
/// @param name a prefix, topic, class, age or kind
/// @param depth within the rows above it; 0 for all but prefixes
/// @param note what there is to say of it; may be empty
/// @param newest when the newest object was written, milliseconds since 1970; empty where that is not counted
public record UsageRow(String name, int depth, Amount amount, String note, OptionalLong newest) {

    static UsageRow of(String name, Amount amount, String note) {
        return new UsageRow(name, 0, amount, note, OptionalLong.empty());
    }
}
