package tableflow.console.service.messages.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.Decoded;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.SchemaName;
import tableflow.console.service.messages.compare.RecordDifference.Kind;
import tableflow.console.service.messages.compare.RecordDifference.Part;

/// Compares two records by what they say: members of objects by their names, elements of lists by what is alike,
/// numbers by their value without rounding, and what is no JSON as it is shown.
public final class RecordCompare {

    /// Records have no limit, tables do. So many that differ, and so many that are the same.
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
    ///
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED soon after the calling thread is interrupted
    public RecordDifference compare(KafkaRecord left, KafkaRecord right) {
        DifferenceLines lines = new DifferenceLines(MOST_LINES);
        Two key = isLarge(left.key()) || isLarge(right.key()) ? null
                : new Two(decoder.key(left), decoder.key(right));
        Two value = isLarge(left.value()) || isLarge(right.value()) ? null
                : new Two(decoder.value(left), decoder.value(right));
        facts(left, right, lines);
        why("key.why", key, lines);
        why("value.why", value, lines);
        part(Part.KEY, key, left.key(), right.key(), lines);
        headers(left, right, lines);
        part(Part.VALUE, value, left.value(), right.value(), lines);
        return lines.found();
    }

    private record Two(Content left, Content right) {}

    private static void part(
            Part part, @Nullable Two decoded, @Nullable Bytes left, @Nullable Bytes right, DifferenceLines lines) {
        if (decoded == null) {
            large(part, left, right, lines);
        } else {
            content(part, "", decoded.left(), decoded.right(), lines);
        }
    }

    private void facts(KafkaRecord left, KafkaRecord right, DifferenceLines lines) {
        fact("topic", left.topic(), right.topic(), lines);
        fact("partition", String.valueOf(left.partition()), String.valueOf(right.partition()), lines);
        fact("offset", String.valueOf(left.offset()), String.valueOf(right.offset()), lines);
        fact("time", time(left), time(right), lines);
        fact("time.type", left.timestampType(), right.timestampType(), lines);
        fact("key.schema", schema(left, true), schema(right, true), lines);
        fact("value.schema", schema(left, false), schema(right, false), lines);
        fact("key.bytes", size(left.key()), size(right.key()), lines);
        fact("value.bytes", size(left.value()), size(right.value()), lines);
    }

    /// Why bytes stand where fields are expected.
    private static void why(String name, @Nullable Two decoded, DifferenceLines lines) {
        if (decoded != null) {
            fact(name, decoded.left().why(), decoded.right().why(), lines);
        }
    }

    private static String time(KafkaRecord record) {
        return record.hasTime() ? record.timestamp().toString() : "";
    }

    private String schema(KafkaRecord record, boolean key) {
        return decoder.named(record, key).map(SchemaName::toString).orElse("");
    }

    private static String size(@Nullable Bytes bytes) {
        return bytes == null ? "" : String.valueOf(bytes.size());
    }

    private static void fact(String name, String left, String right, DifferenceLines lines) {
        if (!left.isEmpty() || !right.isEmpty()) {
            line(Part.FACTS, name, left.equals(right), left, right, lines);
        }
    }

    private static void line(
            Part part, String path, boolean same, String left, String right, DifferenceLines lines) {
        lines.add(part, path, same ? Kind.SAME : Kind.CHANGED, left, right);
    }

    /// Compares byte by byte what is too large to be decoded twice, and shows both from the first byte that differs.
    private static void large(Part part, @Nullable Bytes left, @Nullable Bytes right, DifferenceLines lines) {
        if (left == null || right == null) {
            lines.add(part, "", left == null ? Kind.ADDED : Kind.REMOVED, excerpt(left, 0), excerpt(right, 0));
            return;
        }
        int differ = left.view().mismatch(right.view());
        int from = Math.max(0, differ);
        line(part, differ < 0 ? "" : "byte " + from, differ < 0, excerpt(left, from), excerpt(right, from), lines);
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

    private static void content(Part part, String path, Content left, Content right, DifferenceLines lines) {
        boolean leftNone = left.form() == Decoded.Form.NONE;
        boolean rightNone = right.form() == Decoded.Form.NONE;
        if (leftNone && rightNone) {
            return;
        }
        JsonNode one = left.json();
        JsonNode other = right.json();
        if (leftNone || rightNone) {
            lines.add(part, path, leftNone ? Kind.ADDED : Kind.REMOVED,
                    leftNone ? "" : left.compact(), rightNone ? "" : right.compact());
        } else if (one != null && other != null) {
            new JsonCompare(part, lines).compare(path, one, other);
        } else {
            boolean same = one == null && other == null
                    && left.form() == right.form() && left.text().equals(right.text());
            line(part, path, same, left.compact(), right.compact(), lines);
        }
    }

    private void headers(KafkaRecord left, KafkaRecord right, DifferenceLines lines) {
        Map<Name, KafkaRecord.Header> one = named(left);
        Map<Name, KafkaRecord.Header> other = named(right);
        Map<Name, KafkaRecord.Header> all = new LinkedHashMap<>(one);
        other.forEach(all::putIfAbsent);
        all.forEach((name, header) -> {
            KafkaRecord.Header before = one.get(name);
            KafkaRecord.Header after = other.get(name);
            if (before != null && after != null) {
                Content leftValue = decoder.header(before.value());
                Content rightValue = decoder.header(after.value());
                if (Objects.equals(before.value(), after.value())) {
                    line(Part.HEADERS, name.toString(), true, leftValue.compact(), rightValue.compact(), lines);
                } else {
                    content(Part.HEADERS, name.toString(), leftValue, rightValue, lines);
                }
            } else {
                String text = decoder.header(header.value()).compact();
                lines.add(Part.HEADERS, name.toString(), before != null ? Kind.REMOVED : Kind.ADDED,
                        before != null ? text : "", before != null ? "" : text);
            }
        });
    }

    /// A key may come more than once: the second of one record is held against the second of the other.
    private record Name(String key, int number) {
        @Override
        public String toString() {
            return number == 1 ? key : key + " (" + number + ")";
        }
    }

    private static Map<Name, KafkaRecord.Header> named(KafkaRecord record) {
        Map<Name, KafkaRecord.Header> named = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (KafkaRecord.Header header : record.headers()) {
            named.put(new Name(header.key(), seen.merge(header.key(), 1, Integer::sum)), header);
        }
        return named;
    }
}
