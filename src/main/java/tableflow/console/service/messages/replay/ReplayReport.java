package tableflow.console.service.messages.replay;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.service.messages.read.ReadEvent.Range;
import tableflow.console.service.messages.write.SingleWrite;
import tableflow.console.service.messages.write.SizeLimit;
import tableflow.console.service.port.RecordSender.Delivery;

/// What became of the records; changes while they are being written. For any thread.
public final class ReplayReport {

    /// Failures that are kept to be shown.
    static final int MOST_KEPT = 1_000;

    private final int count;
    private final BitSet handedOver = new BitSet();
    private final BitSet written = new BitSet();
    private final BitSet refused = new BitSet();
    private final Map<Integer, Range> offsets = new TreeMap<>();
    private final List<Failed> failed = new ArrayList<>();

    /// A record that was not written, or of which that is not known.
    ///
    /// @param from where it stands in its own topic
    /// @param size in bytes as it was to be written, without what the protocol adds
    /// @param certain whether it is certainly not there
    public record Failed(RecordPlace from, long size, RemoteFailure why, boolean certain) {}

    ReplayReport(int count) {
        this.count = count;
    }

    /// A report of a run that has not begun.
    public static ReplayReport of(ReplayRequest request) {
        return new ReplayReport(request.records().count());
    }

    synchronized void handedOver(int index) {
        handedOver.set(index);
    }

    /// The client itself refused the record.
    synchronized void refused(int index, RecordPlace from, long size, RemoteFailure why) {
        refused.set(index);
        keep(new Failed(from, size, why, true));
    }

    synchronized void told(int index, RecordPlace from, long size, Delivery delivery) {
        RemoteFailure why = delivery.failure();
        if (why == null) {
            written.set(index);
            if (delivery.offset() >= 0) {
                offsets.merge(delivery.partition(), new Range(delivery.offset(), delivery.offset() + 1),
                        (one, other) -> new Range(
                                Math.min(one.from(), other.from()), Math.max(one.to(), other.to())));
            }
            return;
        }
        boolean certain = SingleWrite.isRefusal(why);
        if (certain) {
            refused.set(index);
        }
        keep(new Failed(from, size, why, certain));
    }

    private void keep(Failed one) {
        if (failed.size() < MOST_KEPT) {
            failed.add(one);
        }
    }

    /// Says more of records that were refused for their size. Blocks while the topic is asked.
    void explain(SizeLimit limit) {
        List<Failed> all = failed();
        for (int i = 0; i < all.size(); i++) {
            Failed one = all.get(i);
            explain(i, new Failed(one.from(), one.size(), limit.told(one.size(), one.why()), one.certain()));
        }
    }

    private synchronized void explain(int index, Failed better) {
        failed.set(index, better);
    }

    /// Records that were to be written.
    public int count() {
        return count;
    }

    /// Records that the cluster has confirmed.
    public synchronized int written() {
        return written.cardinality();
    }

    /// Records that are certainly not there, because they were refused.
    public synchronized int refused() {
        return refused.cardinality();
    }

    /// Records that may be there or not: no answer came for them.
    public synchronized int inDoubt() {
        BitSet doubtful = (BitSet) handedOver.clone();
        doubtful.andNot(written);
        doubtful.andNot(refused);
        return doubtful.cardinality();
    }

    /// Records that are certainly not there: those refused, and those whose turn never came.
    public synchronized int notWritten() {
        return rest().cardinality();
    }

    /// The first and last offset by partition, the last not among them; others may have written between them.
    public synchronized Map<Integer, Range> offsets() {
        return new TreeMap<>(offsets);
    }

    /// The first thousand failures.
    public synchronized List<Failed> failed() {
        return List.copyOf(failed);
    }

    /// The records that are certainly not there, to be written in another run; none of them can be there twice then.
    public synchronized IntStream again() {
        return rest().stream();
    }

    /// The records whose turn never came.
    public synchronized IntStream untouched() {
        BitSet rest = rest();
        rest.andNot(refused);
        return rest.stream();
    }

    private BitSet rest() {
        BitSet rest = new BitSet();
        rest.set(0, count);
        rest.andNot(handedOver);
        rest.or(refused);
        return rest;
    }
}
