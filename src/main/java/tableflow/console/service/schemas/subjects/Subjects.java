package tableflow.console.service.schemas.subjects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.schema.Referenced;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.SchemaRegistry.Verdict;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.schemas.SchemaReader;
import tableflow.console.service.schemas.compat.CompatibilityCheck;
import tableflow.console.service.schemas.compat.CompatibilityVerdict;
import tableflow.console.service.schemas.compat.Earlier;
import tableflow.console.service.schemas.subjects.RegistryWord.Failed;
import tableflow.console.service.schemas.subjects.RegistryWord.Said;
import tableflow.console.service.schemas.subjects.RegistryWord.Unasked;

/// The subjects of one registry. Calls block, and end with CANCELLED when they are interrupted.
public final class Subjects {

    private final SchemaRegistry registry;
    private final WriteGuard guard;
    private final SchemaReader reader;

    /// @param guard keeps read-only profiles from registering
    public Subjects(SchemaRegistry registry, WriteGuard guard) {
        this.registry = registry;
        this.guard = guard;
        this.reader = SchemaReader.of(registry);
    }

    /// The texts of what a draft refers to, in the order in which they need one another.
    ///
    /// @throws tableflow.console.domain.BadInput when the registry does not have one of them
    public List<Referenced> referenced(List<SchemaReference> references) {
        return reader.needed(references);
    }

    /// One version as a schema.
    ///
    /// @param number null for the newest
    /// @throws RemoteFailure NOT_FOUND when there is none
    public Earlier version(String subject, @Nullable Integer number) {
        Optional<SchemaVersion> found = number == null
            ? registry.latest(subject) : registry.version(subject, number);
        return found.map(version -> Earlier.of(version, reader)).orElseThrow(() -> RemoteFailure.of(Kind.NOT_FOUND,
            "read " + (number == null ? "the newest version" : "version " + number) + " of " + subject,
            "there is none"));
    }

    /// The versions that a level asks about, oldest first: one at the most, or all.
    public List<Earlier> earlier(String subject, CompatibilityLevel level) {
        return earlier(subject, level, Progress.NONE);
    }

    private List<Earlier> earlier(String subject, CompatibilityLevel level, Progress progress) {
        if (level == CompatibilityLevel.NONE) {
            return List.of();
        }
        if (!level.transitive()) {
            return registry.latest(subject).map(version -> Earlier.of(version, reader)).stream().toList();
        }
        List<Earlier> earlier = new ArrayList<>();
        List<Integer> numbers = registry.versions(subject);
        for (int number : numbers) {
            progress.report("Reading the versions of " + subject, earlier.size(), numbers.size());
            // One that was deleted meanwhile does not count.
            registry.version(subject, number).ifPresent(version -> earlier.add(Earlier.of(version, reader)));
        }
        return earlier;
    }

    /// Whether a draft may become the next version: found here, and the registry's own word.
    ///
    /// @throws RemoteFailure when the subject cannot be read
    public SubjectVerdict check(Draft draft) {
        return check(draft, Progress.NONE);
    }

    /// As [#check(Draft)], telling which version it is at.
    public SubjectVerdict check(Draft draft, Progress progress) {
        Open<CompatibilityLevel> level = registry.compatibilityLevel(draft.subject());
        if (draft.document().schema().isEmpty()) {
            return new SubjectVerdict(draft.subject(), level, Optional.empty(),
                new Unasked("the draft is no schema"), Optional.empty());
        }
        Optional<CompatibilityVerdict> local = local(draft, level, progress);
        progress.report("Asking the registry about " + draft.subject());
        return new SubjectVerdict(draft.subject(), level, local, word(draft),
            registry.lookup(draft.request(), draft.normalize()));
    }

    /// What would be found at another level than the subject's.
    ///
    /// @throws RemoteFailure when the subject cannot be read
    public SubjectVerdict tryAt(Draft draft, CompatibilityLevel level, Progress progress) {
        return new SubjectVerdict(draft.subject(), Open.of(level), local(draft, Open.of(level), progress),
            new Unasked("it judges at the subject's own level only"), Optional.empty());
    }

    private Optional<CompatibilityVerdict> local(Draft draft, Open<CompatibilityLevel> level, Progress progress) {
        CompatibilityLevel known = level.known();
        return known == null ? Optional.empty()
            : CompatibilityCheck.check(
                draft.document(), earlier(draft.subject(), known, progress), known, progress);
    }

    private RegistryWord word(Draft draft) {
        try {
            Verdict verdict = registry.compatibility(draft.request());
            return new Said(verdict.compatible(), verdict.messages());
        } catch (RemoteFailure failure) {
            if (failure.is(Kind.CANCELLED)) {
                throw failure;
            }
            return failure.is(Kind.INVALID) ? new Said(false, List.of(failure.why())) : new Failed(failure);
        }
    }

    /// What registering would do; nothing is changed.
    ///
    /// @throws RemoteFailure when the subject cannot be read
    public Registration review(Draft draft) {
        return review(draft, Progress.NONE);
    }

    /// As [#review(Draft)], telling which version it is at.
    public Registration review(Draft draft, Progress progress) {
        SubjectVerdict verdict = check(draft, progress);
        List<String> blocked = new ArrayList<>();
        if (guard.readOnly()) {
            blocked.add("the profile is read-only");
        }
        String mode = registry.mode(draft.subject());
        if (!mode.equals("READWRITE")) {
            blocked.add("the subject's mode is " + mode + ", which takes no new version");
        }
        if (draft.document().schema().isEmpty()) {
            blocked.add("the draft is no schema");
        } else if (verdict.registry() instanceof Said said && !said.compatible()) {
            blocked.add("the registry says that it is not compatible at level " + verdict.level());
        } else if (verdict.registry() instanceof Failed(RemoteFailure failure)) {
            blocked.add("the registry did not say whether it is compatible: " + failure.why());
        }
        Optional<SchemaVersion> newest = registry.latest(draft.subject());
        return new Registration(draft, verdict, newest, newest.isPresent() ? 0 : deleted(draft.subject()), blocked);
    }

    /// The newest of the versions that are deleted softly; 0 for none.
    private int deleted(String subject) {
        return registry.admin().versions(subject, true).stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// Registers what was reviewed. A schema that is a version already is not registered again.
    ///
    /// @throws RemoteFailure FORBIDDEN under a read-only profile; CONFLICT when a version that came meanwhile stands in
    ///     the way
    /// @throws IllegalArgumentException for a review that found it blocked
    public SchemaVersion register(Registration review) {
        Draft draft = review.draft();
        Optional<SchemaVersion> same = review.verdict().same();
        if (same.isPresent()) {
            return same.get();
        }
        guard.check("register a schema under " + draft.subject());
        if (!review.blocked().isEmpty()) {
            throw new IllegalArgumentException("it is blocked: " + review.blocked());
        }
        return registry.register(draft.request(), draft.normalize());
    }
}
