package tableflow.console.service.messages.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.SchemaFrame;
import tableflow.console.service.messages.SchemaName;

/// Holds the schemas that records name against the registry of the topic that they are to be written to.
interface SchemaLook {

    /// How many records name which schema.
    ///
    /// @param keys empty for those that name none; records without a key do not count
    /// @param values the same of values
    record Counts(Map<Optional<SchemaName>, Long> keys, Map<Optional<SchemaName>, Long> values) {

        static Counts none() {
            return new Counts(new HashMap<>(), new HashMap<>());
        }

        void add(KafkaRecord record) {
            if (record.key() != null) {
                keys.merge(named(record, true), 1L, Long::sum);
            }
            if (record.value() != null) {
                values.merge(named(record, false), 1L, Long::sum);
            }
        }

        private static Optional<SchemaName> named(KafkaRecord record, boolean key) {
            return Optional.ofNullable(SchemaFrame.of(record, key)).map(SchemaFrame::name);
        }

        boolean isEmpty() {
            return keys.isEmpty() && values.isEmpty();
        }
    }

    /// @param concerns get what else is to be known
    /// @return what becomes of the schemas; absent where it is the records' own registry, which has them as they are
    @Nullable SchemaPlan look(Counts counts, String topic, List<Concern> concerns, Progress progress);
}
