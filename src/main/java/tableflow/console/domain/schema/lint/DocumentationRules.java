package tableflow.console.domain.schema.lint;

import static tableflow.console.domain.schema.SchemaFormat.AVRO;
import static tableflow.console.domain.schema.SchemaFormat.PROTOBUF;
import static tableflow.console.domain.schema.lint.LintRule.because;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.lint.LintRule.Head;

/// Schemas say what they mean.
final class DocumentationRules {

    static final Set<SchemaFormat> ANY = Set.copyOf(EnumSet.allOf(SchemaFormat.class));
    static final List<LintRule> ALL = List.of(records(), fields(), enums());

    private static final String HOW = "Say it where the thing is declared: \"description\" in JSON Schema, \"doc\" in "
            + "Avro, a comment in Protobuf.";

    private DocumentationRules() {}

    private static LintRule records() {
        return new Head("record-undocumented", Severity.NOTE, "Records say what they mean").rule(ANY, because(
                "Who finds the table years later has nothing but the schema to tell what one row of it stands for.",
                "Every object, record and message says what it is.", HOW), (model, broken) -> {
                    for (LintModel.Struct struct : model.structs()) {
                        if (struct.doc().isBlank()) {
                            broken.at(struct.path(), (struct.name().isEmpty() ? "the object" : struct.name())
                                    + " does not say what it stands for");
                        }
                    }
                });
    }

    private static LintRule fields() {
        return new Head("field-undocumented", Severity.NOTE, "Fields say what they mean").rule(ANY, because(
                "The description becomes the comment of the table's column: who queries it sees the unit and the "
                        + "meaning, and does not have to ask, or guess.",
                "Every field has a description.", HOW, "Every compatibility level takes such a change."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        if (field.doc().isBlank()) {
                            broken.at(field.path(), field.name() + " does not say what it means");
                        }
                    }
                });
    }

    private static LintRule enums() {
        return new Head("enum-undocumented", Severity.NOTE, "Enums say what they mean").rule(Set.of(AVRO, PROTOBUF),
                because("In the table an enum is a string: what its symbols mean is said nowhere else.",
                        "Every enum says what its symbols mean.", HOW), (model, broken) -> {
                    for (LintModel.Enumeration one : model.enums()) {
                        if (one.doc().isBlank()) {
                            broken.at(one.path(), one.name() + " does not say what its symbols mean");
                        }
                    }
                });
    }
}
