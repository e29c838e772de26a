package tableflow.console.service.messages.replay;

import java.time.Duration;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.service.messages.write.SizeLimit;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.RecordSender;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.WriteGuard;

/// Writes chosen records to a topic: key, value and headers byte for byte, so that they name the schemas that they
/// named before; under another registry they get the ids that the same schemas have there, and nothing else changes.
/// Each record is handed over once, and never again.
public final class Replay {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TELL_EVERY = 200;

    private final Systems systems;
    private final SchemaLook schemas;
    private final boolean ownCluster;
    private final WriteGuard guard;
    private final InstantSource clock;

    /// The remote systems; each throws a [RemoteFailure] when it cannot be opened.
    public record Systems(
            Supplier<KafkaMessages> messages, Supplier<KafkaAdmin> admin, Supplier<SchemaRegistry> registry) {}

    /// Where the records come from, as far as the place that they go to must know it.
    ///
    /// @param registry which has the schemas that they name
    /// @param sameCluster whether it is the cluster that they go to
    public record Origin(Supplier<SchemaRegistry> registry, boolean sameCluster) {}

    /// Within one cluster and registry.
    ///
    /// @param guard refuses under a read-only profile
    public Replay(Systems systems, WriteGuard guard, InstantSource clock) {
        this(systems, new SchemaConcerns(systems.registry()), true, guard, clock);
    }

    /// To a topic of another profile.
    ///
    /// @param other the systems of the other profile
    /// @param guard of the other profile
    public Replay(Systems other, Origin origin, WriteGuard guard, InstantSource clock) {
        this(other, new SchemaMatching(origin.registry(), other.registry()), origin.sameCluster(), guard, clock);
    }

    private Replay(Systems systems, SchemaLook schemas, boolean ownCluster, WriteGuard guard, InstantSource clock) {
        this.systems = systems;
        this.schemas = schemas;
        this.ownCluster = ownCluster;
        this.guard = guard;
        this.clock = clock;
    }

    /// Looks at every record and at the topic; writes nothing.
    ///
    /// @throws RemoteFailure NOT_FOUND when there is no such topic, CANCELLED after an interrupt
    public ReplayReview review(ReplayRequest request, Progress progress) {
        return new Reviewing(systems.admin(), schemas, ownCluster, clock).review(request, progress);
    }

    /// Writes the records, and blocks until all were delivered or failed. A record that is refused is left out; any
    /// other failure ends the run.
    ///
    /// @param review what was planned; it must be possible
    /// @param report told what became of each record, also when this throws
    /// @throws RemoteFailure FORBIDDEN under a read-only profile, before anything is sent; CANCELLED after an
    ///     interrupt; NOT_FOUND when a record is not kept any more
    /// @throws IllegalArgumentException when it is not possible
    public void run(ReplayReview review, ReplayReport report, Progress progress) {
        ReplayRequest request = review.request();
        guard.check("write to topic " + request.topic());
        if (!review.possible()) {
            throw new IllegalArgumentException("it is not possible: " + review.concerns());
        }
        String message = "to " + request.topic();
        int count = request.records().count();
        AtomicBoolean broken = new AtomicBoolean();
        SchemaRenaming renaming = new SchemaRenaming(review.schemas());
        try (RecordSender sender = systems.messages().get().sender(Acks.ALL, PATIENCE)) {
            try {
                Handing handing = new Handing(request, renaming, sender, report, broken);
                for (int index = 0; index < count && !broken.get(); index++) {
                    handing.hand(index);
                    if (index % TELL_EVERY == 0) {
                        progress.report(message, report.written(), count);
                    }
                }
            } finally {
                if (!Thread.currentThread().isInterrupted()) {
                    sender.flush();
                    report.explain(new SizeLimit(systems.messages(), request.topic()));
                }
                progress.report(message, report.written(), count);
            }
        }
    }

    /// Hands records over, one at a time.
    ///
    /// @param broken set when nothing more is to be handed over
    private record Handing(
            ReplayRequest request, SchemaRenaming renaming, RecordSender sender, ReplayReport report,
            AtomicBoolean broken) {

        void hand(int index) {
            Progress.throwIfCancelled("write to topic " + request.topic());
            KafkaRecord record = read(request, index);
            RecordPlace from = new RecordPlace(record.partition(), record.offset());
            NewRecord made;
            try {
                made = made(request, renaming.of(record));
            } catch (RemoteFailure unforeseen) {
                report.refused(index, from, 0, unforeseen);
                return;
            }
            // Before it is sent: its answer may come first.
            report.handedOver(index);
            long size = made.size();
            try {
                sender.send(made, delivery -> {
                    report.told(index, from, size, delivery);
                    RemoteFailure why = delivery.failure();
                    if (why != null && !isItsOwn(why)) {
                        broken.set(true);
                    }
                });
            } catch (RemoteFailure notTaken) {
                // Such a record was not taken, whatever the reason.
                report.refused(index, from, size, notTaken);
                if (!isItsOwn(notTaken)) {
                    throw notTaken;
                }
            }
        }
    }

    /// Whether another record may fare better.
    private static boolean isItsOwn(RemoteFailure why) {
        return why.is(Kind.INVALID);
    }

    private static KafkaRecord read(ReplayRequest request, int index) {
        try {
            return request.records().get(index);
        } catch (NoSuchElementException gone) {
            throw RemoteFailure.of(Kind.NOT_FOUND, "write to topic " + request.topic(),
                            "chosen record " + (index + 1) + " is not kept any more")
                    .withAdvice("A live tail drops its oldest records: pause it, and choose the rest anew.")
                    .withCause(gone);
        }
    }

    private static NewRecord made(ReplayRequest request, KafkaRecord record) {
        boolean timed = record.timestamp().toEpochMilli() >= 0;
        return new NewRecord(
                request.topic(),
                request.keepPartitions() ? record.partition() : null,
                request.keepTimes() && timed ? record.timestamp() : null,
                record.key(),
                record.value(),
                record.headers());
    }
}
