package tableflow.console.service.messages.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.Decoded.Form;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.RecordDecoder;

/// The way to a field of a record, written as expressions write it: `value.amount`, `value.lines[0].sku`,
/// `value.'odd name'`, `key.id`, `headers.trace`.
///
/// @param steps names of fields, and numbers from 0 of items as texts such as `[0]`
public record FieldPath(Root root, List<String> steps) {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern STEP = Pattern.compile(
            "\\.([\\p{L}_$][\\p{L}\\p{N}_$]*)|\\.'((?:[^'\\\\]|\\\\.)*)'|(\\[\\d{1,9}])");
    private static final Pattern ITEM = Pattern.compile("\\[\\d{1,9}]");

    /// Which part of a record.
    public enum Root {
        KEY,
        VALUE,
        HEADERS
    }

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /// What is written as [#toString()] writes it; empty for anything else.
    public static Optional<FieldPath> parse(String text) {
        for (Root root : Root.values()) {
            String name = name(root);
            if (text.startsWith(name)) {
                List<String> steps = new ArrayList<>();
                Matcher step = STEP.matcher(text).region(name.length(), text.length());
                int at = name.length();
                while (at < text.length() && step.find() && step.start() == at) {
                    String quoted = step.group(2);
                    steps.add(step.group(1) != null ? step.group(1)
                            : quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : step.group(3));
                    at = step.end();
                }
                return at == text.length() && !steps.isEmpty()
                        ? Optional.of(new FieldPath(root, steps))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The value of this field as text: what is a text as it is, all else as JSON with all its digits; null where the
    /// record has none, or where it is null.
    public @Nullable String of(KafkaRecord record, RecordDecoder decoder) {
        return switch (root) {
            case KEY -> of(decoder.key(record));
            case VALUE -> of(decoder.value(record));
            case HEADERS -> text(header(record, decoder));
        };
    }

    /// The same of a key or value that is decoded already.
    public @Nullable String of(Content content) {
        return text(node(content));
    }

    /// The value itself in a key or value; null where it has none.
    public @Nullable JsonNode node(Content content) {
        JsonNode node = content.json();
        return node == null ? null : follow(node, 0);
    }

    /// The value itself in the last header of the name; a text for one that is no JSON.
    public @Nullable JsonNode header(KafkaRecord record, RecordDecoder decoder) {
        Bytes found = null;
        for (KafkaRecord.Header header : record.headers()) {
            found = header.key().equals(steps.getFirst()) ? header.value() : found;
        }
        if (found == null) {
            return null;
        }
        Content content = decoder.header(found);
        JsonNode node = content.json();
        return node != null ? follow(node, 1)
                : steps.size() > 1 || content.form() == Form.NONE ? null : TextNode.valueOf(content.text());
    }

    private @Nullable JsonNode follow(JsonNode from, int first) {
        JsonNode node = from;
        for (int i = first; i < steps.size() && node != null; i++) {
            String step = steps.get(i);
            node = node.isArray() && isItem(step)
                    ? node.get(Integer.parseInt(step.substring(1, step.length() - 1)))
                    : node.get(step);
        }
        return node;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.isTextual() ? node.textValue() : ExactJson.compact(node);
    }

    static boolean isItem(String step) {
        return ITEM.matcher(step).matches();
    }

    private static String name(Root root) {
        return root.name().toLowerCase(Locale.ROOT);
    }

    /// The last step, for a narrow heading.
    public String shortName() {
        return steps.getLast();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name(root));
        for (String step : steps) {
            if (isItem(step)) {
                text.append(step);
            } else if (PLAIN.matcher(step).matches()) {
                text.append('.').append(step);
            } else {
                text.append(".'").append(step.replace("\\", "\\\\").replace("'", "\\'")).append('\'');
            }
        }
        return text.toString();
    }
}
