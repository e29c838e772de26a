package tableflow.console.service.schemas.samples;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.Progress;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.read.RecordSink;
import tableflow.console.service.messages.write.Unfit.Flaw;

/// Tries a draft on records as they come: of a topic, decoded by the schemas that they name, or the lines of a file.
/// Every record is counted; of those that do not fit the first are kept. For any thread.
public final class RecordTrial implements RecordSink {

    /// Misfits that are kept.
    public static final int MOST_KEPT = 500;

    private final SampleDesk desk;
    private final RecordDecoder decoder;
    private final boolean keys;
    private final List<Misfit> misfits = new ArrayList<>();
    private long fit;
    private long unfit;
    private long empty;
    private long unread;

    /// A record that the draft does not allow, or that cannot be looked at.
    ///
    /// @param partition and `offset` of a record; -1 for a line
    /// @param line of a file, counted from 1; 0 for a record
    /// @param read whether it was looked at: false for what is no JSON or could not be decoded
    /// @param flaws at least one
    public record Misfit(int partition, long offset, long line, boolean read, List<Flaw> flaws) {
        public Misfit {
            flaws = List.copyOf(flaws);
        }

        /// `partition 3, offset 17` or `line 4`.
        public String place() {
            return line > 0 ? "line " + line : "partition " + partition + ", offset " + offset;
        }
    }

    /// How many there were so far.
    ///
    /// @param empty tombstones, or records without a key: nothing to try
    /// @param unread could not be looked at
    /// @param kept the first that did not fit or were not read
    public record Tally(long fit, long unfit, long empty, long unread, List<Misfit> kept) {

        /// Nothing was tried.
        public static final Tally NONE = new Tally(0, 0, 0, 0, List.of());

        public Tally {
            kept = List.copyOf(kept);
        }

        public long records() {
            return fit + unfit + empty + unread;
        }

        /// Whether all that holds something was looked at, and fits.
        public boolean allFit() {
            return unfit == 0 && unread == 0;
        }
    }

    /// @param decoder of the topic's records; of no use for lines
    /// @param keys whether keys are tried, and not values
    public RecordTrial(SampleDesk desk, RecordDecoder decoder, boolean keys) {
        this.desk = desk;
        this.decoder = decoder;
        this.keys = keys;
    }

    @Override
    public void records(List<KafkaRecord> records) {
        for (KafkaRecord record : records) {
            Progress.throwIfCancelled("try the records");
            record(record);
        }
    }

    private void record(KafkaRecord record) {
        Content content = keys ? decoder.key(record) : decoder.value(record);
        if (content.json() != null) {
            List<Flaw> flaws = desk.check(0, content.json()).flaws();
            count(new Misfit(record.partition(), record.offset(), 0, true, flaws));
        } else if (content.text().isEmpty()) {
            nothing();
        } else {
            count(new Misfit(record.partition(), record.offset(), 0, false, List.of(new Flaw("", false,
                    content.why().isEmpty() ? "it is no JSON" : content.why()))));
        }
    }

    private synchronized void nothing() {
        empty++;
    }

    private synchronized void count(Misfit tried) {
        if (tried.flaws().isEmpty()) {
            fit++;
            return;
        }
        if (tried.read()) {
            unfit++;
        } else {
            unread++;
        }
        if (misfits.size() < MOST_KEPT) {
            misfits.add(tried);
        }
    }

    /// Tries every line of a file with one JSON value each; blank lines count as empty.
    ///
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt; what was counted stays
    public void lines(BufferedReader lines) throws IOException {
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            Progress.throwIfCancelled("try the records");
            if (line.isBlank()) {
                nothing();
                continue;
            }
            try {
                count(new Misfit(-1, -1, number, true, desk.check(0, ExactJson.read(line)).flaws()));
            } catch (JsonProcessingException broken) {
                JsonLocation at = broken.getLocation();
                count(new Misfit(-1, -1, number, false, List.of(new Flaw("", false, "it is no JSON: "
                        + broken.getOriginalMessage().lines().findFirst().orElse("")
                        + (at == null ? "" : " at column " + at.getColumnNr())))));
            }
        }
    }

    /// As far as it is.
    public synchronized Tally tally() {
        return new Tally(fit, unfit, empty, unread, misfits);
    }
}
