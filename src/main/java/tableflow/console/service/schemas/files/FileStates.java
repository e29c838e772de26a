package tableflow.console.service.schemas.files;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
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
    /// @param subject empty for none
    /// @throws RemoteFailure CANCELLED after an interrupt; what else fails is UNTOLD
    public FileState of(SchemaFile file, String text, Optional<String> subject) {
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
            return held(subject.get(), format, text, () -> history.past(file.path()));
        } catch (RemoteFailure failure) {
            if (failure.is(Kind.CANCELLED)) {
                throw failure;
            }
            return FileState.untold(failure.why());
        } catch (BadInput strange) {
            return FileState.untold(String.valueOf(strange.getMessage()));
        }
    }

    private FileState held(String subject, SchemaFormat format, String text, Supplier<Past> past) {
        SchemaVersion newest = registry.latest(subject).orElse(null);
        if (newest == null) {
            return FileState.of(FileState.Kind.ABSENT);
        }
        Spelling own = spelling(format, text, newest);
        if (own.text().isEmpty()) {
            return new FileState(FileState.Kind.UNTOLD, 0, newest.version(), "it is no schema: " + own.why());
        }
        int unreadable = 0;
        List<Integer> numbers = registry.versions(subject).reversed();
        for (int number : numbers.subList(0, Math.min(MOST_VERSIONS, numbers.size()))) {
            SchemaVersion version = number == newest.version()
                    ? newest : registry.version(subject, number).orElse(null);
            if (version == null) {
                continue;
            }
            Optional<String> spelled = spelled(version);
            if (spelled.isEmpty()) {
                unreadable = Math.max(unreadable, number);
            } else if (spelled.equals(spelling(format, text, version).text())) {
                return new FileState(number == newest.version() ? FileState.Kind.SAME : FileState.Kind.BEHIND,
                        number, newest.version(), "");
            }
        }
        if (unreadable > 0) {
            return new FileState(FileState.Kind.UNTOLD, 0, newest.version(),
                    "version " + unreadable + " cannot be read here, and it is none of the others");
        }
        return descent(subject, format, newest, past.get());
    }

    /// Where a text came from that is no version.
    private FileState descent(String subject, SchemaFormat format, SchemaVersion newest, Past past) {
        Set<String> texts = new HashSet<>();
        for (String text : past.texts()) {
            spelling(format, text, newest).text().ifPresent(texts::add);
        }
        List<Integer> numbers = texts.isEmpty() ? List.of() : registry.versions(subject).reversed();
        for (int number : numbers.subList(0, Math.min(MOST_VERSIONS, numbers.size()))) {
            Optional<String> spelled = number == newest.version()
                    ? spelled(newest) : registry.version(subject, number).flatMap(this::spelled);
            if (spelled.filter(texts::contains).isPresent()) {
                return new FileState(number == newest.version() ? FileState.Kind.AHEAD : FileState.Kind.DIVERGED,
                        number, newest.version(), "");
            }
        }
        return past.whole()
                ? new FileState(FileState.Kind.DIVERGED, 0, newest.version(), "it never held a version")
                : new FileState(FileState.Kind.UNTOLD, 0, newest.version(), "it is none of the versions, and its past "
                        + "is not known: no version control tells what it held before");
    }

    private record Spelling(Optional<String> text, String why) {}

    /// A text with what a version refers to: a file does not say that itself.
    private Spelling spelling(SchemaFormat format, String text, SchemaVersion like) {
        try {
            List<Referenced> references = reader.referenced(like.references());
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
