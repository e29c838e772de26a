package tableflow.console.service.messages.read;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.RecordCursor;
import tableflow.console.service.port.RecordSender;

/// A topic in memory.
public final class FakeMessages implements KafkaMessages {

    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final int AT_ONCE = 10;

    /// Offsets below are deleted.
    public final Map<Integer, Long> earliest = new ConcurrentHashMap<>();
    public final Map<Integer, Long> ends = new ConcurrentHashMap<>(new TreeMap<>());
    public final Map<Integer, Long> committed = new HashMap<>();
    public final AtomicInteger open = new AtomicInteger();
    public volatile @Nullable RemoteFailure broken;
    public volatile @Nullable RemoteFailure silent;
    public volatile Maker maker = FakeMessages::record;

    /// Makes the record at a place.
    @FunctionalInterface
    public interface Maker {
        KafkaRecord make(int partition, long offset);
    }

    public FakeMessages(int partitions, long records) {
        for (int i = 0; i < partitions; i++) {
            earliest.put(i, 0L);
            ends.put(i, records);
        }
    }

    /// One a second.
    public static KafkaRecord record(int partition, long offset) {
        return new KafkaRecord("t", partition, offset, START.plusSeconds(offset), "CreateTime", null, null,
                Bytes.of(("value-" + offset).getBytes(StandardCharsets.UTF_8)), List.of());
    }

    @Override
    public RecordCursor cursor(String topic, boolean committedOnly) {
        open.incrementAndGet();
        return new Cursor();
    }

    @Override
    public Map<Integer, Long> committed(String group, String topic) {
        return committed;
    }

    @Override
    public RecordSender sender(Acks acks, Duration patience) {
        throw new UnsupportedOperationException();
    }

    /// A reader that notices within milliseconds that nothing comes.
    public Reader reader(Executor executor, InstantSource clock, Duration lost) {
        Duration often = Duration.ofMillis(5);
        return new Reader(() -> this, executor, clock, new PartitionReader.Patience(often, lost, often));
    }

    private final class Cursor implements RecordCursor {
        private final Map<Integer, Long> positions = new HashMap<>();
        private final Set<Integer> left = new HashSet<>();

        @Override
        public List<Integer> partitions() {
            return List.copyOf(ends.keySet());
        }

        @Override
        public Map<Integer, Span> spans(Collection<Integer> partitions) {
            Map<Integer, Span> spans = new HashMap<>();
            partitions.forEach(it -> spans.put(it, new Span(earliest.getOrDefault(it, 0L), ends.getOrDefault(it, 0L))));
            return spans;
        }

        @Override
        public Map<Integer, Long> at(Instant time, Collection<Integer> partitions) {
            Map<Integer, Long> found = new HashMap<>();
            long offset = Math.max(0, Duration.between(START, time).plusNanos(999_999_999).toSeconds());
            partitions.stream().filter(it -> offset < ends.getOrDefault(it, 0L)).forEach(it -> found.put(it, offset));
            return found;
        }

        @Override
        public void read(Map<Integer, Long> offsets) {
            positions.putAll(offsets);
        }

        @Override
        public void leave(Collection<Integer> partitions) {
            left.addAll(partitions);
        }

        @Override
        public void check() {
            RemoteFailure failure = silent;
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public Batch next(Duration patience) {
            RemoteFailure failure = broken;
            if (failure != null) {
                throw failure;
            }
            List<KafkaRecord> records = new ArrayList<>();
            List<Gap> gaps = new ArrayList<>();
            if (silent == null) {
                positions.keySet().stream().filter(it -> !left.contains(it)).forEach(partition -> {
                    long at = positions.getOrDefault(partition, 0L);
                    long first = earliest.getOrDefault(partition, 0L);
                    if (at < first) {
                        gaps.add(new Gap(partition, at, first));
                        at = first;
                    }
                    for (int i = 0; i < AT_ONCE && at < ends.getOrDefault(partition, 0L); i++) {
                        records.add(maker.make(partition, at++));
                    }
                    positions.put(partition, at);
                });
            }
            if (records.isEmpty()) {
                idle();
            }
            return new Batch(records, positions, gaps);
        }

        private static void idle() {
            try {
                boolean _ = new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw RemoteFailure.cancelled("read").withCause(e);
            }
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
