package tableflow.console.service.messages.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.messages.read.ReadEvent.Range;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.RecordSender;
import tableflow.console.service.port.RecordSender.Delivery;
import tableflow.console.service.profile.WriteGuard;

/// Writes records one after the other, and stops at the first that is not delivered.
public final class Producing {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_TOLD = 20;

    private final Supplier<KafkaMessages> kafka;
    private final WriteGuard guard;

    /// @param guard refuses under a read-only profile
    public Producing(Supplier<KafkaMessages> kafka, WriteGuard guard) {
        this.kafka = kafka;
        this.guard = guard;
    }

    /// Where records come from.
    @FunctionalInterface
    public interface Source {
        /// The next record; absent at the end.
        @Nullable NewRecord next();
    }

    /// A record that was not delivered.
    ///
    /// @param number counted from 1
    public record Failed(long number, RemoteFailure why) {}

    /// What became of the records; changes while they are being written. For any thread.
    public static final class Report {
        private final Map<Integer, Range> offsets = new TreeMap<>();
        private final List<Failed> failed = new ArrayList<>();
        /// Of the records that failed, in the same order.
        private final List<Long> sizes = new ArrayList<>();
        private long taken;
        private long delivered;
        private long failures;

        private synchronized void taken() {
            taken++;
        }

        private synchronized void told(long number, long size, Delivery delivery) {
            RemoteFailure why = delivery.failure();
            if (why != null) {
                failures++;
                if (failed.size() < MOST_TOLD) {
                    failed.add(new Failed(number, why));
                    sizes.add(size);
                }
                return;
            }
            delivered++;
            if (delivery.offset() >= 0) {
                offsets.merge(delivery.partition(), new Range(delivery.offset(), delivery.offset() + 1),
                        (one, other) -> new Range(
                                Math.min(one.from(), other.from()), Math.max(one.to(), other.to())));
            }
        }

        /// Says more of records that were refused for their size.
        private void explain(SizeLimit limit) {
            List<Failed> all = failed();
            for (int i = 0; i < all.size(); i++) {
                explain(i, new Failed(all.get(i).number(), limit.told(size(i), all.get(i).why())));
            }
        }

        private synchronized void explain(int index, Failed better) {
            failed.set(index, better);
        }

        private synchronized long size(int index) {
            return sizes.get(index);
        }

        /// Records that the cluster has confirmed.
        public synchronized long delivered() {
            return delivered;
        }

        /// Records that were not delivered.
        public synchronized long failures() {
            return failures;
        }

        /// Records of which nothing is known: they were on their way when writing was cancelled.
        public synchronized long inDoubt() {
            return Math.max(0, taken - delivered - failures);
        }

        /// The first and last offset by partition, the last not among them; others may have written between them.
        public synchronized Map<Integer, Range> offsets() {
            return new TreeMap<>(offsets);
        }

        /// The first records that were not delivered, and why.
        public synchronized List<Failed> failed() {
            return List.copyOf(failed);
        }
    }

    /// Writes one record, once, and waits until all replicas have it.
    ///
    /// @throws RemoteFailure before anything was sent: FORBIDDEN under a read-only profile, UNREACHABLE and others when
    ///     the cluster cannot be opened or does not take the record
    public SingleWrite write(NewRecord record) {
        String what = "write to topic " + record.topic();
        guard.check(what);
        CompletableFuture<Delivery> told = new CompletableFuture<>();
        try (RecordSender sender = kafka.get().sender(Acks.ALL, PATIENCE)) {
            sender.send(record, told::complete);
            try {
                sender.flush();
            } catch (RemoteFailure cancelled) {
                return told.isDone() ? outcome(record, told.join()) : new SingleWrite.Uncertain(cancelled);
            }
        }
        // A sender that flushed and was closed has told everything.
        return outcome(record, told.join());
    }

    private SingleWrite outcome(NewRecord record, Delivery told) {
        RemoteFailure why = told.failure();
        return why == null
                ? new SingleWrite.Written(told.partition(), told.offset())
                : SingleWrite.of(new SizeLimit(kafka, record.topic()).told(record.size(), why));
    }

    /// Writes everything that `source` has, and blocks until all was delivered or failed.
    ///
    /// @param report told what became of each record, also when this throws
    /// @throws RemoteFailure FORBIDDEN under a read-only profile, before anything is sent; CANCELLED after an
    ///     interrupt; what `source` throws: what it gave before is still delivered
    public void write(String topic, Source source, Acks acks, Report report) {
        guard.check("write to topic " + topic);
        try (RecordSender sender = kafka.get().sender(acks, PATIENCE)) {
            try {
                long number = 0;
                for (NewRecord record = source.next();
                        record != null && report.failures() == 0;
                        record = source.next()) {
                    // Sending does not wait, and so does not notice, as long as there is room for records.
                    Progress.throwIfCancelled("write to topic " + topic);
                    long own = ++number;
                    long size = record.size();
                    sender.send(record, delivery -> report.told(own, size, delivery));
                    report.taken();
                }
            } finally {
                if (!Thread.currentThread().isInterrupted()) {
                    sender.flush();
                    report.explain(new SizeLimit(kafka, topic));
                }
            }
        }
    }
}
