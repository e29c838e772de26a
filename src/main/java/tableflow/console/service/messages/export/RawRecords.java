package tableflow.console.service.messages.export;

import java.io.IOException;
import java.io.OutputStream;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;

/// Values as they are stored, each with a line feed behind it.
final class RawRecords implements RecordWriter {

    private final OutputStream out;

    RawRecords(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(KafkaRecord record) throws IOException {
        Bytes value = record.value();
        if (value != null) {
            out.write(value.toArray());
        }
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
