package tableflow.console.domain.schema;

import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.schema.SchemaFinding.Severity;

/// Something that is asked of schemas.
///
/// @param id stable, of small letters: `field-undocumented`
/// @param severity how bad it is to break it
/// @param title what is asked in a few words: "Fields say what they mean"
public record SchemaRule(String id, Severity severity, String title, Explanation explanation) {

    /// That it is broken.
    ///
    /// @param path in the schema
    /// @param message what is wrong here, without a full stop
    public SchemaFinding broken(String path, Span span, String message) {
        return new SchemaFinding(id, severity, path, span, message, explanation);
    }

    /// Of several things that it could be called after, a rule goes by its id.
    @Override
    public String toString() {
        return id;
    }
}
