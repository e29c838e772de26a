package tableflow.console.service.messages.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.field.FieldPath.Root;

/// Which fields the records have that were looked at, and what kind of values stand there. Of lists the first item is
/// looked at. For one thread at a time.
public final class FieldsSeen {

    /// Nobody chooses from more.
    private static final int MOST = 1_000;

    private static final int DEEPEST = 6;

    private final Map<FieldPath, Tally> fields = new LinkedHashMap<>();
    private long records;

    /// A field.
    ///
    /// @param records that have it, of those looked at
    /// @param kind of its values: `number`, `text`, `boolean`, `object`, `list`; `mixed` where they differ, empty where
    ///     all are null
    /// @param numeric all its values are numbers
    public record Seen(FieldPath path, long records, String kind, boolean numeric) {}

    private static final class Tally {
        private long records;
        private String kind = "";

        void add(String other) {
            records++;
            kind = kind.isEmpty() || kind.equals(other) ? other : other.isEmpty() ? kind : "mixed";
        }
    }

    /// Looks at a record.
    public void add(KafkaRecord record, RecordDecoder decoder) {
        records++;
        walk(Root.KEY, List.of(), decoder.key(record).json());
        walk(Root.VALUE, List.of(), decoder.value(record).json());
        record.headers().stream().map(KafkaRecord.Header::key).distinct()
                .forEach(name -> tally(new FieldPath(Root.HEADERS, List.of(name)), "text"));
    }

    private void walk(Root root, List<String> at, @org.jspecify.annotations.Nullable JsonNode node) {
        if (node == null || at.size() > DEEPEST) {
            return;
        }
        if (!at.isEmpty()) {
            tally(new FieldPath(root, at), kind(node));
        }
        if (node.isObject()) {
            node.properties().forEach(field -> walk(root, step(at, field.getKey()), field.getValue()));
        } else if (node.isArray() && !node.isEmpty()) {
            walk(root, step(at, "[0]"), node.get(0));
        }
    }

    private static List<String> step(List<String> at, String next) {
        List<String> steps = new ArrayList<>(at);
        steps.add(next);
        return steps;
    }

    private void tally(FieldPath path, String kind) {
        Tally known = fields.get(path);
        if (known == null) {
            if (fields.size() >= MOST) {
                return;
            }
            known = new Tally();
            fields.put(path, known);
        }
        known.add(kind);
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "list";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case STRING, BINARY -> "text";
            case NULL, MISSING, POJO -> "";
        };
    }

    /// How many records were looked at.
    public long records() {
        return records;
    }

    /// The fields in the order in which they were first seen.
    public List<Seen> seen() {
        return fields.entrySet().stream()
                .map(it -> new Seen(it.getKey(), it.getValue().records, it.getValue().kind,
                        it.getValue().kind.equals("number")))
                .toList();
    }
}
