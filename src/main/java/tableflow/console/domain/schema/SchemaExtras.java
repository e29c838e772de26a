package tableflow.console.domain.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a version carries besides its text and references: JSON objects, just as the registry gives them.
///
/// @param metadata tags, properties and which of them are sensitive; absent for none
/// @param ruleSet rules of the data contract: for the domain, migration and encoding; absent for none
public record SchemaExtras(@Nullable String metadata, @Nullable String ruleSet) {

    /// Nothing besides the text.
    public static final SchemaExtras NONE = new SchemaExtras(null, null);

    public boolean isEmpty() {
        return metadata == null && ruleSet == null;
    }

    /// What of it is not in `other`, in words.
    public List<String> missingIn(SchemaExtras other) {
        List<String> missing = new ArrayList<>();
        if (metadata != null && other.metadata() == null) {
            missing.add("metadata");
        }
        if (ruleSet != null && other.ruleSet() == null) {
            missing.add("rule set");
        }
        return missing;
    }

    /// What it has, in words; empty for nothing.
    public String words() {
        return String.join(" and ", missingIn(NONE));
    }
}
