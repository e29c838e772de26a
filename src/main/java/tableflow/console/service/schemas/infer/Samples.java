package tableflow.console.service.schemas.infer;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.Progress;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.read.RecordSink;

/// Feeds an [Inference] with what stands in a topic or in a file. For any thread.
public final class Samples implements RecordSink {

    private final Inference inference;
    private final RecordDecoder decoder;
    private final boolean keys;
    private long empty;
    private long others;
    private String why = "";

    /// Takes the records of a topic.
    ///
    /// @param keys whether their keys are looked at, and not their values
    public Samples(Inference inference, RecordDecoder decoder, boolean keys) {
        this.inference = inference;
        this.decoder = decoder;
        this.keys = keys;
    }

    @Override
    public void records(List<KafkaRecord> records) {
        for (KafkaRecord record : records) {
            Content content = keys ? decoder.key(record) : decoder.value(record);
            if (content.json() != null) {
                inference.add(content.json());
            } else if (content.text().isEmpty()) {
                nothing();
            } else {
                other(record, content.why());
            }
        }
    }

    private synchronized void nothing() {
        empty++;
    }

    private synchronized void other(KafkaRecord record, String reason) {
        if (others++ == 0) {
            why = "partition " + record.partition() + ", offset " + record.offset() + ": "
                    + (reason.isEmpty() ? "it is no JSON" : reason);
        }
    }

    /// Records that hold nothing: tombstones, or no key.
    public synchronized long empty() {
        return empty;
    }

    /// Records that could not be looked at, being no JSON or not decoded.
    public synchronized long others() {
        return others;
    }

    /// Where the first of them stands, and why it is one.
    public synchronized String why() {
        return why;
    }

    /// Takes a file with one JSON value a line; empty lines do not count.
    ///
    /// @param file its name, for messages
    /// @throws BadInput with the place, when a line is not JSON
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt; what was added stays
    public static void lines(BufferedReader lines, String file, Inference into) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            Progress.throwIfCancelled("look at the lines");
            // A mark at the beginning of a file is no part of its first value.
            String value = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
            if (value.isBlank()) {
                continue;
            }
            try {
                into.add(ExactJson.read(value));
            } catch (JsonProcessingException broken) {
                JsonLocation at = broken.getLocation();
                throw BadInput.of(BadInput.Reason.INVALID,
                        new Place(file, number, at == null ? 1 : Math.max(1, at.getColumnNr())),
                        "not JSON: " + broken.getOriginalMessage().lines().findFirst().orElse(""));
            }
        }
    }
}
