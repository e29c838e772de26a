package tableflow.console.service.schemas.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.port.RegistryAdmin;

/// What a registry holds, deleted or not. Calls block, and end with CANCELLED when they are interrupted.
public final class RegistryShelf {

    /// Versions of one subject that are read, the newest ones: each is a call.
    public static final int MOST_VERSIONS = 200;

    private final RegistryDesk desk;

    public RegistryShelf(RegistryDesk desk) {
        this.desk = desk;
    }

    /// A subject in the list.
    ///
    /// @param deleted whether all its versions are deleted softly
    public record Entry(SubjectName name, boolean deleted) {}

    /// All subjects.
    ///
    /// @param entries by context and name, the default context first
    /// @param contexts the default one first
    public record Listing(List<Entry> entries, List<String> contexts) {
        public Listing {
            entries = List.copyOf(entries);
            contexts = List.copyOf(contexts);
        }
    }

    /// The subjects of all contexts, with those that are deleted softly: two calls, however many there are.
    ///
    /// @throws RemoteFailure when the registry cannot be asked
    public Listing list() {
        RegistryAdmin admin = desk.admin();
        Set<String> live = new HashSet<>(admin.subjects(false));
        Set<String> names = new HashSet<>(live);
        names.addAll(admin.subjects(true));
        List<Entry> entries = names.stream()
                .map(name -> new Entry(SubjectName.of(name), !live.contains(name)))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        TreeSet<String> contexts = new TreeSet<>(Set.of(SubjectName.DEFAULT_CONTEXT));
        entries.forEach(entry -> contexts.add(entry.name().context()));
        return new Listing(entries, List.copyOf(contexts));
    }

    /// What a row of the list shows of a subject.
    ///
    /// @param version the newest one's number
    /// @param id of its schema
    public record Figures(int version, int id, Open<SchemaFormat> format) {}

    /// The figures of one subject; empty when it is gone meanwhile.
    public Optional<Figures> figures(Entry entry) {
        String subject = entry.name().toString();
        if (!entry.deleted()) {
            return desk.open().latest(subject).map(it -> new Figures(it.version(), it.id(), it.format()));
        }
        RegistryAdmin admin = desk.admin();
        List<Integer> numbers = admin.versions(subject, true);
        return numbers.isEmpty() ? Optional.empty() : admin.version(subject, numbers.getLast())
                .map(it -> new Figures(it.number(), it.id(), it.version().format()));
    }

    /// A subject with all that is registered under it.
    ///
    /// @param versions oldest first, those that are deleted softly among them
    /// @param omitted how many older ones were not read
    public record History(SubjectName subject, List<RegisteredSchema> versions, int omitted) {
        public History {
            versions = List.copyOf(versions);
        }

        /// The newest version that is not deleted.
        public Optional<RegisteredSchema> newest() {
            return versions.stream().filter(it -> !it.deleted()).reduce((one, later) -> later);
        }

        public Optional<RegisteredSchema> version(int number) {
            return versions.stream().filter(it -> it.number() == number).findFirst();
        }

        public List<RegisteredSchema> live() {
            return versions.stream().filter(it -> !it.deleted()).toList();
        }

        public List<RegisteredSchema> deleted() {
            return versions.stream().filter(RegisteredSchema::deleted).toList();
        }
    }

    /// Reads a subject. A version that is deleted for good between the list and its reading is left out.
    ///
    /// @throws RemoteFailure NOT_FOUND when there is nothing of it, not even deleted softly
    public History history(SubjectName subject, Progress progress) {
        String what = "read the versions of " + subject;
        RegistryAdmin admin = desk.admin();
        List<Integer> numbers = admin.versions(subject.toString(), true);
        Set<Integer> live = new HashSet<>(numbers.isEmpty() ? List.of() : admin.versions(subject.toString(), false));
        int omitted = Math.max(0, numbers.size() - MOST_VERSIONS);
        List<Integer> shown = numbers.subList(omitted, numbers.size());
        List<RegisteredSchema> versions = new ArrayList<>();
        for (int number : shown) {
            Progress.throwIfCancelled(what);
            progress.report("Read version " + number + " of " + subject, versions.size(), (long) shown.size());
            admin.version(subject.toString(), number).ifPresent(found -> versions.add(
                    new RegisteredSchema(
                            found.version(), found.guid(), !live.contains(number), found.extras())));
        }
        if (versions.isEmpty()) {
            throw RemoteFailure.of(Kind.NOT_FOUND, what, "the registry has none any more, not even a deleted one")
                    .withAdvice("Read the subjects again: somebody may have deleted it meanwhile.");
        }
        return new History(subject, versions, omitted);
    }

    /// One version as it is now.
    ///
    /// @throws RemoteFailure NOT_FOUND when it is not there, not even deleted softly
    static RegisteredSchema need(RegistryAdmin admin, SubjectName subject, int number, @Nullable String what) {
        RegisteredSchema found = admin.version(subject.toString(), number).orElseThrow(() -> RemoteFailure.of(
                        Kind.NOT_FOUND, what == null ? "read version " + number + " of " + subject : what,
                        "version " + number + " of " + subject + " is gone")
                .withAdvice("Read the subject again: somebody may have deleted it meanwhile."));
        boolean live = admin.versions(subject.toString(), false).contains(number);
        return new RegisteredSchema(found.version(), found.guid(), !live, found.extras());
    }
}
