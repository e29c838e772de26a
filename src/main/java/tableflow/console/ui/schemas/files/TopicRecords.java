package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import tableflow.console.domain.Progress;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.filter.FilterText.Kind;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.RecordSink;
import tableflow.console.service.messages.read.Until;

/// The newest records of a topic, whose values are read as the Messages pane reads them. Blocks; for any thread.
///
/// @param valuesAs how the values of a topic are read, by its name
public record TopicRecords(Messages messages, Function<String, DecodeAs> valuesAs) {

    /// Reads the records of a topic.
    RecordDecoder decoder(String topic) {
        DecodeAs as = valuesAs.apply(topic);
        return as.equals(DecodeAs.AUTO) ? messages.decoder() : messages.decoder().with(DecodeAs.AUTO, as);
    }

    /// Says how values are read where somebody chose that; empty where they say it themselves.
    String chosen(String topic) {
        return switch (valuesAs.apply(topic)) {
            case DecodeAs.Auto _ -> "";
            case DecodeAs.Schema(int id) -> text("schemas.records.as", text("messages.decode.schema") + " " + id);
            case DecodeAs.Json other -> told(other);
            case DecodeAs.Text other -> told(other);
            case DecodeAs.Hex other -> told(other);
        };
    }

    private static String told(DecodeAs as) {
        return text("schemas.records.as", text("messages.decode." + DecodeAs.written(as).toLowerCase(Locale.ROOT)));
    }

    /// Hands the newest records over.
    ///
    /// @param progress told how many of how many
    /// @throws tableflow.console.domain.RemoteFailure as [tableflow.console.service.messages.read.Reader#read]
    void newest(String topic, long last, RecordSink into, Reading reading, Progress progress) {
        RecordSink told = records -> {
            into.records(records);
            progress.report(topic, reading.scanned(), reading.planned());
        };
        messages.reader().read(new ReadRequest(topic, new From.Last(last), Until.END, Set.of(), false),
                new FilterText(Kind.TEXT, "", false).compile(messages.decoder()), told, reading);
    }
}
