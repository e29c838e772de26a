package tableflow.console.service.schemas.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.ImportSchema;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.schema.SchemaExtras;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.registry.ReferenceGraph.Place;

/// Copies subjects from one registry to another: what they refer to first. What is there already is left alone, at
/// the plan and again at each step, so that a copy that ended in the middle is taken up by planning it again. Calls
/// block.
public final class SchemaCopies {

    private final RegistryDesk from;
    private final RegistryDesk to;

    public SchemaCopies(RegistryDesk from, RegistryDesk to) {
        this.from = from;
        this.to = to;
    }

    /// What shall be copied.
    ///
    /// @param allVersions of the subjects; else the newest of each. Of what they refer to, always just what is needed
    /// @param sameIds whether ids and numbers shall be the same, which takes IMPORT mode
    /// @param textsOnly whether metadata and rule sets stay behind
    public record Wish(List<SubjectName> subjects, boolean allVersions, boolean sameIds, boolean textsOnly) {
        public Wish {
            subjects = List.copyOf(subjects);
        }

        /// With all that the versions carry.
        public Wish(List<SubjectName> subjects, boolean allVersions, boolean sameIds) {
            this(subjects, allVersions, sameIds, false);
        }
    }

    /// What a step comes to.
    public enum Outcome {
        /// The same schema is registered there; nothing is sent.
        THERE,
        REGISTER,
        /// With its id and number, in IMPORT mode.
        IMPORT,
        REFUSED
    }

    /// A schema that shall be registered under a subject of another name.
    ///
    /// @param version as the first registry has it
    /// @param under the subject over there
    public record Root(SchemaVersion version, SubjectName under) {}

    /// One version.
    ///
    /// @param place where it is read
    /// @param under the subject that it has there
    /// @param extras what is sent besides the text
    /// @param reference whether it is copied because others refer to it
    /// @param number the one that it has there, or would have; 0 where it is refused
    /// @param why it is refused; empty otherwise
    public record Step(
            Place place, SubjectName under, SchemaVersion version, SchemaExtras extras, boolean reference,
            Outcome outcome, int number, String why) {

        private Step as(int given) {
            return new Step(place, under, version, extras, reference, outcome, given, "");
        }

        /// Whether something is sent for it.
        boolean isSent() {
            return outcome == Outcome.REGISTER || outcome == Outcome.IMPORT;
        }

        /// Whether its subject has the name that it had, by which others refer to it.
        boolean keepsName() {
            return under.equals(place.subject());
        }
    }

    /// What copying comes to.
    ///
    /// @param steps in the order in which they are taken
    public record Plan(Wish wish, List<Step> steps, List<String> consequences, List<String> blocked) {
        public Plan {
            steps = List.copyOf(steps);
            consequences = List.copyOf(consequences);
            blocked = List.copyOf(blocked);
        }

        public long count(Outcome outcome) {
            return steps.stream().filter(it -> it.outcome() == outcome).count();
        }
    }

    /// Finds out what would be copied; nothing is changed.
    ///
    /// @throws RemoteFailure when one of the registries cannot be read
    public Plan plan(Wish wish, Progress progress) {
        return new CopyPlanning(from, to).plan(wish, progress);
    }

    /// Finds out what registering some schemas under subjects of other names would come to, what they refer to first,
    /// under its own names; nothing is changed. Each is held against the level of its subject, where that can be known
    /// before the ones in front of it are there.
    ///
    /// @throws RemoteFailure when one of the registries cannot be read
    public Plan plan(List<Root> roots, Progress progress) {
        return new CopyPlanning(from, to).plan(roots, progress);
    }

    /// How far a copy came.
    ///
    /// @param done steps that were taken, with the numbers that their schemas have
    /// @param lost what the other registry took without keeping it, in sentences: metadata and rule sets
    /// @param failed the step that was refused; null when all was copied
    public record Result(
            List<Step> done, List<String> lost, @Nullable Step failed, @Nullable RemoteFailure failure) {
        public Result {
            done = List.copyOf(done);
            lost = List.copyOf(lost);
        }
    }

    /// Copies what was planned, step by step; ends at the first that fails, as what comes after may need it. What is
    /// there by now is not sent again.
    ///
    /// @throws RemoteFailure FORBIDDEN under a read-only profile; CANCELLED after an interrupt
    /// @throws IllegalArgumentException for a plan that is blocked
    public Result apply(Plan plan, Progress progress) {
        to.guard().check("copy schemas to " + to.profile());
        if (!plan.blocked().isEmpty()) {
            throw new IllegalArgumentException("it is blocked: " + plan.blocked());
        }
        List<Step> done = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        Map<Place, Integer> numbers = new HashMap<>();
        for (Step step : plan.steps()) {
            Progress.throwIfCancelled("copy " + step.place());
            progress.report("Copy " + step.place(), done.size(), (long) plan.steps().size());
            try {
                int number = take(step, numbers);
                if (step.keepsName()) {
                    numbers.put(step.place(), number);
                }
                done.add(step.as(number));
                lost(step, number).ifPresent(lost::add);
            } catch (RemoteFailure failure) {
                if (failure.is(Kind.CANCELLED)) {
                    throw failure;
                }
                return new Result(done, lost, step, advised(step, failure));
            }
        }
        return new Result(done, lost, null, null);
    }

    /// A registry without metadata or rules takes the schema and leaves them out: that is looked at and told.
    private Optional<String> lost(Step step, int number) {
        if (!step.isSent() || step.extras().isEmpty()) {
            return Optional.empty();
        }
        return to.admin().version(step.under().toString(), number)
                .map(it -> step.extras().missingIn(it.extras())).filter(missing -> !missing.isEmpty())
                .map(missing -> to.profile() + " did not keep the " + String.join(" and ", missing) + " of "
                        + step.under() + " version " + number);
    }

    private static RemoteFailure advised(Step step, RemoteFailure failure) {
        boolean maybe = (failure.is(Kind.INVALID) || failure.is(Kind.FORBIDDEN)) && !step.extras().isEmpty();
        return maybe ? failure.withAdvice("The version carries " + step.extras().words() + ", which the registry may "
                + "refuse: copy the texts alone, or have such things allowed there.") : failure;
    }

    private int take(Step step, Map<Place, Integer> numbers) {
        if (step.outcome() == Outcome.THERE) {
            return step.number();
        }
        SchemaFormat format = step.version().format().known();
        if (format == null) {
            throw new IllegalArgumentException("it is refused: " + step.why());
        }
        if (step.outcome() == Outcome.IMPORT) {
            NewSchema schema = new NewSchema(
                    step.place().subject().toString(), format, step.version().text(), step.version().references(),
                    step.extras());
            Importing.during(to.admin(), schema.subject(), () -> to.admin().register(
                    new ImportSchema(schema, step.version().id(), step.number())));
            return step.number();
        }
        NewSchema request = CopyPlanning.request(step, numbers, format);
        SchemaRegistry registry = to.open();
        return registry.lookup(request).orElseGet(() -> registry.register(request)).version();
    }
}
