package tableflow.console.service.messages.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.service.messages.ExactJson;

/// A key, a value or a header's value as a person writes it.
///
/// @param text what is written; of no account for [Form#NOTHING]
/// @param encoder for [Form#SCHEMA], and no other
public record PartText(Form form, String text, @Nullable Encoder encoder) {

    /// How the text becomes bytes.
    public enum Form {
        /// There are none: no key, a tombstone.
        NOTHING,
        /// In UTF-8, as it stands.
        TEXT,
        /// As JSON without needless blanks, by no schema.
        JSON,
        /// Pairs of hexadecimal digits; blanks count for nothing.
        HEX,
        /// JSON, checked and encoded by a schema, whose id goes in front.
        SCHEMA
    }

    public static final PartText NOTHING = new PartText(Form.NOTHING, "", null);

    public static PartText of(Form form, String text) {
        return new PartText(form, text, null);
    }

    public static PartText of(Encoder encoder, String text) {
        return new PartText(Form.SCHEMA, text, encoder);
    }

    /// What came of the text.
    ///
    /// @param bytes absent for nothing, and where there are flaws
    /// @param flaws what is wrong; empty where the bytes can be written
    public record Made(@Nullable Bytes bytes, List<TextFlaw> flaws) {
        public Made {
            flaws = List.copyOf(flaws);
        }

        public boolean isSound() {
            return flaws.isEmpty();
        }
    }

    /// Makes the bytes, or says what is wrong; quick enough to be asked with each key that is pressed.
    public Made make() {
        return switch (form) {
            case NOTHING -> new Made(null, List.of());
            case TEXT -> made(text.getBytes(StandardCharsets.UTF_8));
            case HEX -> hex();
            case JSON, SCHEMA -> json();
        };
    }

    private static Made made(byte[] bytes) {
        return new Made(Bytes.owned(bytes), List.of());
    }

    private Made hex() {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.isWhitespace(each)) {
                continue;
            }
            if (!HexFormat.isHexDigit(each)) {
                return flawed(new TextFlaw(i, i + 1, "not a hexadecimal digit"));
            }
            digits.append(each);
        }
        return digits.length() % 2 == 0
                ? made(HexFormat.of().parseHex(digits))
                : flawed(new TextFlaw(text.stripTrailing().length() - 1, text.stripTrailing().length(),
                        "the last byte has one digit only"));
    }

    private Made json() {
        var broken = JsonPlaces.flaw(text);
        if (broken.isPresent()) {
            return flawed(broken.get());
        }
        try {
            JsonNode value = ExactJson.read(text);
            return encoder == null
                    ? made(ExactJson.compact(value).getBytes(StandardCharsets.UTF_8))
                    : new Made(encoder.encode(value), List.of());
        } catch (Unfit unfit) {
            JsonPlaces places = JsonPlaces.of(text);
            return new Made(null, unfit.flaws().stream().map(places::locate).distinct().toList());
        } catch (JsonProcessingException tooMuch) {
            return flawed(new TextFlaw(0, Math.min(1, text.length()), "not JSON: " + tooMuch.getOriginalMessage()));
        }
    }

    private static Made flawed(TextFlaw flaw) {
        return new Made(null, List.of(flaw));
    }
}
