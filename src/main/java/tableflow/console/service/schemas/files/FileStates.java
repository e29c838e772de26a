package tableflow.console.service.schemas.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.Referenced;
import tableflow.console.service.port.FileHistory;
import tableflow.console.service.port.FileHistory.Past;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.SchemaReader;

/// Holds files against a registry. Two texts are the same when their schemas are: white space, the order of members
/// and whatever else `normalize` takes away make no difference.
public final class FileStates {

    /// Versions of a subject that a file is held against, the newest ones: each is a call.
    public static final int MOST_VERSIONS = 100;

    private final SchemaRegistry registry;
    private final FileHistory history;
    private final SchemaReader reader;
    private final Set<String> subjects;

    private FileStates(SchemaRegistry registry, FileHistory history, Set<String> subjects) {
        this.registry = registry;
        this.history = history;
        this.subjects = subjects;
        this.reader = SchemaReader.of(registry);
    }

    /// Asks the registry which subjects it has.
    ///
    /// @throws RemoteFailure when it cannot be asked
    public static FileStates open(SchemaRegistry registry, FileHistory history) {
        return new FileStates(registry, history, new TreeSet<>(registry.subjects("")));
    }

    /// How a file stands.
    ///
    /// @param text of the file, as it is or as it is edited
    /// @param references what the file beside it tells; empty when none does, and the versions' own are taken
    /// @param subject empty for none
    /// @throws RemoteFailure CANCELLED after an interrupt; what else fails is UNTOLD
    public FileState of(
            SchemaFile file, String text, Optional<List<SchemaReference>> references, Optional<String> subject) {
        if (subject.isEmpty()) {
            return FileState.of(FileState.Kind.NO_SUBJECT);
        }
        SchemaFormat format = file.format(text).orElse(null);
        if (format == null) {
            return FileState.untold("neither its name nor its text tells its language");
        }
        if (!subjects.contains(subject.get())) {
            return FileState.of(FileState.Kind.ABSENT);
        }
        try {
            return held(subject.get(), new Own(format, text, references), () -> history.past(file.path()));
        } catch (RemoteFailure failure) {
            if (failure.is(Kind.CANCELLED)) {
                throw failure;
            }
            return FileState.untold(failure.why());
        } catch (BadInput strange) {
            return FileState.untold(String.valueOf(strange.getMessage()));
        }
    }

    private record Own(SchemaFormat format, String text, Optional<List<SchemaReference>> references) {}

    private FileState held(String subject, Own own, Supplier<Past> past) {
        SchemaVersion newest = registry.latest(subject).orElse(null);
        if (newest == null) {
            return FileState.of(FileState.Kind.ABSENT);
        }
        List<Referenced> referred;
        try {
            referred = reader.referenced(own.references().orElse(newest.references()));
        } catch (InvalidSchema missing) {
            return new FileState(
                    FileState.Kind.UNTOLD, 0, newest.version(), String.valueOf(missing.getMessage()));
        }
        Spelling spelling = spelling(own.format(), own.text(), referred);
        if (spelling.text().isEmpty()) {
            return new FileState(FileState.Kind.UNTOLD, 0, newest.version(), "it is no schema: " + spelling.why());
        }
        int unreadable = 0;
        List<SchemaVersion> versions = new ArrayList<>();
        List<Integer> numbers = registry.versions(subject).reversed();
        for (int number : numbers.subList(0, Math.min(MOST_VERSIONS, numbers.size()))) {
            SchemaVersion version = number == newest.version()
                    ? newest : registry.version(subject, number).orElse(null);
            if (version == null) {
                continue;
            }
            versions.add(version);
            Optional<String> spelled = spelled(version);
            if (spelled.isEmpty()) {
                unreadable = Math.max(unreadable, number);
            } else if (own.references().isEmpty()
                    ? spellings(own.format(), List.of(own.text()), version).contains(spelled.get())
                    : spelled.equals(spelling.text()) && isSame(own.references().get(), version.references())) {
                return new FileState(number == newest.version() ? FileState.Kind.SAME : FileState.Kind.BEHIND,
                        number, newest.version(), "");
            }
        }
        if (unreadable > 0) {
            return new FileState(FileState.Kind.UNTOLD, 0, newest.version(),
                    "version " + unreadable + " cannot be read here, and it is none of the others");
        }
        return descent(own.format(), versions, newest.version(), past.get());
    }

    /// To the registry the same text with other references is another schema; their order makes no difference.
    private static boolean isSame(List<SchemaReference> one, List<SchemaReference> two) {
        return Set.copyOf(one).equals(Set.copyOf(two));
    }

    /// Where a text came from that is no version. What it referred to then is not known: a text counts as having held a
    /// version when it would be that with the version's own references.
    ///
    /// @param versions newest first
    private FileState descent(SchemaFormat format, List<SchemaVersion> versions, int newest, Past past) {
        Map<List<SchemaReference>, Set<String>> texts = new HashMap<>();
        for (SchemaVersion version : past.texts().isEmpty() ? List.<SchemaVersion>of() : versions) {
            Set<String> spellings = texts.computeIfAbsent(
                    version.references(), it -> spellings(format, past.texts(), version));
            if (spelled(version).filter(spellings::contains).isPresent()) {
                return new FileState(version.version() == newest ? FileState.Kind.AHEAD : FileState.Kind.DIVERGED,
                        version.version(), newest, "");
            }
        }
        return past.whole()
                ? new FileState(FileState.Kind.DIVERGED, 0, newest, "it never held a version")
                : new FileState(FileState.Kind.UNTOLD, 0, newest, "it is none of the versions, and its past "
                        + "is not known: no version control tells what it held before");
    }

    private record Spelling(Optional<String> text, String why) {}

    /// Texts with what a version refers to; those that are no schemas with it are left out.
    private Set<String> spellings(SchemaFormat format, List<String> texts, SchemaVersion like) {
        try {
            List<Referenced> references = reader.referenced(like.references());
            return texts.stream().map(text -> spelling(format, text, references)).flatMap(it -> it.text().stream())
                    .collect(Collectors.toSet());
        } catch (InvalidSchema gone) {
            return Set.of();
        }
    }

    private static Spelling spelling(SchemaFormat format, String text, List<Referenced> references) {
        try {
            return new Spelling(Optional.of(ParsedSchema.parse(format, bare(text), references).normalized()), "");
        } catch (InvalidSchema none) {
            return new Spelling(Optional.empty(), String.valueOf(none.getMessage()));
        } catch (StackOverflowError deep) {
            return new Spelling(Optional.empty(), "it is nested too deep");
        }
    }

    private static String bare(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private Optional<String> spelled(SchemaVersion version) {
        try {
            return Optional.of(reader.read(version).normalized());
        } catch (InvalidSchema | StackOverflowError none) {
            return Optional.empty();
        }
    }
}
