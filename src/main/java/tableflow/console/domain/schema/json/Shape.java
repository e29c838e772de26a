package tableflow.console.domain.schema.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a schema says about values, after its keywords have been sorted by the kind of value they speak about. A schema
/// that says several things at once is an `allOf` of shapes, and a list of types is an `anyOf`: this is the view under
/// which Confluent's registry compares JSON Schemas.
sealed interface Shape {

    /// Every value: `{}` or `true`.
    record Anything() implements Shape {}

    /// No value: `false`.
    record Nothing() implements Shape {}

    /// A string.
    record Text(@Nullable BigDecimal minLength, @Nullable BigDecimal maxLength, @Nullable String pattern)
            implements Shape {}

    /// A number, or an integer.
    record Numeric(boolean integer, Bounds bounds, @Nullable BigDecimal multipleOf) implements Shape {}

    /// The limits of a number.
    record Bounds(
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable BigDecimal exclusiveMinimum,
            @Nullable BigDecimal exclusiveMaximum) {}

    /// `type: boolean`.
    record Flag() implements Shape {}

    /// `type: null`.
    record Nil() implements Shape {}

    /// `enum`, or `const` as an enumeration of one; the registry takes the two for different types.
    record Values(Set<Json> allowed, String keyword) implements Shape {}

    /// An object.
    record Fields(
            Map<String, SchemaNode> properties,
            Set<String> required,
            Rest rest,
            Rest unevaluated,
            NameRules names,
            Size size)
            implements Shape {}

    /// What is said of property names beyond the listed ones.
    record NameRules(
            Map<String, SchemaNode> patterns,
            Map<String, Set<String>> requiredBy,
            Map<String, SchemaNode> schemaBy) {}

    /// An array.
    record Items(
            List<SchemaNode> tuple,
            @Nullable SchemaNode all,
            Rest rest,
            Rest unevaluated,
            Contained contained,
            Size size)
            implements Shape {}

    /// The bounds of `contains`, and `uniqueItems`.
    record Contained(@Nullable BigDecimal min, @Nullable BigDecimal max, boolean unique) {}

    /// How many members or items.
    record Size(@Nullable BigDecimal min, @Nullable BigDecimal max) {}

    /// What may stand beyond what is listed: nothing, anything, or what a schema allows.
    ///
    /// @param permitted false for `additionalProperties: false`
    /// @param schema the schema given, null when the keyword is absent or a boolean
    record Rest(boolean permitted, @Nullable SchemaNode schema) {
        static final Rest OPEN = new Rest(true, null);

        boolean open() {
            return permitted && schema == null;
        }

        /// What holds beyond the listed when `unevaluated` stands beside this: that, where this says nothing.
        Rest within(Rest unevaluated) {
            return open() ? unevaluated : this;
        }
    }

    /// How the parts of a combined schema work together.
    enum Criterion {
        ALL("allOf"),
        ANY("anyOf"),
        ONE("oneOf");

        private final String keyword;

        Criterion(String keyword) {
            this.keyword = keyword;
        }

        String keyword() {
            return keyword;
        }
    }

    /// `allOf`, `anyOf`, `oneOf`, a list of types, or a schema that says several things.
    record Combined(Criterion criterion, List<Part> parts) implements Shape {}

    /// One part of a combined shape.
    ///
    /// @param path the path to it: empty when the part stands in the schema itself
    /// @param written as it stands in the array; null when it stands in the schema itself
    record Part(String path, SchemaNode node, @Nullable Json written) {
        boolean writtenLike(Part other) {
            return written != null && written.equals(other.written);
        }
    }

    /// `not`.
    record Negated(SchemaNode node) implements Shape {}

    /// `if`, `then`, `else`: the registry sees that they are there, and does not look into them.
    record Conditional() implements Shape {}

    /// A reference or type that cannot be resolved; compares by its text.
    record Unresolved(String text) implements Shape {}
}
