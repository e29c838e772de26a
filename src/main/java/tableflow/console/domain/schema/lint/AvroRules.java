package tableflow.console.domain.schema.lint;

import static tableflow.console.domain.schema.SchemaFormat.AVRO;
import static tableflow.console.domain.schema.lint.LintRule.because;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.lint.LintRule.Broken;
import tableflow.console.domain.schema.lint.LintRule.Head;

/// What only Avro's schemas can do wrong.
final class AvroRules {

    static final List<LintRule> ALL = List.of(namespace(), defaults(), nullable(), enums(), logical());

    /// What each logical type of the specification may stand on.
    private static final Map<String, Set<String>> BASES = Map.ofEntries(
            Map.entry("decimal", Set.of("bytes", "fixed")), Map.entry("big-decimal", Set.of("bytes")),
            Map.entry("uuid", Set.of("string", "fixed")), Map.entry("date", Set.of("int")),
            Map.entry("time-millis", Set.of("int")), Map.entry("time-micros", Set.of("long")),
            Map.entry("timestamp-millis", Set.of("long")), Map.entry("timestamp-micros", Set.of("long")),
            Map.entry("timestamp-nanos", Set.of("long")), Map.entry("local-timestamp-millis", Set.of("long")),
            Map.entry("local-timestamp-micros", Set.of("long")), Map.entry("local-timestamp-nanos", Set.of("long")),
            Map.entry("duration", Set.of("fixed")));
    private static final int UUID_BYTES = 16;
    private static final int DURATION_BYTES = 12;

    private AvroRules() {}

    private static LintRule rule(Head head, Explanation explanation, BiConsumer<AvroOwn, Broken> check) {
        return head.rule(Set.of(AVRO), explanation, (model, broken) -> {
            if (model.own() instanceof AvroOwn own) {
                check.accept(own, broken);
            }
        });
    }

    private static LintRule namespace() {
        return rule(new Head("missing-namespace", Severity.WARNING, "Types have a namespace"), because(
                "Records of one name without a namespace are the same type for every tool: generated classes of two "
                        + "teams overwrite each other, and cannot be imported from Java's default package.",
                "The outermost types have a namespace.", "Add \"namespace\": \"com.example.orders\". In an existing "
                        + "subject that is a new full name: give the old one as an alias."), (own, broken) -> {
                    for (AvroOwn.Named named : own.named()) {
                        if (named.outermost() && !named.namespaced()) {
                            broken.at(named.path(), named.name() + " has no namespace");
                        }
                    }
                });
    }

    private static LintRule defaults() {
        return rule(new Head("field-without-default", Severity.NOTE, "Fields can come and go"), because(
                "A field without a default can never be taken away under FORWARD or FULL, and could not have been "
                        + "added under BACKWARD: a reader that misses it has nothing to fill in.",
                "Every field has a default.",
                "Make it nullable, with \"null\" first and \"default\": null, unless a record makes no sense without "
                        + "it."), (own, broken) -> {
                    for (AvroOwn.Field field : own.fields()) {
                        if (!field.defaulted() && !field.nullable()) {
                            broken.at(field.path(), field.name() + " of " + field.record()
                                    + " has no default: it cannot be added or removed compatibly");
                        }
                    }
                });
    }

    private static LintRule nullable() {
        return rule(new Head("nullable-without-default", Severity.WARNING, "What may be null need not be there"),
                because("A nullable field without a default still has to be in every record that is read: adding it "
                        + "breaks readers of old data, though the table has a column that may be null.",
                        "A field whose type has null has a default.",
                        "Put \"null\" first in the union and give \"default\": null."), (own, broken) -> {
                    for (AvroOwn.Field field : own.fields()) {
                        if (!field.defaulted() && field.nullable()) {
                            broken.at(field.path(), field.name() + " of " + field.record()
                                    + " may be null, and has no default");
                        }
                    }
                });
    }

    private static LintRule enums() {
        return new Head("enum-without-default", Severity.WARNING, "Enums can grow").rule(Set.of(AVRO), because(
                "A reader that meets a symbol it does not know fails at the record, unless its enum has a default: "
                        + "without one no symbol can ever be added under FORWARD or FULL.",
                "Every enum has a default among its symbols.",
                "Add a symbol such as UNKNOWN and \"default\": \"UNKNOWN\"."), (model, broken) -> {
                    for (LintModel.Enumeration one : model.enums()) {
                        if (!one.defaulted()) {
                            broken.at(one.path(), one.name() + " has no default: readers fail at a new symbol");
                        }
                    }
                });
    }

    private static LintRule logical() {
        return rule(new Head("logical-type-ignored", Severity.WARNING, "Logical types count"), because(
                "Avro ignores a logical type that it does not know, or that stands where it may not, and says nothing: "
                        + "the column becomes the plain number, text or bytes below it.",
                "Every logicalType is one of the specification's, stands on its type and not on the field, and a "
                        + "decimal has a precision of 1 to 38 and a scale of at most that.",
                "Write {\"type\": \"long\", \"logicalType\": \"timestamp-millis\"} as the field's type."),
                (own, broken) -> {
                    for (AvroOwn.Logical one : own.logical()) {
                        String why = why(one);
                        if (!why.isEmpty()) {
                            broken.at(one.path(), one.name() + " is ignored: " + why);
                        }
                    }
                });
    }

    private static String why(AvroOwn.Logical one) {
        Set<String> bases = BASES.get(one.name());
        if (bases == null) {
            return "Avro has no such logical type";
        }
        if (one.base().isEmpty()) {
            return "it stands on the field, not inside its type";
        }
        if (!bases.contains(one.base())) {
            return "it cannot stand on " + one.base();
        }
        if (one.name().equals("decimal") && one.precision() < 1) {
            return "a decimal needs a precision above 0";
        }
        if (one.name().equals("decimal") && (one.scale() < 0 || one.scale() > one.precision())) {
            return "its scale of " + one.scale() + " is not within 0 to " + one.precision();
        }
        if (one.base().equals("fixed") && one.name().equals("uuid") && one.size() != UUID_BYTES) {
            return "a uuid has 16 bytes";
        }
        return one.name().equals("duration") && one.size() != DURATION_BYTES ? "a duration has 12 bytes" : "";
    }
}
