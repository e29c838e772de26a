package tableflow.console.service.schemas.subjects;

import java.util.Optional;
import tableflow.console.domain.Open;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.schemas.compat.CompatibilityVerdict;
import tableflow.console.service.schemas.compat.VersionVerdict.Answer;
import tableflow.console.service.schemas.subjects.RegistryWord.Said;

/// Whether a draft may become a subject's next version.
///
/// @param level in force for the subject, or the one that was tried
/// @param local what was found here; absent when the draft is no schema, or the console does not know the level
/// @param registry the registry's own word
/// @param same the version under which this very schema is registered already
public record SubjectVerdict(
        String subject,
        Open<CompatibilityLevel> level,
        Optional<CompatibilityVerdict> local,
        RegistryWord registry,
        Optional<SchemaVersion> same) {

    /// What counts: the registry's word, or, where there is none, what was found here.
    public Answer answer() {
        if (registry instanceof Said said) {
            return said.compatible() ? Answer.YES : Answer.NO;
        }
        return local.map(CompatibilityVerdict::answer).orElse(Answer.UNKNOWN);
    }

    /// A sentence when the registry and what was found here differ; empty when they agree, or one is silent.
    public Optional<String> disagreement() {
        if (!(registry instanceof Said said) || local.isEmpty()) {
            return Optional.empty();
        }
        return switch (local.get().answer()) {
            case YES -> said.compatible() ? Optional.empty() : Optional.of(
                "Nothing was found here that stands in the way, but the registry refuses it. Its word counts: it may "
                    + "have rules of its own, such as metadata or data contracts.");
            case NO -> said.compatible() ? Optional.of(
                "The registry allows what was found here to stand in the way. Its word counts: it may be older and "
                    + "know fewer rules, or compare within a compatibility group.") : Optional.empty();
            case UNKNOWN -> Optional.empty();
        };
    }
}
