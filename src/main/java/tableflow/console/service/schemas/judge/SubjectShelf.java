package tableflow.console.service.schemas.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
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

    /// A subject with its versions.
    ///
    /// @param versions oldest first; those that were deleted are not among them
    /// @param level in force; one that the console does not know is shown as it is, and not checked
    /// @param circumstances of a draft that follows the newest version
    public record Subject(
            String name, List<SchemaVersion> versions, Open<CompatibilityLevel> level, Circumstances circumstances) {
        public Subject {
            versions = List.copyOf(versions);
        }

        public SchemaVersion newest() {
            return versions.getLast();
        }

        /// The language of the newest version.
        public Optional<SchemaFormat> format() {
            return Optional.ofNullable(newest().format().known());
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
        SchemaRegistry opened = registry.get();
        SchemaVersion newest = opened.latest(name).orElseThrow(
                () -> RemoteFailure.of(Kind.NOT_FOUND, "open " + name, "the registry has no version of it"));
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
        return new Subject(name, versions, level, new Circumstances(
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
