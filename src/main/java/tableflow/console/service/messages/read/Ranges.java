package tableflow.console.service.messages.read;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.messages.read.ReadEvent.Range;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.RecordCursor;
import tableflow.console.service.port.RecordCursor.Gap;
import tableflow.console.service.port.RecordCursor.Span;

/// Turns "from where" and "until when" into offsets.
final class Ranges {

    private final KafkaMessages kafka;
    private final InstantSource clock;
    private final ReadRequest request;
    private final RecordCursor cursor;

    Ranges(KafkaMessages kafka, InstantSource clock, ReadRequest request, RecordCursor cursor) {
        this.kafka = kafka;
        this.clock = clock;
        this.request = request;
        this.cursor = cursor;
    }

    /// @param gaps what was asked for and is deleted
    record Found(Map<Integer, Range> ranges, List<Gap> gaps) {}

    /// @throws RemoteFailure NOT_FOUND for a topic, partition or group position that is not there
    Found find() {
        List<Integer> partitions = partitions();
        Map<Integer, Span> spans = cursor.spans(partitions);
        Map<Integer, Long> starts = starts(spans);
        Map<Integer, Long> ends = ends(spans);
        Map<Integer, Range> ranges = new TreeMap<>();
        List<Gap> gaps = new ArrayList<>();
        starts.forEach((partition, start) -> {
            Span span = spans.getOrDefault(partition, new Span(0, 0));
            // What is not written yet can be waited for; what is deleted is.
            long from = Math.max(start, span.earliest());
            if (from > start) {
                gaps.add(new Gap(partition, start, from));
            }
            ranges.put(partition, new Range(from, ends.getOrDefault(partition, span.end())));
        });
        return new Found(ranges, gaps);
    }

    private List<Integer> partitions() {
        List<Integer> all = cursor.partitions();
        Set<Integer> wanted = switch (request.from()) {
            case From.Offsets(Map<Integer, Long> byPartition) -> byPartition.keySet();
            case From.Onward(Map<Integer, Long> byPartition, boolean _) -> byPartition.keySet();
            case From.Around around -> Set.of(around.partition());
            default -> request.partitions();
        };
        wanted.stream().filter(it -> !all.contains(it)).findFirst().ifPresent(it -> {
            throw RemoteFailure.of(Kind.NOT_FOUND, "read partition " + it + " of " + request.topic(),
                    "the topic has partitions 0 to " + (all.size() - 1));
        });
        boolean others = request.from() instanceof From.Onward onward && onward.others();
        return all.stream()
                .filter(it -> wanted.isEmpty() || others || wanted.contains(it))
                .filter(it -> request.partitions().isEmpty() || request.partitions().contains(it))
                .toList();
    }

    private Map<Integer, Long> starts(Map<Integer, Span> spans) {
        Map<Integer, Long> starts = new HashMap<>();
        switch (request.from()) {
            case From.Beginning _ -> spans.forEach((partition, span) -> starts.put(partition, span.earliest()));
            case From.End _ -> spans.forEach((partition, span) -> starts.put(partition, span.end()));
            case From.Last(long count) -> starts.putAll(last(count, spans));
            case From.Offset(long offset) -> spans.keySet().forEach(partition -> starts.put(partition, offset));
            case From.Offsets(Map<Integer, Long> byPartition) -> spans.keySet().forEach(partition ->
                    starts.put(partition, byPartition.getOrDefault(partition, 0L)));
            case From.Onward(Map<Integer, Long> byPartition, boolean _) -> spans.forEach((partition, span) ->
                    starts.put(partition, byPartition.getOrDefault(partition, span.earliest())));
            case From.Around around -> spans.forEach((partition, span) -> starts.put(partition,
                    around.offset() < span.earliest() ? around.offset()
                            : Math.max(span.earliest(), around.offset() - around.before())));
            case From.Time(Instant time) -> starts.putAll(at(time, spans));
            case From.Ago ago -> starts.putAll(at(clock.instant().minus(ago.time()), spans));
            case From.Group(String name) -> starts.putAll(group(name, spans));
        }
        return starts;
    }

    private Map<Integer, Long> at(Instant time, Map<Integer, Span> spans) {
        Map<Integer, Long> found = new HashMap<>();
        spans.forEach((partition, span) -> found.put(partition, span.end()));
        found.putAll(cursor.at(time, spans.keySet()));
        return found;
    }

    private Map<Integer, Long> group(String name, Map<Integer, Span> spans) {
        Map<Integer, Long> committed = kafka.committed(name, request.topic());
        if (committed.isEmpty()) {
            throw RemoteFailure.of(Kind.NOT_FOUND, "read topic " + request.topic() + " from where group " + name
                            + " is", "the group has no position in this topic")
                    .withAdvice("Check the group's name; it may also have expired, or never have read this topic.");
        }
        Map<Integer, Long> found = new HashMap<>();
        spans.forEach((partition, span) ->
                found.put(partition, committed.getOrDefault(partition, span.earliest())));
        return found;
    }

    /// The partitions with the least go first: what they do not have is shared out over the others.
    static Map<Integer, Long> last(long count, Map<Integer, Span> spans) {
        List<Map.Entry<Integer, Span>> fewestFirst = spans.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Integer, Span>>comparingLong(
                                it -> it.getValue().end() - it.getValue().earliest())
                        .thenComparing(it -> it.getKey()))
                .toList();
        Map<Integer, Long> starts = new HashMap<>();
        long left = count;
        int others = fewestFirst.size();
        for (Map.Entry<Integer, Span> entry : fewestFirst) {
            Span span = entry.getValue();
            long share = Math.min(span.end() - span.earliest(), left / others);
            starts.put(entry.getKey(), span.end() - share);
            left -= share;
            others--;
        }
        return starts;
    }

    private Map<Integer, Long> ends(Map<Integer, Span> spans) {
        Until until = request.until();
        Map<Integer, Long> ends = new HashMap<>();
        spans.forEach((partition, span) -> ends.put(partition, until.follow() ? Long.MAX_VALUE : span.end()));
        Instant time = until.time();
        if (time != null) {
            cursor.at(time, spans.keySet()).forEach((partition, offset) -> ends.merge(partition, offset, Math::min));
        }
        ends.replaceAll((_, end) -> Math.min(end, until.offset()));
        return ends;
    }
}
