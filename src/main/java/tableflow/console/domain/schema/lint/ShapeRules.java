package tableflow.console.domain.schema.lint;

import static tableflow.console.domain.schema.SchemaFormat.JSON;
import static tableflow.console.domain.schema.SchemaFormat.PROTOBUF;
import static tableflow.console.domain.schema.lint.DocumentationRules.ANY;
import static tableflow.console.domain.schema.lint.LintRule.because;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.lint.LintRule.Head;

/// Schemas of a shape that people and tables cope with.
final class ShapeRules {

    static final int DEEPEST = 5;
    static final int WIDEST = 200;
    static final int MOST_BRANCHES = 2;
    static final List<LintRule> ALL = List.of(deep(), wide(), unions(), unused(), recursive());

    private ShapeRules() {}

    private static LintRule deep() {
        return new Head("deep-nesting", Severity.NOTE, "Structs are not nested too deep").rule(ANY, because(
                "Each level is one more step in every query, and Athena's engine cannot prune files by what is "
                        + "nested.",
                "Structs are nested at most " + DEEPEST + " levels deep.",
                "Lift the fields that are queried most to the top."),
                (model, broken) -> {
                    for (LintModel.Struct struct : model.structs()) {
                        if (struct.depth() == DEEPEST + 1) {
                            broken.at(struct.path(), (struct.name().isEmpty() ? "the object" : struct.name())
                                    + " is on level " + struct.depth());
                        }
                    }
                });
    }

    private static LintRule wide() {
        return new Head("wide-record", Severity.NOTE, "Records have a bounded number of fields").rule(ANY, because(
                "Each column is a part of every file and of all statistics: very wide tables are slow to plan and to "
                        + "commit.",
                "A record has at most " + WIDEST + " fields.", "Group fields into structs, or split the topic."),
                (model, broken) -> {
                    for (LintModel.Struct struct : model.structs()) {
                        if (struct.fields().size() > WIDEST) {
                            broken.at(struct.path(), "it has " + struct.fields().size() + " fields");
                        }
                    }
                });
    }

    private static LintRule unions() {
        return new Head("union-of-many-types", Severity.WARNING, "A value is of one type").rule(ANY, because(
                "In the table a union becomes a struct with one field per branch, of which one is filled: queries "
                        + "have to look into each, and a new branch is a new field.",
                "A value has at most " + MOST_BRANCHES + " types besides null.",
                "Use a record with a kind and optional fields, or a topic for each kind."),
                (model, broken) -> {
                    for (LintModel.Union union : model.unions()) {
                        if (union.branches().size() > MOST_BRANCHES) {
                            broken.at(union.path(), "one value of " + union.branches().size() + " types: "
                                    + String.join(", ", union.branches()));
                        }
                    }
                });
    }

    private static LintRule unused() {
        return new Head("unused-definition", Severity.WARNING, "What is defined is used").rule(Set.of(JSON, PROTOBUF),
                because("A definition that nothing refers to is either left over, or a reference to it is misspelt.",
                        "Everything that is defined is reached from the schema's root; in Protobuf from the first "
                                + "message.",
                        "Take it away, or refer to it."),
                (model, broken) -> {
                    for (LintModel.Definition one : model.definitions()) {
                        if (!one.used()) {
                            broken.at(one.path(), "nothing that the schema is made of refers to " + one.name());
                        }
                    }
                });
    }

    private static LintRule recursive() {
        return new Head("recursive-type", Severity.WARNING, "Types come to an end").rule(ANY, because(
                "A type whose values contain values of itself has no end as columns: no table can be made "
                        + "(CYCLIC_TYPE).",
                "No type contains itself.", "Keep the inner values as a list of ids, or as text."),
                (model, broken) -> {
                    for (LintModel.Definition one : model.definitions()) {
                        if (one.recursive()) {
                            broken.at(one.path(), one.name() + " contains itself");
                        }
                    }
                });
    }
}
