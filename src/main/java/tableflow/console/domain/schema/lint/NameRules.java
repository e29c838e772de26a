package tableflow.console.domain.schema.lint;

import static tableflow.console.domain.schema.SchemaFormat.JSON;
import static tableflow.console.domain.schema.lint.DocumentationRules.ANY;
import static tableflow.console.domain.schema.lint.LintRule.because;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.lint.LintRule.Head;
import tableflow.console.domain.sql.Keywords;

/// Names that are good columns.
final class NameRules {

    static final List<LintRule> ALL = List.of(
            mixedCase(), reserved(), characters(), collisions(), styles(), metadata(), tooLong());

    /// Glue's limit for the name of a column.
    private static final int LONGEST = 255;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern SNAKE = Pattern.compile("[a-z0-9]++(_[a-z0-9]++)+");
    private static final Pattern CAMEL = Pattern.compile("[a-z][a-z0-9]*+([A-Z][a-z0-9]*+)+");

    private NameRules() {}

    private static LintRule mixedCase() {
        return new Head("name-not-lower-case", Severity.NOTE, "Names are of small letters").rule(ANY, because(
                "Glue keeps the names of columns in small letters: orderId is the column orderid, which nobody "
                        + "finds by its words.",
                "Names of fields have no capital letters.", "Write order_id. For a field that is in use a new name is "
                        + "a deletion and an addition, which stops the table: keep it then."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        String lower = field.name().toLowerCase(Locale.ROOT);
                        if (!lower.equals(field.name())) {
                            broken.at(field.path(), field.name() + " is " + lower + " in Glue and Athena");
                        }
                    }
                });
    }

    private static LintRule reserved() {
        return new Head("name-reserved", Severity.NOTE, "Names need no quotation marks in Athena").rule(ANY, because(
                "A name that is a word of SQL has to be quoted in every query, in another way for each kind of "
                        + "statement, or the query fails.",
                "No column is named by a reserved word of Athena.", "Choose another word: order_no for order."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        boolean query = Keywords.isReserved(field.name());
                        if (query || Keywords.isReservedInDdl(field.name())) {
                            broken.at(field.path(), field.name() + " is a reserved word of Athena's "
                                    + (query ? "queries" : "DDL"));
                        }
                    }
                });
    }

    private static LintRule characters() {
        return new Head("name-unusual-characters", Severity.WARNING, "Names are of letters, digits and underscores")
                .rule(Set.of(JSON), because(
                        "A dot reads as a step into a struct, a hyphen as a minus, and other characters are refused "
                                + "by some readers of the table.",
                        "Names of properties have letters, digits and underscores alone, and begin with no digit.",
                        "Write unit_price for unit-price."),
                        (model, broken) -> {
                            for (LintModel.Field field : model.fields()) {
                                if (!PLAIN.matcher(field.name()).matches()) {
                                    broken.at(field.path(), field.name().isEmpty() ? "the name is empty"
                                            : field.name() + " has to be quoted wherever it is used");
                                }
                            }
                        });
    }

    private static LintRule collisions() {
        return new Head("names-differ-in-case", Severity.WARNING, "Names differ in more than case").rule(ANY, because(
                "Columns are named without case: two fields that differ in case alone are one column, and the table "
                        + "is not made (FIELD_NAME_CASE_COLLISION).",
                "No two fields of one record are the same in small letters.", "Rename the newer one."),
                (model, broken) -> {
                    for (LintModel.Struct struct : model.structs()) {
                        Map<String, String> seen = new HashMap<>();
                        for (LintModel.Field field : struct.fields()) {
                            String other = seen.putIfAbsent(field.name().toLowerCase(Locale.ROOT), field.name());
                            if (other != null && !other.equals(field.name())) {
                                broken.at(field.path(), field.name() + " differs from " + other + " in case only");
                            }
                        }
                    }
                });
    }

    private static LintRule styles() {
        return new Head("name-styles-mixed", Severity.NOTE, "Names of one record are in one style").rule(ANY, because(
                "Who writes queries cannot guess whether it is customer_id or customerId.",
                "The fields of one record are all in snake_case or all in camelCase.",
                "Name new fields like the old ones."),
                (model, broken) -> {
                    for (LintModel.Struct struct : model.structs()) {
                        String snake = first(struct, SNAKE);
                        String camel = first(struct, CAMEL);
                        if (!snake.isEmpty() && !camel.isEmpty()) {
                            broken.at(struct.path(), "some names are like " + snake + ", some like " + camel);
                        }
                    }
                });
    }

    private static String first(LintModel.Struct struct, Pattern style) {
        return struct.fields().stream().map(LintModel.Field::name).filter(it -> style.matcher(it).matches())
                .findFirst().orElse("");
    }

    private static LintRule metadata() {
        return new Head("name-of-tableflow", Severity.WARNING, "Names leave Tableflow's alone").rule(ANY, because(
                "Tableflow adds columns of its own for topic, partition, offset and so on, named $$offset or "
                        + "cflt_metadata_offset.",
                "No top-level field begins with $$ or cflt_metadata_.", "Choose another prefix."),
                (model, broken) -> model.structs().stream().filter(it -> it.depth() == 1)
                        .flatMap(it -> it.fields().stream())
                        .filter(it -> it.name().startsWith("$$")
                                || it.name().toLowerCase(Locale.ROOT).startsWith("cflt_metadata_"))
                        .forEach(it -> broken.at(it.path(), it.name() + " looks like a column of Tableflow's own")));
    }

    private static LintRule tooLong() {
        return new Head("name-too-long", Severity.WARNING, "Names fit into the catalogue").rule(ANY, because(
                "Glue refuses a table with a longer column name.",
                "No name is longer than " + LONGEST + " characters.", "Shorten it."),
                (model, broken) -> {
                    for (LintModel.Field field : model.fields()) {
                        if (field.name().length() > LONGEST) {
                            broken.at(field.path(), "the name has " + field.name().length() + " characters");
                        }
                    }
                });
    }
}
