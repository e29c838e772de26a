package tableflow.console.service.schemas.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.Referenced;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.SchemaReader;
import tableflow.console.service.schemas.compat.Earlier;
import tableflow.console.service.schemas.preview.Before;

/// The subjects of a registry, for who wants to write the next version.
public final class SubjectShelf {

    /// Versions that are fetched of one subject, the newest ones: each is a call.
    public static final int MOST_VERSIONS = 100;

    private final Supplier<SchemaRegistry> registry;

    /// @param registry may open a client when it is first asked
    public SubjectShelf(Supplier<SchemaRegistry> registry) {
        this.registry = registry;
    }

    /// What the registry has of a subject.
    public enum State {
        /// Versions that can be followed.
        LIVE,
        /// Versions that are all deleted softly: they can be brought back.
        DELETED,
        /// Nothing: it was deleted for good, or never registered.
        ABSENT
    }

    /// A subject as the registry has it.
    ///
    /// @param versions oldest first; those that were deleted are not among them: none unless it is [State#LIVE]
    /// @param level in force; one that the console does not know is shown as it is, and not checked
    /// @param circumstances of a draft that follows the newest version
    public record Subject(
            String name, State state, List<SchemaVersion> versions, Open<CompatibilityLevel> level,
            Circumstances circumstances) {
        public Subject {
            versions = List.copyOf(versions);
        }

        /// One with no version to follow.
        static Subject without(String name, State state) {
            return new Subject(name, state, List.of(), Open.of(CompatibilityLevel.NONE), Circumstances.NONE);
        }

        public boolean live() {
            return state == State.LIVE;
        }

        /// The version that a draft follows; empty unless it is [State#LIVE].
        public Optional<SchemaVersion> newest() {
            return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
        }

        /// What the newest version refers to.
        public List<SchemaReference> references() {
            return newest().map(SchemaVersion::references).orElse(List.of());
        }

        /// The language of the newest version.
        public Optional<SchemaFormat> format() {
            return newest().flatMap(version -> Optional.ofNullable(version.format().known()));
        }

        /// Whether a draft follows the same there: what it was read for does not count.
        public boolean sameAs(Subject other) {
            return name.equals(other.name) && state == other.state && versions.equals(other.versions)
                    && level.equals(other.level);
        }
    }

    /// The names of all subjects, in alphabetical order.
    ///
    /// @throws RemoteFailure when the registry cannot be asked
    public List<String> subjects() {
        return registry.get().subjects("").stream().sorted().toList();
    }

    /// A subject with its versions.
    ///
    /// @throws RemoteFailure NOT_FOUND when it has none any more
    public Subject open(String name, Progress progress) {
        Subject found = now(name, progress);
        if (!found.live()) {
            throw RemoteFailure.of(Kind.NOT_FOUND, "open " + name, "the registry has no version of it");
        }
        return found;
    }

    /// A subject as the registry has it now, be it deleted or never registered.
    ///
    /// @throws RemoteFailure when the registry cannot be asked
    public Subject now(String name, Progress progress) {
        SchemaRegistry opened = registry.get();
        Optional<SchemaVersion> newest = opened.latest(name);
        if (newest.isEmpty()) {
            return Subject.without(
                    name, opened.admin().versions(name, true).isEmpty() ? State.ABSENT : State.DELETED);
        }
        return live(opened, name, newest.get(), progress);
    }

    private static Subject live(
            SchemaRegistry opened, String name, SchemaVersion newest, Progress progress) {
        SchemaReader reader = SchemaReader.of(opened);
        List<SchemaVersion> versions = new ArrayList<>();
        List<Earlier> earlier = new ArrayList<>();
        int first = Math.max(1, newest.version() - MOST_VERSIONS + 1);
        for (int number = first; number <= newest.version(); number++) {
            Progress.throwIfCancelled("open " + name);
            progress.report("Read version " + number + " of " + name, number - first,
                    newest.version() - first + 1L);
            Optional<SchemaVersion> found = number == newest.version()
                    ? Optional.of(newest) : opened.version(name, number);
            found.ifPresent(version -> {
                versions.add(version);
                earlier.add(Earlier.of(version, reader));
            });
        }
        Open<CompatibilityLevel> level = opened.compatibilityLevel(name);
        CompatibilityLevel known = level.known();
        Before table = earlier.getLast().schema().map(ParsedSchema::column)
                .map(column -> new Before.Schema(column, null)).orElse(null);
        return new Subject(name, State.LIVE, versions, level, new Circumstances(
                references(reader, newest), earlier, known == null ? CompatibilityLevel.NONE : known, table, null));
    }

    private static List<Referenced> references(SchemaReader reader, SchemaVersion version) {
        try {
            return reader.referenced(version.references());
        } catch (InvalidSchema incomplete) {
            throw RemoteFailure.of(Kind.INVALID, "read what " + version.subject() + " refers to",
                    String.valueOf(incomplete.getMessage()));
        }
    }
}
