package tableflow.console.domain.schema.lint;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.schema.SchemaFormat;

/// A schema as the rules of best practice see it.
///
/// @param structs objects, records and messages, each once, outer ones first
/// @param enums in the order of the text
/// @param unions values that may be of several types, in the order of the text
/// @param definitions what has a name of its own and is there to be referred to
/// @param own what only one of the languages has
public record LintModel(
        List<Struct> structs, List<Enumeration> enums, List<Union> unions, List<Definition> definitions, Own own) {
    public LintModel {
        structs = List.copyOf(structs);
        enums = List.copyOf(enums);
        unions = List.copyOf(unions);
        definitions = List.copyOf(definitions);
    }

    /// What only one of the languages has.
    public sealed interface Own permits AvroOwn, JsonOwn, ProtobufOwn {
        SchemaFormat format();
    }

    /// The language.
    public SchemaFormat format() {
        return own.format();
    }

    /// The fields of all structs.
    public List<Field> fields() {
        List<Field> all = new ArrayList<>();
        structs.forEach(it -> all.addAll(it.fields()));
        return all;
    }

    /// An object, record or message.
    ///
    /// @param path where it is said of
    /// @param name empty for an object without a title
    /// @param doc what it means; empty where nothing says so
    /// @param depth 1 for the schema's own, 2 for those inside it, and so on
    public record Struct(String path, String name, String doc, int depth, List<Field> fields) {
        public Struct {
            fields = List.copyOf(fields);
        }
    }

    /// A property or field.
    ///
    /// @param path where it is named
    /// @param typePath where its type stands
    /// @param doc empty where nothing says what it means
    public record Field(String path, String typePath, String name, String doc, Kind kind) {}

    /// What kind of values a field has; for a nullable field without its null, for a list its elements.
    ///
    /// @param base what it is, whatever the language calls it
    /// @param written as the language calls it: `string`, `long`, `fixed64`
    /// @param meaning a format or logical type that says more: `uuid`, `timestamp-millis`, `date-time`; may be empty
    /// @param narrowed whether something else narrows it: a pattern, a length, an enumeration
    public record Kind(Base base, String written, String meaning, boolean narrowed) {

        /// A type of which nothing more is known.
        public static Kind of(Base base, String written) {
            return new Kind(base, written, "", false);
        }

        /// Whether it is `wanted`, without anything that says more of it.
        public boolean isBare(Base wanted) {
            return base == wanted && meaning.isEmpty();
        }
    }

    /// Kinds of values.
    public enum Base {
        TEXT,
        /// Whole numbers.
        INTEGER,
        /// Binary fractions of 32 bits.
        SINGLE,
        /// Binary fractions of 64 bits, and JSON's `number`.
        DOUBLE,
        BOOLEAN,
        BYTES,
        /// A decimal, date, time or timestamp that is said to be one.
        LOGICAL,
        STRUCT,
        MAP,
        ENUM,
        UNION,
        /// Nothing is said.
        ANYTHING,
        /// Something else, or nothing that is known.
        OTHER
    }

    /// An enumeration of names.
    ///
    /// @param name empty where it has none
    /// @param defaulted whether a reader has a symbol for those that it does not know
    public record Enumeration(String path, String name, String doc, List<Symbol> symbols, boolean defaulted) {
        public Enumeration {
            symbols = List.copyOf(symbols);
        }
    }

    /// One value of an enumeration.
    ///
    /// @param number 0 where the language has none
    public record Symbol(String path, String name, int number) {}

    /// Several types for one value.
    ///
    /// @param branches the types besides null, in a few words each
    public record Union(String path, List<String> branches) {
        public Union {
            branches = List.copyOf(branches);
        }
    }

    /// A type with a name, to be referred to.
    ///
    /// @param used whether anything that the schema is made of refers to it
    /// @param recursive whether its values can contain values of itself
    public record Definition(String path, String name, boolean used, boolean recursive) {}
}
