package tableflow.console.ui.messages;

import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.histogram.TimeHistogram;
import tableflow.console.service.messages.histogram.TimeTally;
import tableflow.console.service.messages.read.RecordSink;
import tableflow.console.service.messages.store.Glance;
import tableflow.console.service.messages.store.RecordStore;

/// The records that a reading has let through, on disk. Each has a number, from 0 in the order of arrival, which stays
/// when the oldest have to go. Records arrive and are read on any thread; the properties change on the JavaFX thread.
public final class HeldRecords implements RecordSink, AutoCloseable {

    private final String topic;
    private final RecordStore store;
    private final TimeTally times = new TimeTally();
    private final ReadOnlyLongWrapper first = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper end = new ReadOnlyLongWrapper();

    HeldRecords(String topic, RecordStore store) {
        this.topic = topic;
        this.store = store;
    }

    public String topic() {
        return topic;
    }

    /// The number of the oldest record that is kept: so many were dropped.
    public ReadOnlyLongProperty firstProperty() {
        return first.getReadOnlyProperty();
    }

    /// Behind the number of the newest record.
    public ReadOnlyLongProperty endProperty() {
        return end.getReadOnlyProperty();
    }

    /// How many are kept now.
    public long count() {
        return end.get() - first.get();
    }

    /// A record by its number. Blocking, but short.
    ///
    /// @throws java.util.NoSuchElementException when it was dropped meanwhile
    public KafkaRecord get(long number) {
        return store.get(number);
    }

    /// A record by its number, without what is too large to be looked at beside others. Blocking, but very short.
    ///
    /// @throws java.util.NoSuchElementException as for [#get]
    public Glance glance(long number) {
        return store.glance(number);
    }

    /// The time stamp of a record in milliseconds since 1970, without reading it.
    ///
    /// @throws java.util.NoSuchElementException as for [#get]
    public long time(long number) {
        return store.time(number);
    }

    /// The number of the oldest record that is kept at this moment, ahead of [#firstProperty()]. For any thread.
    public long firstNow() {
        return store.first();
    }

    /// The records that were looked at, and those of them that came here, by time. For any thread.
    public TimeHistogram times() {
        return times.now();
    }

    /// Where a reading counts them.
    TimeTally tally() {
        return times;
    }

    /// On disk.
    long bytes() {
        return store.bytes();
    }

    @Override
    public void records(List<KafkaRecord> records) {
        store.records(records);
    }

    /// Tells what has come and gone.
    void tell() {
        long newEnd = store.end();
        first.set(store.first());
        // Last: who hears of it looks at both.
        end.set(Math.max(newEnd, first.get()));
    }

    /// Removes them from the disk.
    @Override
    public void close() {
        store.close();
    }
}
