package tableflow.console.service.messages.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.Decoded;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.SchemaName;
import tableflow.console.service.messages.compare.RecordDifference.Kind;
import tableflow.console.service.messages.compare.RecordDifference.Line;
import tableflow.console.service.messages.compare.RecordDifference.Part;

/// Compares two records by what they say: members of objects by their names, elements of lists by what is alike,
/// numbers by their value without rounding, and what is no JSON as it is shown.
public final class RecordCompare {

    /// Records have no limit, tables do.
    static final int MOST_LINES = 5_000;

    /// Bytes of a part; trees of more are larger than what memory there is.
    private static final int MOST_DECODED = 16 << 20;
    private static final int MOST_SHOWN = 200;

    private final RecordDecoder decoder;

    /// @param decoder asks for the schemas that the records name
    public RecordCompare(RecordDecoder decoder) {
        this.decoder = decoder;
    }

    /// Blocking: schemas may have to be asked for.
    public RecordDifference compare(KafkaRecord left, KafkaRecord right) {
        List<Line> lines = new ArrayList<>();
        facts(left, right, lines);
        if (!large(Part.KEY, left.key(), right.key(), lines)) {
            content(Part.KEY, "", decoder.key(left), decoder.key(right), lines);
        }
        headers(left, right, lines);
        if (!large(Part.VALUE, left.value(), right.value(), lines)) {
            content(Part.VALUE, "", decoder.value(left), decoder.value(right), lines);
        }
        return new RecordDifference(
                lines.subList(0, Math.min(MOST_LINES, lines.size())), lines.size() > MOST_LINES);
    }

    private void facts(KafkaRecord left, KafkaRecord right, List<Line> lines) {
        fact("topic", left.topic(), right.topic(), lines);
        fact("partition", String.valueOf(left.partition()), String.valueOf(right.partition()), lines);
        fact("offset", String.valueOf(left.offset()), String.valueOf(right.offset()), lines);
        fact("time", left.timestamp().toString(), right.timestamp().toString(), lines);
        fact("time.type", left.timestampType(), right.timestampType(), lines);
        fact("key.schema", schema(left, true), schema(right, true), lines);
        fact("value.schema", schema(left, false), schema(right, false), lines);
        fact("key.bytes", size(left.key()), size(right.key()), lines);
        fact("value.bytes", size(left.value()), size(right.value()), lines);
    }

    private String schema(KafkaRecord record, boolean key) {
        return decoder.named(record, key).map(SchemaName::toString).orElse("");
    }

    private static String size(@Nullable Bytes bytes) {
        return bytes == null ? "" : String.valueOf(bytes.size());
    }

    private static void fact(String name, String left, String right, List<Line> lines) {
        if (!left.isEmpty() || !right.isEmpty()) {
            lines.add(line(Part.FACTS, name, left.equals(right), left, right));
        }
    }

    private static Line line(Part part, String path, boolean same, String left, String right) {
        return new Line(part, path, same ? Kind.SAME : Kind.CHANGED, left, right);
    }

    /// Compares byte by byte what is too large to be decoded twice, and shows both from the first byte that differs.
    ///
    /// @return whether it was that large
    private static boolean large(Part part, @Nullable Bytes left, @Nullable Bytes right, List<Line> lines) {
        if (!isLarge(left) && !isLarge(right)) {
            return false;
        }
        if (left == null || right == null) {
            lines.add(new Line(
                    part, "", left == null ? Kind.ADDED : Kind.REMOVED, excerpt(left, 0), excerpt(right, 0)));
            return true;
        }
        int differ = left.view().mismatch(right.view());
        int from = Math.max(0, differ);
        lines.add(line(part, differ < 0 ? "" : "byte " + from, differ < 0, excerpt(left, from), excerpt(right, from)));
        return true;
    }

    private static boolean isLarge(@Nullable Bytes bytes) {
        return bytes != null && bytes.size() > MOST_DECODED;
    }

    private static String excerpt(@Nullable Bytes bytes, int from) {
        if (bytes == null) {
            return "";
        }
        int to = Math.min(bytes.size(), from + MOST_SHOWN);
        return from >= to ? "" : bytes.text(from, to) + (to < bytes.size() ? "\u2026" : "");
    }

    private static void content(Part part, String path, Content left, Content right, List<Line> lines) {
        boolean leftNone = left.form() == Decoded.Form.NONE;
        boolean rightNone = right.form() == Decoded.Form.NONE;
        if (leftNone && rightNone) {
            return;
        }
        JsonNode one = left.json();
        JsonNode other = right.json();
        if (leftNone || rightNone) {
            lines.add(new Line(part, path, leftNone ? Kind.ADDED : Kind.REMOVED,
                    leftNone ? "" : left.compact(), rightNone ? "" : right.compact()));
        } else if (one != null && other != null) {
            new JsonCompare(part, lines, MOST_LINES).compare(path, one, other);
        } else {
            boolean same = one == null && other == null
                    && left.form() == right.form() && left.text().equals(right.text());
            lines.add(line(part, path, same, left.compact(), right.compact()));
        }
    }

    /// A key may come more than once: the second of one record is held against the second of the other.
    private void headers(KafkaRecord left, KafkaRecord right, List<Line> lines) {
        Map<String, KafkaRecord.Header> one = named(left);
        Map<String, KafkaRecord.Header> other = named(right);
        Map<String, KafkaRecord.Header> all = new LinkedHashMap<>(one);
        other.forEach(all::putIfAbsent);
        for (String name : all.keySet()) {
            Optional<KafkaRecord.Header> before = Optional.ofNullable(one.get(name));
            Optional<KafkaRecord.Header> after = Optional.ofNullable(other.get(name));
            if (before.isPresent() && after.isPresent()) {
                Content leftValue = decoder.header(before.get().value());
                Content rightValue = decoder.header(after.get().value());
                if (Objects.equals(before.get().value(), after.get().value())) {
                    lines.add(line(Part.HEADERS, name, true, leftValue.compact(), rightValue.compact()));
                } else {
                    content(Part.HEADERS, name, leftValue, rightValue, lines);
                }
            } else {
                String text = decoder.header(all.get(name).value()).compact();
                lines.add(before.isPresent()
                        ? new Line(Part.HEADERS, name, Kind.REMOVED, text, "")
                        : new Line(Part.HEADERS, name, Kind.ADDED, "", text));
            }
        }
    }

    private static Map<String, KafkaRecord.Header> named(KafkaRecord record) {
        Map<String, KafkaRecord.Header> named = new LinkedHashMap<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (KafkaRecord.Header header : record.headers()) {
            int number = seen.merge(header.key(), 1, Integer::sum);
            named.put(number == 1 ? header.key() : header.key() + " (" + number + ")", header);
        }
        return named;
    }
}
