package tableflow.console.service.schemas.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tableflow.console.domain.Progress;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.port.RegistryAdmin;
import tableflow.console.service.schemas.SchemaReader;
import tableflow.console.service.schemas.compat.Earlier;
import tableflow.console.service.schemas.compat.Standing;
import tableflow.console.service.schemas.compat.Standing.Misfit;

/// Which versions that are there would not have been taken at another level: the registry does not look at them again,
/// but who raises a level wants to know what it promises of the past. Compared here. Calls block.
///
/// Of a context or the whole registry all versions are read in pages; whether a subject has a level of its own, and so
/// is not concerned, is asked only of those where something was found.
public final class LevelEffects {

    /// Schemas that are read of a context or registry; what comes after is named as not checked.
    static final int MOST_SCHEMAS = 30_000;
    /// Versions of one subject that are held against one another, the newest ones.
    static final int MOST_VERSIONS = 100;

    private final RegistryDesk desk;

    LevelEffects(RegistryDesk desk) {
        this.desk = desk;
    }

    /// A subject with versions that would not have been taken.
    public record Broken(SubjectName subject, List<Misfit> misfits) {
        public Broken {
            misfits = List.copyOf(misfits);
        }
    }

    /// What was found.
    ///
    /// @param subjects that were looked at
    /// @param apart subjects where something was found that have a level of their own: the change does not concern them
    /// @param unchecked what was not looked at and why, in sentences
    public record Found(
            CompatibilityLevel level, int subjects, List<Broken> broken, List<SubjectName> apart,
            List<String> unchecked) {
        public Found {
            broken = List.copyOf(broken);
            apart = List.copyOf(apart);
            unchecked = List.copyOf(unchecked);
        }
    }

    /// Looks at a subject, or at all subjects of a context or of the registry.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when the versions cannot be read; CANCELLED after an interrupt
    Found of(SubjectName place, CompatibilityLevel level, Progress progress) {
        Map<String, List<SchemaVersion>> bySubject = new LinkedHashMap<>();
        List<String> unchecked = new ArrayList<>();
        if (place.name().isEmpty()) {
            progress.report("Read the versions of all subjects");
            String prefix = place.isGlobal() ? "" : place.toString();
            List<SchemaVersion> all = desk.open().versionsOfAll(prefix, MOST_SCHEMAS, progress);
            all.forEach(it -> bySubject.computeIfAbsent(it.subject(), name -> new ArrayList<>()).add(it));
            if (all.size() >= MOST_SCHEMAS) {
                unchecked.add("Only the first " + MOST_SCHEMAS + " versions were read: what comes after "
                        + all.getLast().subject() + " is not checked.");
            }
        } else {
            List<SchemaVersion> versions = read(place, unchecked, progress);
            bySubject.put(place.toString(), versions);
        }
        return compared(place, level, bySubject, unchecked, progress);
    }

    private List<SchemaVersion> read(SubjectName subject, List<String> unchecked, Progress progress) {
        List<Integer> numbers = desk.admin().versions(subject.toString(), false);
        List<SchemaVersion> versions = new ArrayList<>();
        int omitted = Math.max(0, numbers.size() - MOST_VERSIONS);
        for (int number : numbers.subList(omitted, numbers.size())) {
            Progress.throwIfCancelled("read the versions of " + subject);
            progress.report("Read version " + number + " of " + subject, versions.size(), numbers.size());
            desk.open().version(subject.toString(), number).ifPresent(versions::add);
        }
        if (omitted > 0) {
            unchecked.add(older(subject, omitted));
        }
        return versions;
    }

    private static String older(SubjectName subject, int omitted) {
        return "Not checked of " + subject + ": the " + counted(omitted, "oldest version") + ".";
    }

    private Found compared(SubjectName place, CompatibilityLevel level, Map<String, List<SchemaVersion>> bySubject,
            List<String> unchecked, Progress progress) {
        SchemaReader reader = new SchemaReader(known(bySubject));
        List<Broken> broken = new ArrayList<>();
        List<SubjectName> apart = new ArrayList<>();
        int done = 0;
        for (Map.Entry<String, List<SchemaVersion>> one : bySubject.entrySet()) {
            Progress.throwIfCancelled("compare the versions of " + one.getKey());
            progress.report("Compare the versions of " + one.getKey(), done++, bySubject.size());
            SubjectName subject = SubjectName.of(one.getKey());
            List<SchemaVersion> versions = one.getValue();
            int omitted = Math.max(0, versions.size() - MOST_VERSIONS);
            if (omitted > 0) {
                unchecked.add(older(subject, omitted));
            }
            Standing standing = Standing.of(versions.subList(omitted, versions.size()).stream()
                    .map(it -> Earlier.of(it, reader)).toList(), level);
            standing.unknown().forEach(it -> unchecked.add(
                    subject + " version " + it.version() + " is not checked: " + it.why() + "."));
            if (!standing.misfits().isEmpty()) {
                if (isApart(place, subject)) {
                    apart.add(subject);
                } else {
                    broken.add(new Broken(subject, standing.misfits()));
                }
            }
        }
        return new Found(level, bySubject.size(), broken, apart, unchecked);
    }

    /// Whether a narrower place decides for a subject.
    private boolean isApart(SubjectName place, SubjectName subject) {
        if (!place.name().isEmpty()) {
            return false;
        }
        RegistryAdmin admin = desk.admin();
        return hasLevel(admin, subject) || (place.isGlobal() && !subject.inDefaultContext()
                && hasLevel(admin, subject.whole()));
    }

    private static boolean hasLevel(RegistryAdmin admin, SubjectName place) {
        return admin.settings(place.toString()).filter(it -> it.level() != null).isPresent();
    }

    /// What was read already is not read again: many schemas refer to the same few.
    private Function<SchemaReference, Optional<SchemaVersion>> known(
            Map<String, List<SchemaVersion>> bySubject) {
        Map<SchemaReference, Optional<SchemaVersion>> asked = new HashMap<>();
        return reference -> bySubject.getOrDefault(reference.subject(), List.of()).stream()
                .filter(it -> it.version() == reference.version()).findFirst()
                .or(() -> asked.computeIfAbsent(new SchemaReference("", reference.subject(), reference.version()),
                        it -> desk.open().version(it.subject(), it.version())));
    }

    private static String counted(long many, String what) {
        return many + " " + what + (many == 1 ? "" : "s");
    }

    /// In sentences for people.
    ///
    /// @param most subjects that are named
    static List<String> words(Found found, int most) {
        List<String> all = new ArrayList<>();
        long versions = found.broken().stream().mapToLong(it -> it.misfits().size()).sum();
        if (found.level() == CompatibilityLevel.NONE) {
            return all;
        }
        all.add(found.broken().isEmpty()
                ? "No version would have been refused at " + found.level() + "; "
                        + counted(found.subjects(), "subject") + " looked at."
                : counted(versions, "version") + " of " + counted(found.broken().size(), "subject")
                        + " would not have been taken at " + found.level() + "; "
                        + counted(found.subjects(), "subject") + " looked at. What is there stays.");
        for (Broken broken : found.broken().subList(0, Math.min(most, found.broken().size()))) {
            Misfit last = broken.misfits().getLast();
            all.add(broken.subject() + ": version " + last.version() + " does not fit version " + last.against() + ": "
                    + last.rule() + ", " + last.message() + (broken.misfits().size() == 1 ? ""
                            : " (and " + counted(broken.misfits().size() - 1L, "older version") + ")"));
        }
        if (found.broken().size() > most) {
            all.add("And " + (found.broken().size() - most) + " more; schemas levels --json lists them all.");
        }
        if (!found.apart().isEmpty()) {
            all.add(counted(found.apart().size(), "subject") + " with such versions keep a level of their own or of "
                    + "their context: the change does not concern these.");
        }
        all.addAll(found.unchecked().subList(0, Math.min(most, found.unchecked().size())));
        if (found.unchecked().size() > most) {
            all.add("And " + (found.unchecked().size() - most) + " more are not checked.");
        }
        return all;
    }
}
