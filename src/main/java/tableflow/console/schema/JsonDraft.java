package tableflow.console.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The drafts of JSON Schema that the registry knows.
public enum JsonDraft {
    DRAFT_4(SpecificationVersion.DRAFT_4, "draft-04"),
    DRAFT_6(SpecificationVersion.DRAFT_6, "draft-06"),
    DRAFT_7(SpecificationVersion.DRAFT_7, "draft-07"),
    DRAFT_2019_09(SpecificationVersion.DRAFT_2019_09, "2019-09"),
    DRAFT_2020_12(SpecificationVersion.DRAFT_2020_12, "2020-12");

    /// Meta-schemas never change; each is read once, when it is first asked for: that takes longer than most schemas.
    private static final Map<JsonDraft, Schema> META_SCHEMAS = new ConcurrentHashMap<>();

    private final SpecificationVersion version;
    private final String label;

    JsonDraft(SpecificationVersion version, String label) {
        this.version = version;
        this.label = label;
    }

    /// The draft with this identifier, as `$schema` names it; with or without an empty fragment, by http or https.
    public static Optional<JsonDraft> named(String identifier) {
        String bare = bare(identifier);
        return List.of(values()).stream().filter(it -> bare(it.identifier()).equals(bare)).findFirst();
    }

    private static String bare(String identifier) {
        String rest = identifier.endsWith("#") ? identifier.substring(0, identifier.length() - 1) : identifier;
        return rest.replaceFirst("^https?://", "");
    }

    /// What `$schema` says for it.
    public String identifier() {
        return version.getDialectId();
    }

    /// As people call it: `draft-07`, `2020-12`.
    public String label() {
        return label;
    }

    /// What its meta-schema says against `text`, which must be JSON.
    public List<Error> errors(String text) {
        return META_SCHEMAS.computeIfAbsent(this, it -> SchemaRegistry.withDefaultDialect(version)
                .getSchema(SchemaLocation.of(identifier()))).validate(ValidatorJson.read(text));
    }
}
