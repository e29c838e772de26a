package tableflow.console.domain.table;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a column holds, in the types of an Iceberg table. Types that cannot be held are types too, so that a preview
/// can show the whole table and [TableValidity] can name every one of them.
public sealed interface ColumnType {

    /// How Iceberg spells it, such as `decimal(10, 2)`.
    String text();

    /// A type without parameters.
    enum Primitive implements ColumnType {
        BOOLEAN("boolean"),
        /// 32 bits; narrower integers become this too.
        INT("int"),
        /// 64 bits.
        LONG("long"),
        FLOAT("float"),
        DOUBLE("double"),
        /// Days since 1970-01-01.
        DATE("date"),
        /// Time of day in microseconds, without a zone.
        TIME("time"),
        /// Microseconds, without a zone.
        TIMESTAMP("timestamp"),
        /// Microseconds, a moment.
        TIMESTAMPTZ("timestamptz"),
        STRING("string"),
        BINARY("binary");

        private final String text;

        Primitive(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /// An exact decimal: at most 38 digits, `scale` of them after the point.
    record Decimal(int precision, int scale) implements ColumnType {
        @Override
        public String text() {
            return "decimal(" + precision + ", " + scale + ")";
        }
    }

    /// Exactly this many bytes.
    record Fixed(int length) implements ColumnType {
        @Override
        public String text() {
            return "fixed[" + length + "]";
        }
    }

    /// A list.
    record ListOf(ColumnType element, boolean nullableElement) implements ColumnType {
        @Override
        public String text() {
            return "list<" + element.text() + ">";
        }
    }

    /// A map; keys are never null.
    record MapOf(ColumnType key, ColumnType value, boolean nullableValue) implements ColumnType {
        @Override
        public String text() {
            return "map<" + key.text() + ", " + value.text() + ">";
        }
    }

    /// Named fields.
    ///
    /// @param union it stands for a union: at most one field is not null
    record Struct(List<Column> fields, boolean union) implements ColumnType {
        public Struct {
            fields = List.copyOf(fields);
        }

        public Struct(List<Column> fields) {
            this(fields, false);
        }

        /// The field of this name, or null.
        public @Nullable Column field(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst().orElse(null);
        }

        @Override
        public String text() {
            return fields.stream().map(field -> field.name() + ": " + field.type().text())
                .collect(Collectors.joining(", ", "struct<", ">"));
        }
    }

    /// Cannot be held by an Iceberg v2 table.
    ///
    /// @param rule which of the rules of validity it breaks: UNREPRESENTABLE_TYPE, CYCLIC_TYPE,
    ///     UNRESOLVED_TYPE_REF or a range
    /// @param why a sentence, without a full stop
    record Impossible(TableRule rule, String why) implements ColumnType {
        @Override
        public String text() {
            return "(" + why + ")";
        }
    }
}
