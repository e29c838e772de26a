package tableflow.console.domain.schema.lint;

import static tableflow.console.domain.schema.SchemaFormat.AVRO;
import static tableflow.console.domain.schema.SchemaFormat.JSON;
import static tableflow.console.domain.schema.SchemaFormat.PROTOBUF;
import static tableflow.console.domain.schema.lint.DocumentationRules.ANY;
import static tableflow.console.domain.schema.lint.LintRule.because;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.lint.LintModel.Base;
import tableflow.console.domain.schema.lint.LintRule.Head;

/// Types say what values are: times, money, identifiers.
final class TypeRules {

    static final List<LintRule> ALL = List.of(
            identifiers(), timesAsText(), timesAsNumbers(), money(), counts(), single(), unsigned(), anything());

    private TypeRules() {}

    private static String better(SchemaFormat format, String json, String avro, String protobuf) {
        return switch (format) {
            case JSON -> json;
            case AVRO -> avro;
            case PROTOBUF -> protobuf;
        };
    }

    private static LintRule identifiers() {
        return new Head("id-without-format", Severity.NOTE, "Identifiers say what they look like").rule(
                Set.of(JSON, AVRO), because(
                        "A text that may be anything takes the empty text, a blank before it, and another system's "
                                + "identifier; joins of tables then find nothing, and say nothing.",
                        "A text named id, uuid or guid has a format, pattern or length (JSON Schema), or the logical "
                                + "type uuid (Avro).",
                        "JSON Schema: \"format\": \"uuid\", or a \"pattern\".",
                        "Avro: {\"type\": \"string\", \"logicalType\": \"uuid\"}, where it is one."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        if (Words.identifier(field.name()) && field.kind().isBare(Base.TEXT)
                                && !field.kind().narrowed()) {
                            broken.at(field.path(), field.name() + " is an identifier that may be any text");
                        }
                    }
                });
    }

    private static LintRule timesAsText() {
        return new Head("time-as-text", Severity.WARNING, "Times are times").rule(ANY, because(
                "A text stays a text in the table: it is not compared as a time, partitions by it are not pruned, and "
                        + "every query has to parse it. A format such as date-time does not change that.",
                "No field that is named like a moment or date is a text.",
                "JSON Schema: an integer with title org.apache.kafka.connect.data.Timestamp and connect.type int64.",
                "Avro: long with timestamp-millis, or int with date. Protobuf: google.protobuf.Timestamp."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        if (Words.moment(field.name()) && field.kind().base() == Base.TEXT) {
                            broken.at(field.path(), field.name() + " is a time kept as text: use " + better(
                                    model.format(), "an integer marked as Connect's Timestamp",
                                    "a long with timestamp-millis", "google.protobuf.Timestamp"));
                        }
                    }
                });
    }

    private static LintRule timesAsNumbers() {
        return new Head("time-as-number", Severity.WARNING, "Times say that they are times").rule(ANY, because(
                "A bare number says neither that it is a time nor whether it counts seconds, milliseconds or more: the "
                        + "column becomes a bigint, and each reader guesses.",
                "No field that is named like a moment or date is a plain whole number.",
                "JSON Schema: title org.apache.kafka.connect.data.Timestamp with connect.type int64.",
                "Avro: logicalType timestamp-millis or timestamp-micros. Protobuf: google.protobuf.Timestamp."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        if (Words.moment(field.name()) && field.kind().isBare(Base.INTEGER)) {
                            broken.at(field.path(), field.name() + " is a time kept as " + field.kind().written()
                                    + ", which does not say that it is one");
                        }
                    }
                });
    }

    private static LintRule money() {
        return new Head("money-as-float", Severity.WARNING, "Amounts are exact").rule(ANY, because(
                "Binary fractions cannot hold 0.10: sums of many amounts differ from what was paid, and equal amounts "
                        + "are not equal. JSON's number becomes a double.",
                "No field that is named like an amount of money is a float, double or JSON number.",
                "JSON Schema: bytes as Connect's Decimal, an integer of the smallest unit, or a string.",
                "Avro: bytes with logicalType decimal, precision and scale. Protobuf: an int64 of the smallest unit, "
                        + "or google.type.Money."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        boolean binary = field.kind().isBare(Base.DOUBLE) || field.kind().isBare(Base.SINGLE);
                        if (binary && Words.money(field.name())) {
                            broken.at(field.path(), field.name() + " is an amount kept as " + field.kind().written()
                                    + ", which rounds");
                        }
                    }
                });
    }

    private static LintRule counts() {
        return new Head("count-as-number", Severity.WARNING, "Counts are whole").rule(ANY, because(
                "A number with a fraction becomes a double: 2.5 pieces are taken, and from 2^53 on neighbouring "
                        + "numbers are the same.",
                "No field that is named like a count, version or year is a float, double or JSON number.",
                "Use integer (JSON Schema), long (Avro) or int64 (Protobuf)."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        boolean binary = field.kind().isBare(Base.DOUBLE) || field.kind().isBare(Base.SINGLE);
                        if (binary && Words.count(field.name())) {
                            broken.at(field.path(), field.name() + " counts whole things, and is kept as "
                                    + field.kind().written());
                        }
                    }
                });
    }

    private static LintRule single() {
        return new Head("single-precision", Severity.NOTE, "Fractions are precise enough").rule(Set.of(AVRO, PROTOBUF),
                because("A float of 32 bits holds seven digits: 16,777,217 becomes 16,777,216, and a coordinate is off "
                        + "by metres. It widens to double later, but what was lost stays lost.",
                        "No field is a float.", "Use double."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        if (field.kind().base() == Base.SINGLE) {
                            broken.at(field.path(), field.name() + " is a float: seven digits");
                        }
                    }
                });
    }

    private static LintRule unsigned() {
        return new Head("beyond-64-bits", Severity.WARNING, "Whole numbers fit a bigint").rule(Set.of(PROTOBUF),
                because("Athena's bigint has 63 bits and a sign: from 9,223,372,036,854,775,808 on, an unsigned number "
                        + "of 64 bits does not fit.",
                        "No field is uint64 or fixed64.", "Use int64, or sint64 where many are negative."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        String written = field.kind().written();
                        if (written.equals("uint64") || written.equals("fixed64")) {
                            broken.at(field.path(), field.name() + " is " + written + ", whose upper half fits no "
                                    + "bigint");
                        }
                    }
                });
    }

    private static LintRule anything() {
        return new Head("anything-allowed", Severity.WARNING, "Fields have a type").rule(Set.of(JSON), because(
                "A field that may be anything has no column: an Iceberg table of version 2 cannot hold it.",
                "Every property says its type, or refers to a schema that does.",
                "Give \"type\", or a $ref."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        if (field.kind().base() == Base.ANYTHING) {
                            broken.at(field.path(), field.name() + " may be anything");
                        }
                    }
                });
    }
}
