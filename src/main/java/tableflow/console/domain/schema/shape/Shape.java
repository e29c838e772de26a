package tableflow.console.domain.schema.shape;

import java.util.List;

/// What values look like. That a value may be null is said where it is used: by [Field], [Arr], [MapOf].
public sealed interface Shape {

    /// Any value at all.
    record Any() implements Shape {}

    /// `true` or `false`.
    record Bool() implements Shape {}

    /// A whole number of 64 bits.
    record Whole() implements Shape {}

    /// A binary floating-point number of 64 bits.
    record Real() implements Shape {}

    /// An exact decimal number.
    ///
    /// @param precision all its digits, at least 1
    /// @param scale those behind the point, from 0 to `precision`
    record Decimal(int precision, int scale) implements Shape {}

    /// A text.
    record Text(TextFormat format) implements Shape {}

    /// What a text is written as.
    enum TextFormat {
        PLAIN(""),
        UUID("uuid"),
        DATE("date"),
        DATE_TIME("date-time");

        private final String keyword;

        TextFormat(String keyword) {
            this.keyword = keyword;
        }

        /// The name that JSON Schema has for it; empty for a plain text.
        public String keyword() {
            return keyword;
        }
    }

    /// An array.
    record Arr(Shape items, boolean nullableItems) implements Shape {}

    /// An object whose names are data.
    record MapOf(Shape values, boolean nullableValues) implements Shape {}

    /// An object with known names, in their order.
    record Rec(List<Field> fields) implements Shape {
        public Rec {
            fields = List.copyOf(fields);
        }
    }

    /// @param required whether it always stands there
    /// @param nullable whether null may stand there
    /// @param doc empty for none
    record Field(String name, Shape shape, boolean required, boolean nullable, String doc) {}

    /// One of several, none of which is a [OneOf] or [Any].
    record OneOf(List<Shape> shapes) implements Shape {
        public OneOf {
            shapes = List.copyOf(shapes);
        }
    }
}
