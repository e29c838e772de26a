package tableflow.console.service.messages.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.query.result.export.CsvRows;
import tableflow.console.service.query.result.export.ExportFormat;

/// Forms in which records go out.
public enum RecordFormat {
    /// An object a line; see [JsonRecords].
    JSON("jsonl"),
    /// The bytes of the value, and a line feed.
    RAW("txt"),
    /// A line for each; see [RecordRows].
    CSV("csv"),
    /// A file of columns; see [RecordRows]. It is no stream: it needs a file.
    PARQUET("parquet");

    private static final int BUFFER = 1 << 16;

    private final String ending;

    RecordFormat(String ending) {
        this.ending = ending;
    }

    /// The usual ending of a file's name, without a dot.
    public String ending() {
        return ending;
    }

    /// A writer to a stream, which is flushed and not closed.
    ///
    /// @throws IllegalArgumentException for [#PARQUET]
    public RecordWriter to(OutputStream stream, RecordDecoder decoder) {
        OutputStream out = new BufferedOutputStream(stream, BUFFER);
        return switch (this) {
            case JSON -> new JsonRecords(out, decoder);
            case RAW -> new RawRecords(out);
            case CSV -> {
                OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                yield new RecordRows(new CsvRows(text), decoder, text::flush);
            }
            case PARQUET -> throw new IllegalArgumentException("Parquet is written to a file");
        };
    }

    /// A writer to a file, which is replaced when it is there.
    public RecordWriter to(Path file, RecordDecoder decoder) throws IOException {
        if (this == PARQUET) {
            return new RecordRows(ExportFormat.PARQUET.writer(file), decoder, () -> {});
        }
        OutputStream stream = Files.newOutputStream(file);
        RecordWriter writer = to(stream, decoder);
        return new RecordWriter() {
            @Override
            public void write(KafkaRecord record) throws IOException {
                writer.write(record);
            }

            @Override
            public void flush() throws IOException {
                writer.flush();
            }

            @Override
            public void close() throws IOException {
                try (stream) {
                    writer.close();
                }
            }
        };
    }
}
