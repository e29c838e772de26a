package tableflow.console.service.messages.write;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.RecordCursor;
import tableflow.console.service.port.RecordSender;

/// A cluster that takes records and says what the test wants it to say.
public final class FakeWriting implements KafkaMessages {

    public static final int PARTITIONS = 3;

    /// What was written, in order; the offset is the place in this list.
    public final List<NewRecord> written = new CopyOnWriteArrayList<>();

    /// Everything that was handed over, whatever became of it.
    public final List<NewRecord> handedOver = new CopyOnWriteArrayList<>();

    private volatile Answer answer = (_, _) -> null;
    private volatile Supplier<OptionalLong> largest = OptionalLong::empty;
    private volatile Runnable onFlush = () -> {};

    /// What becomes of a record.
    @FunctionalInterface
    public interface Answer {
        /// @param number counted from 0
        /// @return why it fails; absent when it is written
        @Nullable RemoteFailure to(NewRecord record, int number);
    }

    public void answer(Answer other) {
        answer = other;
    }

    /// How large a record may be, which is asked for once one was refused for its size.
    public void largest(Supplier<OptionalLong> answer) {
        largest = answer;
    }

    @Override
    public OptionalLong largest(String topic) {
        return largest.get();
    }

    /// As a broker refuses a record for its size.
    public static RemoteFailure tooLarge() {
        return RemoteFailure.of(RemoteFailure.Kind.INVALID, "write to topic t", "it takes too much")
                .withCode("RecordTooLargeException");
    }

    /// Runs in front of every flush.
    public void onFlush(Runnable action) {
        onFlush = action;
    }

    /// Tells how many partitions there are, and nothing else.
    @Override
    public RecordCursor cursor(String topic, boolean committedOnly) {
        return new RecordCursor() {
            @Override
            public List<Integer> partitions() {
                return IntStream.range(0, PARTITIONS).boxed().toList();
            }

            @Override
            public Map<Integer, Span> spans(Collection<Integer> partitions) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Map<Integer, Long> at(Instant time, Collection<Integer> partitions) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void read(Map<Integer, Long> offsets) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void leave(Collection<Integer> partitions) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void check() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Batch next(Duration patience) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Map<Integer, Long> committed(String group, String topic) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecordSender sender(Acks acks, Duration patience) {
        return new Sender();
    }

    private final class Sender implements RecordSender {
        private final Deque<Runnable> underway = new ArrayDeque<>();

        @Override
        public void send(NewRecord record, Consumer<Delivery> told) {
            int number = handedOver.size();
            handedOver.add(record);
            RemoteFailure why = answer.to(record, number);
            underway.add(() -> {
                if (why == null) {
                    written.add(record);
                    Integer partition = record.partition();
                    told.accept(new Delivery(partition == null ? 0 : partition, written.size() - 1, null));
                } else {
                    told.accept(new Delivery(-1, -1, why));
                }
            });
            // Some are on their way while others are answered, as with a real one.
            if (underway.size() > 2) {
                underway.remove().run();
            }
        }

        @Override
        public void flush() {
            onFlush.run();
            if (Thread.currentThread().isInterrupted()) {
                throw RemoteFailure.cancelled("write records");
            }
            while (!underway.isEmpty()) {
                underway.remove().run();
            }
        }

        @Override
        public void close() {
            underway.clear();
        }
    }
}
