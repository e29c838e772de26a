package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.Decoded.Form;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.store.Glance;

/// What a cell shows of a key, value or headers. A hundred megabytes are not decoded for the sake of one line.
final class Preview {

    private static final int BEGINNING = 300;

    private Preview() {}

    /// @param bytes cut where there are more of them than [Glance#MOST]
    /// @param size of all
    /// @param decoded asked only where that costs little
    static @Nullable String of(@Nullable Bytes bytes, int size, Supplier<Content> decoded) {
        if (bytes == null) {
            return null;
        }
        if (size > bytes.size()) {
            return text("messages.cell.large", Units.size(size), beginning(bytes));
        }
        Content content = decoded.get();
        return content.why().isEmpty()
                ? content.compact()
                : text("messages.cell.undecoded", content.why(), content.text());
    }

    static String beginning(Bytes bytes) {
        byte[] first = bytes.beginning(BEGINNING);
        String text = new String(first, StandardCharsets.UTF_8);
        boolean readable = text.chars().filter(it -> it == 0xfffd || (it < ' ' && it != '\n' && it != '\r'
                && it != '\t')).count() < 2;
        return readable ? text : Bytes.owned(first).hex();
    }

    static String headers(KafkaRecord record, RecordDecoder decoder) {
        StringBuilder all = new StringBuilder();
        for (KafkaRecord.Header header : record.headers()) {
            all.append(all.isEmpty() ? "" : ", ").append(header.key()).append(value(header.value(), decoder));
        }
        return all.toString();
    }

    private static String value(@Nullable Bytes header, RecordDecoder decoder) {
        if (header != null && header.size() >= Glance.MOST) {
            return "=" + beginning(header) + "\u2026";
        }
        Content content = decoder.header(header);
        return content.form() == Form.NONE ? "" : "=" + content.compact();
    }
}
