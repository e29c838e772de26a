package tableflow.console.service.schemas.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.ImportSchema;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.port.RegistryAdmin;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.registry.RegistryShelf.History;

/// Brings back what is deleted softly. The registry has no call for it; there are two ways. Calls block.
///
/// Source of what registering does to a deleted version: `KafkaSchemaRegistry.register` of
/// confluentinc/schema-registry, which drops deleted versions of the same id with a lower number.
public final class Recoveries {

    private final RegistryDesk desk;
    private final RegistryShelf shelf;

    public Recoveries(RegistryDesk desk) {
        this.desk = desk;
        this.shelf = new RegistryShelf(desk);
    }

    /// How a version comes back.
    public enum Way {
        /// Its text is registered again: it keeps its id and gets the next number; its old number is then gone. It
        /// must be compatible with the versions that are there.
        NEXT_NUMBER,
        /// It is put where it was, with id and number, while the subject is in IMPORT mode. Nothing is checked.
        SAME_NUMBER
    }

    /// What shall come back.
    ///
    /// @param numbers empty for all that is deleted softly
    public record Wish(SubjectName subject, List<Integer> numbers, Way way) {
        public Wish {
            numbers = List.copyOf(numbers);
        }
    }

    /// One version on its way back.
    ///
    /// @param number the one that it will have
    public record Return(RegisteredSchema version, int number) {}

    /// What bringing back comes to.
    ///
    /// @param returns oldest first
    public record Plan(Wish wish, List<Return> returns, List<String> consequences, List<String> blocked) {
        public Plan {
            returns = List.copyOf(returns);
            consequences = List.copyOf(consequences);
            blocked = List.copyOf(blocked);
        }
    }

    /// Finds out what would come back, and as what; nothing is changed.
    ///
    /// @throws RemoteFailure NOT_FOUND when the subject is gone for good
    public Plan plan(Wish wish, Progress progress) {
        History history = shelf.history(wish.subject(), progress);
        List<RegisteredSchema> wanted = history.deleted().stream()
                .filter(it -> wish.numbers().isEmpty() || wish.numbers().contains(it.number())).toList();
        int next = history.versions().getLast().number() + 1;
        List<Return> returns = new ArrayList<>();
        for (RegisteredSchema version : wanted) {
            returns.add(new Return(version, wish.way() == Way.SAME_NUMBER ? version.number() : next++));
        }
        List<String> blocked = new ArrayList<>();
        if (desk.guard().readOnly()) {
            blocked.add("the profile is read-only");
        }
        if (returns.isEmpty()) {
            blocked.add("nothing of what is asked for is deleted softly");
        }
        if (returns.stream().anyMatch(it -> it.version().version().format().known() == null)) {
            blocked.add("the console does not know the format of one of them");
        }
        if (wish.way() == Way.NEXT_NUMBER) {
            mode(blocked, wish.subject());
            compatible(blocked, returns);
        }
        return new Plan(wish, returns, consequences(wish, returns), blocked);
    }

    private void mode(List<String> blocked, SubjectName subject) {
        String mode = desk.open().mode(subject.toString());
        if (!mode.equals("READWRITE")) {
            blocked.add("the mode in force is " + mode + ", which takes no new version");
        }
    }

    /// The first one is asked for: what follows it is compared with it, and the registry says so when it comes.
    private void compatible(List<String> blocked, List<Return> returns) {
        Optional<NewSchema> first = returns.stream().findFirst().flatMap(it -> request(it.version()));
        first.ifPresent(request -> {
            SchemaRegistry.Verdict verdict = desk.open().compatibility(request);
            if (!verdict.compatible()) {
                blocked.add("version " + returns.getFirst().version().number()
                        + " does not fit what is there at the subject's level: "
                        + verdict.messages().stream().limit(1).collect(Collectors.joining())
                        + "; it can come back under its own number");
            }
        });
    }

    private static List<String> consequences(Wish wish, List<Return> returns) {
        List<String> all = new ArrayList<>();
        for (Return one : returns) {
            int old = one.version().number();
            all.add(wish.way() == Way.SAME_NUMBER
                    ? "Version " + old + " comes back as version " + old + " with id " + one.version().id() + "."
                    : "Version " + old + " comes back as version " + one.number() + " and keeps id "
                            + one.version().id() + "; number " + old + " is then gone for good.");
        }
        if (wish.way() == Way.SAME_NUMBER && !returns.isEmpty()) {
            all.add("The subject is in IMPORT mode meanwhile, set by force, and gets its mode back at the end: for "
                    + "that "
                    + "moment producers cannot register new schemas under it. Compatibility is not checked.");
        }
        return all;
    }

    private static Optional<NewSchema> request(RegisteredSchema schema) {
        SchemaVersion version = schema.version();
        SchemaFormat format = version.format().known();
        return format == null ? Optional.empty() : Optional.of(new NewSchema(
                version.subject(), format, version.text(), version.references(), schema.extras()));
    }

    /// Brings back what was planned. What is back already is not brought again, so that it may be repeated.
    ///
    /// @return the subject as it is then
    /// @throws RemoteFailure FORBIDDEN under a read-only profile; CONFLICT when one does not fit the level
    /// @throws IllegalArgumentException for a plan that is blocked
    public History apply(Plan plan, Progress progress) {
        SubjectName subject = plan.wish().subject();
        desk.guard().check("bring back versions of " + subject);
        if (!plan.blocked().isEmpty()) {
            throw new IllegalArgumentException("it is blocked: " + plan.blocked());
        }
        RegistryAdmin admin = desk.admin();
        if (plan.wish().way() == Way.SAME_NUMBER) {
            Importing.during(admin, subject.toString(), () -> each(plan, progress, one -> admin.register(
                    new ImportSchema(needed(one), one.version().id(), one.number()))));
        } else {
            each(plan, progress, one -> desk.open().register(needed(one)));
        }
        return shelf.history(subject, Progress.NONE);
    }

    private static NewSchema needed(Return one) {
        return request(one.version()).orElseThrow();
    }

    /// Does something for each, told as a whole when it fails in the middle.
    private static void each(Plan plan, Progress progress, java.util.function.Consumer<Return> action) {
        int done = 0;
        for (Return one : plan.returns()) {
            String what = "bring back version " + one.version().number() + " of " + plan.wish().subject();
            Progress.throwIfCancelled(what);
            progress.report("Bring back version " + one.version().number(), done, (long) plan.returns().size());
            try {
                action.accept(one);
            } catch (RemoteFailure failure) {
                if (failure.is(Kind.CANCELLED) || done == 0) {
                    throw failure;
                }
                RemoteFailure told = failure.during(what + " (" + done + " of " + plan.returns().size()
                        + " are back already)");
                throw told;
            }
            done++;
        }
    }
}
