package tableflow.console.domain.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tableflow.console.domain.review.Explanation;

/// One thing that is said of a schema, at its place in the text: that it is none, that it could be better, that it
/// may not follow another, that no table can be made of it.
///
/// @param rule stable; the names of lint rules are of small letters (`field-undocumented`), those of the registry and
///     of Tableflow are their own (`TYPE_NARROWED`, `FIELD_DELETED`)
/// @param path in the schema: `#/properties/price` for JSON Schema, `/fields/2/type` for Avro, `shop.Order.price` for
///     Protobuf; `#` or empty for the whole
/// @param span in the text
/// @param message what is wrong here, in a sentence without a full stop
/// @param explanation what a person has to know of the rule
public record SchemaFinding(
        String rule, Severity severity, String path, Span span, String message, Explanation explanation) {

    /// In the order of the text, the worst first where several stand at one place.
    public static final Comparator<SchemaFinding> BY_PLACE = Comparator
            .<SchemaFinding>comparingInt(it -> it.span.from()).thenComparing(SchemaFinding::severity);

    /// How bad it is, the worst first.
    public enum Severity {
        /// It cannot be used, or what is asked is refused.
        ERROR,
        /// It works today, and will hurt.
        WARNING,
        /// It could be better.
        NOTE;

        /// As documents and options name it: `warning`.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The severity with this key, whatever the case of its letters.
        public static Optional<Severity> of(String key) {
            return List.of(values()).stream().filter(it -> it.key().equals(key.toLowerCase(Locale.ROOT))).findFirst();
        }

        /// Whether it is as bad as `other`, or worse.
        public boolean reaches(Severity other) {
            return compareTo(other) <= 0;
        }
    }

    /// Is it an error?
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// `line:column rule path: message`.
    @Override
    public String toString() {
        return span + " " + rule + (path.isEmpty() ? "" : " " + path) + ": " + message;
    }
}
