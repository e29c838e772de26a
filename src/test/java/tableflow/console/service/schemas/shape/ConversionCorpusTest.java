package tableflow.console.service.schemas.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.TableValidity;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.evolution.Evolution;
import tableflow.console.schema.evolution.Evolutions;
import tableflow.console.service.schemas.shape.ShapeText.Written;

/// Every schema of the corpus, in the other two languages: a column is the same, or a loss is named at its path.
class ConversionCorpusTest {

    /// What is lost and is no part of a table.
    private static final List<String> NO_COLUMN = List.of(
            "the whole: the numbers of fields", "the whole: the namespace", "the whole: the package");

    record Case(String title, ParsedSchema schema, SchemaFormat to) {
        @Override
        public String toString() {
            return title + " to " + to;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Evolution one : Evolutions.all()) {
            List<ParsedSchema> schemas = new ArrayList<>();
            try {
                schemas.addAll(one.parsedOld());
                schemas.add(one.parsedNext());
            } catch (InvalidSchema none) {
                // Of a few cases a schema is none; they are about that.
            }
            for (int i = 0; i < schemas.size(); i++) {
                ParsedSchema schema = schemas.get(i);
                if (!isTable(schema)) {
                    continue;
                }
                for (SchemaFormat to : SchemaFormat.values()) {
                    if (to != schema.format()) {
                        cases.add(new Case(one + ", schema " + (i + 1), schema, to));
                    }
                }
            }
        }
        return cases.stream();
    }

    private static boolean isTable(ParsedSchema schema) {
        return schema.column().type() instanceof ColumnType.Struct columns && !columns.union()
                && TableValidity.check(columns).isEmpty();
    }

    @Test
    void thereAreHundreds() {
        assertThat(cases()).hasSizeGreaterThan(800);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aColumnIsTheSameOrALossIsNamed(Case one) throws InvalidSchema, BadInput {
        Written written = Conversion.of(one.schema(), one.to(), "Value");
        ParsedSchema converted = ParsedSchema.parse(one.to(), written.text(), List.of());
        Map<String, String> before = columns(one.schema().column());
        Map<String, String> after = columns(converted.column());
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<String> lost = written.losses().stream().filter(loss -> NO_COLUMN.stream().noneMatch(loss::startsWith))
                .map(loss -> loss.substring(0, loss.indexOf(": "))).toList();
        for (String path : paths) {
            if (!Objects.equals(before.get(path), after.get(path)) && lost.stream().noneMatch(it -> covers(it, path))) {
                throw new AssertionError(path + " was " + before.get(path) + " and is " + after.get(path) + "; lost: "
                        + written.losses() + "\n" + written.text());
            }
        }
    }

    /// The order counts too.
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void columnsKeepTheirOrder(Case one) throws InvalidSchema, BadInput {
        Written written = Conversion.of(one.schema(), one.to(), "Value");
        List<String> before = new ArrayList<>(columns(one.schema().column()).keySet());
        List<String> after = new ArrayList<>(
                columns(ParsedSchema.parse(one.to(), written.text(), List.of()).column()).keySet());
        before.retainAll(after);
        after.retainAll(before);
        assertThat(after).as(written.text()).isEqualTo(before);
    }

    private static boolean covers(String lost, String path) {
        return lost.equals("the whole") || path.equals(lost) || path.startsWith(lost + ".")
                || path.startsWith(lost + "[") || path.startsWith(lost + "{");
    }

    private static Map<String, String> columns(Column column) {
        Map<String, String> all = new LinkedHashMap<>();
        collect("", column.type(), all);
        return all;
    }

    private static void collect(String path, ColumnType type, Map<String, String> all) {
        switch (type) {
            case ColumnType.Struct struct -> {
                for (Column field : struct.fields()) {
                    String at = path.isEmpty() ? field.name() : path + "." + field.name();
                    all.put(at, kind(field.type()) + (field.nullable() ? "?" : ""));
                    collect(at, field.type(), all);
                }
            }
            case ColumnType.ListOf(ColumnType element, boolean nullable) -> {
                all.put(path + "[]", kind(element) + (nullable ? "?" : ""));
                collect(path + "[]", element, all);
            }
            case ColumnType.MapOf(ColumnType key, ColumnType value, boolean nullable) -> {
                all.put(path + "{}", key.text() + " " + kind(value) + (nullable ? "?" : ""));
                collect(path + "{}", value, all);
            }
            default -> { }
        }
    }

    private static String kind(ColumnType type) {
        return switch (type) {
            case ColumnType.Struct struct -> struct.union() ? "union" : "struct";
            case ColumnType.ListOf _ -> "list";
            case ColumnType.MapOf _ -> "map";
            default -> type.text();
        };
    }
}
