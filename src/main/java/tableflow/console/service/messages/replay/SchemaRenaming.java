package tableflow.console.service.messages.replay;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.SchemaFrame;
import tableflow.console.service.messages.SchemaName;
import tableflow.console.service.messages.replay.SchemaPlan.Fate;

/// Gives records the ids that their schemas have in another registry, as it was planned.
final class SchemaRenaming {

    /// Ids by part and name; what keeps its name has none.
    private final @Nullable Map<Part, Rename> planned;

    private record Part(boolean key, SchemaName name) {}

    private record Rename(@Nullable Integer id) {}

    /// @param plan absent to leave all records as they are
    SchemaRenaming(@Nullable SchemaPlan plan) {
        if (plan == null) {
            planned = null;
            return;
        }
        Map<Part, Rename> all = new HashMap<>();
        for (SchemaPlan.Line line : plan.lines()) {
            all.put(new Part(line.key(), line.name()), new Rename(
                    line.fate() instanceof Fate.Renamed(var there) ? (Integer) there.id() : null));
        }
        planned = all;
    }

    /// @throws RemoteFailure INVALID when the record names a schema that was not looked at
    KafkaRecord of(KafkaRecord record) {
        Map<Part, Rename> all = planned;
        return all == null ? record : renamed(renamed(record, true, all), false, all);
    }

    private static KafkaRecord renamed(KafkaRecord record, boolean key, Map<Part, Rename> planned) {
        SchemaFrame frame = SchemaFrame.of(record, key);
        if (frame == null || !SchemaMatching.canBe(frame.name())) {
            return record;
        }
        Rename rename = planned.get(new Part(key, frame.name()));
        if (rename == null) {
            throw RemoteFailure.of(Kind.INVALID, "write a record that names schema " + frame.name(),
                    "the review did not see that schema");
        }
        return rename.id() == null ? record : frame.renamed(record, rename.id());
    }
}
