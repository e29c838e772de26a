package tableflow.console.schema.evolution;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.Referenced;

/// One case of the table of evolutions.
///
/// @param old texts, oldest first
/// @param allowed the levels that allow it, NONE among them
/// @param expected what stands in the way, each as `RULE path`
/// @param table what the change breaks in the table, each as `RULE column`; null where the table says nothing
public record Evolution(
        SchemaFormat format,
        String title,
        List<String> old,
        String next,
        References references,
        Set<CompatibilityLevel> allowed,
        Expected expected,
        @Nullable List<String> table) {

    /// What the schemas refer to, by side.
    public record References(List<Referenced> old, List<Referenced> next) {}

    /// What stands in the way, by version counted from 1.
    public record Expected(Map<Integer, List<String>> backward, Map<Integer, List<String>> forward) {}

    public ParsedSchema parsedNext() throws InvalidSchema {
        return ParsedSchema.parse(format, next, references.next());
    }

    public List<ParsedSchema> parsedOld() throws InvalidSchema {
        List<ParsedSchema> parsed = new ArrayList<>();
        for (String text : old) {
            parsed.add(ParsedSchema.parse(format, text, references.old()));
        }
        return parsed;
    }

    static Set<CompatibilityLevel> levels(String text, boolean oneVersion) {
        Set<CompatibilityLevel> allowed = EnumSet.of(CompatibilityLevel.NONE);
        if (text.equals("all")) {
            return EnumSet.allOf(CompatibilityLevel.class);
        }
        if (text.equals("none")) {
            return allowed;
        }
        for (String name : text.split(" +")) {
            allowed.add(CompatibilityLevel.valueOf(name));
            if (oneVersion) {
                allowed.add(CompatibilityLevel.valueOf(name + "_TRANSITIVE"));
            }
        }
        return allowed;
    }

    @Override
    public String toString() {
        return format + ": " + title;
    }
}
