package tableflow.console.domain.review.rule;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SCHEMA;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.Open;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Parameter.Unit;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewFacts.Documentation;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.rule.Look.Head;
import tableflow.console.domain.review.rule.Look.Rules;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;

/// Schemas: that there is one, that it says what it means, and that it changes with care.
final class SchemaRules {

    static final Parameter PERCENT = new Parameter(
            "percent", "Fields with a description, in percent", Unit.PERCENT, 1, 100, 80);

    static final List<Rule> ALL = List.of(registered(), documented(), compatibility());

    /// Names of fields that a sentence has room for.
    private static final int NAMED = 5;

    private SchemaRules() {}

    private static Rule registered() {
        return Rules.of(Things.TOPICS, SCHEMA).rule(
                new Head("BP-SCHEMA", Severity.ERROR, 9, "Values have a registered schema", new Explanation(
                        "The table's columns come from the schema. Without one, in JSON Schema, Avro or Protobuf, "
                                + "there is nothing to make a table of.",
                        "The registry has a schema for the topic's values, under the subject TOPIC-value.",
                        List.of("Register a schema for the topic's values.",
                                "Have producers use a serializer of the registry."))),
                List.of(), look -> look.known(SCHEMA)
                        .map(it -> look.passed("Subject " + it.subject() + " has version " + it.version() + ", "
                                + it.format() + "."))
                        .orElseGet(() -> look.failed("The registry has no schema for the values of topic "
                                + look.it().name() + ".", "Register a schema as " + look.it().name() + "-value.")));
    }

    private static Rule documented() {
        return Rules.of(Things.TOPICS, SCHEMA).wanting(ReviewFacts.DOCUMENTATION).rule(
                new Head("BP-SCHEMA-DOCS", Severity.WARNING, 3, "Schemas say what their fields mean", new Explanation(
                        "Descriptions become the comments of the table's columns: who queries it sees them, and does "
                                + "not have to ask, or guess.",
                        "At least the chosen share of the fields has a description (JSON Schema), or a doc (Avro).",
                        List.of("Add the missing descriptions: a change that every compatibility level takes.",
                                "Register the schema anew."))),
                List.of(PERCENT), SchemaRules::documented);
    }

    private static Outcome documented(Look<TableflowTopic> look) {
        Optional<SchemaVersion> schema = look.known(SCHEMA);
        if (schema.isEmpty()) {
            return look.notApplicable("The values of topic " + look.it().name() + " have no schema.");
        }
        if (schema.get().format().is(SchemaFormat.PROTOBUF)) {
            return look.notApplicable("The schema of topic " + look.it().name()
                    + " is Protobuf, whose comments reach no table.");
        }
        Fact<Documentation> fact = ReviewFacts.DOCUMENTATION.about(look.it().name());
        Optional<String> missing = look.evidence().missing(Set.<Fact<?>>of(fact));
        if (missing.isPresent()) {
            return look.notChecked(missing.get());
        }
        Documentation found = look.evidence().known(fact);
        if (found.fields() == 0) {
            return look.notApplicable("Version " + found.version() + " of " + found.subject() + " has no fields.");
        }
        String says = found.described() + " of " + found.fields() + " fields of " + found.subject() + " version "
                + found.version() + " have a description";
        if (100L * found.described() >= look.number(PERCENT) * found.fields()) {
            return look.passed(says + ".");
        }
        String names = String.join(", ", found.silent().stream().limit(NAMED).toList())
                + (found.silent().size() > NAMED ? " ..." : "");
        return look.failed(says + "; " + look.number(PERCENT) + "% is asked for. Without one: " + names + ".",
                "Describe these fields in the schema, and register it anew.");
    }

    private static Rule compatibility() {
        return Rules.of(Things.TOPICS, SCHEMA, ReviewFacts.COMPATIBILITY).rule(
                new Head("BP-SCHEMA-COMPATIBILITY", Severity.WARNING, 6, "Schemas change with care", new Explanation(
                        "Without a compatibility level, or with a forward one, the registry takes a new required "
                                + "field or another type, and the table stops at the first record of it.",
                        "The level in force for the values is BACKWARD or FULL, transitive or not.",
                        List.of("Set the compatibility level of the subject to BACKWARD_TRANSITIVE or FULL.",
                                "Check changes before they are registered: Tableflow takes less than the registry."))),
                List.of(), SchemaRules::compatibility);
    }

    private static Outcome compatibility(Look<TableflowTopic> look) {
        Optional<SchemaVersion> schema = look.known(SCHEMA);
        if (schema.isEmpty()) {
            return look.notApplicable("The values of topic " + look.it().name() + " have no schema.");
        }
        Open<CompatibilityLevel> level = look.known(ReviewFacts.COMPATIBILITY);
        String says = "The compatibility level of " + schema.get().subject() + " is " + level;
        return switch (level.known()) {
            case NONE -> look.failed(says + ": the registry takes any change.",
                    "Set the level of " + schema.get().subject() + " to BACKWARD_TRANSITIVE.");
            case FORWARD, FORWARD_TRANSITIVE -> look.failed(says + ", which takes a new required field, and that "
                            + "stops the table.",
                    "Set the level of " + schema.get().subject() + " to FULL.");
            case null -> look.notChecked(says + ", which this console does not know.");
            default -> look.passed(says + ".");
        };
    }
}
