package tableflow.console.domain.schema.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.json.Json;

/// What values look like. That a value may be null is said where it is used: by [Field], [Arr], [MapOf].
public sealed interface Shape {

    /// Any value at all.
    record Any() implements Shape {}

    /// `true` or `false`.
    record Bool() implements Shape {}

    /// A whole number.
    ///
    /// @param bits 32 or 64
    /// @param unsigned whether it is never negative, and twice as great
    record Whole(int bits, boolean unsigned) implements Shape {
        /// Of 64 bits.
        public static final Whole LONG = new Whole(64, false);
    }

    /// A binary floating-point number.
    ///
    /// @param bits 32 or 64
    record Real(int bits) implements Shape {
        /// Of 64 bits.
        public static final Real DOUBLE = new Real(64);
    }

    /// An exact decimal number.
    ///
    /// @param precision all its digits, at least 1
    /// @param scale those behind the point, from 0 to `precision`
    record Decimal(int precision, int scale) implements Shape {}

    /// A text.
    record Text(TextFormat format) implements Shape {
        /// Of no particular form.
        public static final Text PLAIN = new Text(TextFormat.PLAIN);
    }

    /// What a text is written as.
    enum TextFormat {
        PLAIN(""),
        UUID("uuid"),
        DATE("date"),
        TIME("time"),
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

    /// Bytes.
    ///
    /// @param size how many, where that is fixed; 0 otherwise
    record Bytes(int size) implements Shape {}

    /// A day, as a number of days since 1970.
    record Day() implements Shape {}

    /// A time of day, as a number since midnight.
    record TimeOfDay(Unit unit) implements Shape {}

    /// A point in time, as a number since 1970.
    ///
    /// @param local whether it is that time anywhere, in no zone
    record Moment(Unit unit, boolean local) implements Shape {}

    /// What times are counted in.
    enum Unit { MILLIS, MICROS, NANOS }

    /// One of several texts.
    ///
    /// @param name of the type; empty for none
    record Choice(String name, List<String> symbols) implements Shape {
        public Choice {
            symbols = List.copyOf(symbols);
        }
    }

    /// An array.
    record Arr(Shape items, boolean nullableItems) implements Shape {}

    /// An object whose names are data.
    record MapOf(Shape values, boolean nullableValues) implements Shape {}

    /// An object with known names, in their order.
    ///
    /// @param name of the type; empty for none
    /// @param doc empty for none
    record Rec(String name, String doc, List<Field> fields) implements Shape {
        public Rec {
            fields = List.copyOf(fields);
        }
    }

    /// @param required whether it always stands there
    /// @param nullable whether null may stand there
    /// @param doc empty for none
    /// @param otherwise what is meant where it does not stand there; absent for nothing
    record Field(String name, Shape shape, boolean required, boolean nullable, String doc, @Nullable Json otherwise) {

        /// A field of which nothing is said.
        public static Field of(String name, Shape shape, boolean required, boolean nullable) {
            return new Field(name, shape, required, nullable, "", null);
        }
    }

    /// The [Rec] of that name around it: the type contains itself.
    record Around(String name) implements Shape {}

    /// One of several, none of which is a [OneOf] or [Any].
    ///
    /// @param columns what the table of the schema that was read calls each of them; empty where none was read
    record OneOf(List<Shape> shapes, List<String> columns) implements Shape {
        public OneOf {
            shapes = List.copyOf(shapes);
            columns = List.copyOf(columns);
        }

        /// Of which no table is known.
        public OneOf(List<Shape> shapes) {
            this(shapes, List.of());
        }
    }
}
