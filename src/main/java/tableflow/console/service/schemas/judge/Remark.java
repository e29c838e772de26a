package tableflow.console.service.schemas.judge;

import java.util.Comparator;
import tableflow.console.domain.schema.SchemaFinding;

/// A finding, with who says it.
public record Remark(Source source, SchemaFinding finding) {

    /// In the order of the text, the worst first where several stand at one place.
    static final Comparator<Remark> BY_PLACE = Comparator.comparing(Remark::finding, SchemaFinding.BY_PLACE);

    /// Who looks at drafts.
    public enum Source {
        /// The parser of the language, and its meta-schema.
        LANGUAGE,
        /// The rules of best practice.
        PRACTICE,
        /// The registry's rules of compatibility.
        COMPATIBILITY,
        /// Tableflow's rules.
        TABLE
    }
}
