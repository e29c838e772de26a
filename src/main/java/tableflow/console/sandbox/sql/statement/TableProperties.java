package tableflow.console.sandbox.sql.statement;

import io.trino.sql.tree.BooleanLiteral;
import io.trino.sql.tree.CreateTableAsSelect;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.Property;
import io.trino.sql.tree.StringLiteral;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;

/// `CREATE TABLE ... WITH (...) AS SELECT` in Athena's properties. Source: Athena user guide, "CREATE TABLE AS" and
/// "Creating Iceberg tables".
final class TableProperties {
    /// What the engine's Iceberg tables know under the same name and with the same values.
    private static final Set<String> SHARED = Set.of("format", "location", "partitioning");
    /// True of each table of the sandbox, or of no effect on what a table holds.
    private static final Set<String> NEEDLESS = Set.of(
            "table_type", "is_external", "write_compression", "compression_level",
            "vacuum_min_snapshots_to_keep", "vacuum_max_snapshot_age_seconds", "vacuum_max_metadata_files_to_keep",
            "optimize_rewrite_min_data_file_size_bytes", "optimize_rewrite_max_data_file_size_bytes",
            "optimize_rewrite_data_file_threshold", "optimize_rewrite_delete_file_threshold");

    private TableProperties() {}

    static Work work(CreateTableAsSelect create, String sql) {
        List<Property> properties = create.getProperties();
        boolean iceberg = properties.stream()
                .anyMatch(each -> named(each, "table_type")
                        && each.getNonDefaultValue() instanceof StringLiteral type
                        && type.getValue().equalsIgnoreCase("ICEBERG"));
        if (!iceberg) {
            return new Work.Refused("NOT_SUPPORTED",
                    "The sandbox keeps Iceberg tables only: add table_type = 'ICEBERG' and is_external = false");
        }
        if (properties.stream().noneMatch(each -> named(each, "is_external")
                && each.getNonDefaultValue() instanceof BooleanLiteral external && !external.getValue())) {
            return new Work.Refused("INVALID_TABLE_PROPERTY",
                    "Table properties [is_external] should be set to false for Iceberg tables");
        }
        if (properties.stream().noneMatch(each -> named(each, "location"))) {
            return new Work.Refused("INVALID_TABLE_PROPERTY", "Table location must be specified for Iceberg tables");
        }
        for (Property property : properties) {
            String name = name(property);
            if (!SHARED.contains(name) && !NEEDLESS.contains(name)) {
                return new Work.Refused("INVALID_TABLE_PROPERTY",
                        "Table property '" + name + "' is not supported for Iceberg tables");
            }
        }
        return new Work.Query(withoutNeedless(properties, sql));
    }

    private static boolean named(Property property, String name) {
        return name(property).equals(name) && !property.isSetToDefault();
    }

    private static String name(Property property) {
        return property.getName().getValue().toLowerCase(Locale.ROOT);
    }

    /// Blanks them out with one comma each, so that all else stays where it is and positions in messages are right.
    /// Some property is always left: the location.
    private static String withoutNeedless(List<Property> properties, String sql) {
        StringBuilder text = new StringBuilder(sql);
        List<Token> tokens = Tokens.meaning(sql);
        for (Property property : properties) {
            if (NEEDLESS.contains(name(property))) {
                blank(text, tokens, offset(sql, property.getLocation().orElseThrow()));
            }
        }
        // The last that is left may have kept a comma behind it.
        dropLastComma(text, offset(sql, properties.getFirst().getLocation().orElseThrow()));
        return text.toString();
    }

    /// From the property to its comma; the last has none.
    private static void blank(StringBuilder text, List<Token> tokens, int start) {
        int depth = 0;
        for (Token token : tokens) {
            if (token.from() < start || token.kind() == Token.Kind.END) {
                continue;
            }
            boolean last = depth == 0 && token.is(")");
            if (last) {
                return;
            }
            depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            text.replace(token.from(), token.to(), token.text().replaceAll("[^\n]", " "));
            if (depth == 0 && token.is(",")) {
                return;
            }
        }
    }

    private static void dropLastComma(StringBuilder text, int start) {
        int depth = 0;
        Token comma = null;
        for (Token token : Tokens.meaning(text.toString())) {
            if (token.from() < start) {
                continue;
            }
            if (depth == 0 && token.is(")")) {
                break;
            }
            depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            comma = token;
        }
        if (comma != null && comma.is(",")) {
            text.setCharAt(comma.from(), ' ');
        }
    }

    private static int offset(String sql, NodeLocation location) {
        int line = 0;
        for (int at = 1; at < location.getLineNumber(); at++) {
            line = sql.indexOf('\n', line) + 1;
        }
        return line + location.getColumnNumber() - 1;
    }
}
