package tableflow.console.service.schemas.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.ImportSchema;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.RegisteredSchema;
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
    public record Wish(List<SubjectName> subjects, boolean allVersions, boolean sameIds) {
        public Wish {
            subjects = List.copyOf(subjects);
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

    /// One version.
    ///
    /// @param place where it is read
    /// @param reference whether it is copied because others refer to it
    /// @param number the one that it has there, or would have; 0 where it is refused
    /// @param why it is refused; empty otherwise
    public record Step(
            Place place, SchemaVersion version, boolean reference, Outcome outcome, int number, String why) {}

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
        Map<Place, SchemaVersion> ordered = new LinkedHashMap<>();
        Set<Place> asked = new LinkedHashSet<>();
        List<String> blocked = new ArrayList<>();
        for (SubjectName subject : wish.subjects()) {
            for (Place place : wanted(subject, wish.allVersions())) {
                asked.add(place);
                collect(place, ordered, new LinkedHashSet<>(), progress, blocked);
            }
        }
        if (to.guard().readOnly()) {
            blocked.add("profile " + to.profile() + " is read-only");
        }
        List<Step> steps = new ArrayList<>();
        Numbers numbers = new Numbers();
        for (Map.Entry<Place, SchemaVersion> one : ordered.entrySet()) {
            Progress.throwIfCancelled("plan a copy to " + to.profile());
            progress.report("Look at " + one.getKey() + " in " + to.profile(), steps.size(), (long) ordered.size());
            boolean reference = !asked.contains(one.getKey());
            Step step = step(one.getKey(), one.getValue(), reference, wish.sameIds(), numbers);
            numbers.put(step);
            steps.add(step);
        }
        steps.stream().filter(it -> it.outcome() == Outcome.REFUSED)
                .forEach(it -> blocked.add(it.place() + ": " + it.why()));
        return new Plan(wish, steps, consequences(wish, steps), blocked);
    }

    private List<Place> wanted(SubjectName subject, boolean all) {
        List<Integer> numbers = from.admin().versions(subject.toString(), false);
        if (numbers.isEmpty()) {
            throw RemoteFailure.of(Kind.NOT_FOUND, "copy " + subject, from.profile() + " has no version of it");
        }
        return (all ? numbers : List.of(numbers.getLast())).stream().map(it -> new Place(subject, it)).toList();
    }

    /// Depth first, so that each comes after what it refers to. A circle cannot be copied.
    private void collect(
            Place place, Map<Place, SchemaVersion> ordered, Set<Place> path, Progress progress, List<String> blocked) {
        if (ordered.containsKey(place)) {
            return;
        }
        if (!path.add(place)) {
            blocked.add(place + " refers to itself in a circle: no registry takes it");
            return;
        }
        Progress.throwIfCancelled("plan a copy to " + to.profile());
        progress.report("Read " + place);
        Optional<RegisteredSchema> found = from.admin().version(place.subject().toString(), place.version());
        if (found.isEmpty()) {
            path.remove(place);
            blocked.add(place + " is referred to and gone from " + from.profile());
            return;
        }
        SchemaVersion version = found.get().version();
        for (SchemaReference reference : version.references()) {
            collect(new Place(place.subject().sibling(reference.subject()), reference.version()), ordered, path,
                    progress, blocked);
        }
        path.remove(place);
        ordered.put(place, version);
    }

    /// The numbers that versions have over there, as far as they are known.
    private static final class Numbers {

        private final Map<Place, Integer> there = new HashMap<>();
        private final Map<SubjectName, Integer> highest = new HashMap<>();
        private final Set<Place> coming = new HashSet<>();

        private void put(Step step) {
            there.put(step.place(), step.number());
            if (step.outcome() != Outcome.THERE) {
                coming.add(step.place());
            }
            highest.merge(step.place().subject(), step.number(), Math::max);
        }
    }

    private Step step(Place place, SchemaVersion version, boolean reference, boolean sameIds, Numbers numbers) {
        SchemaFormat format = version.format().known();
        if (format == null) {
            return new Step(place, version, reference, Outcome.REFUSED, 0,
                    "the console does not know the format " + version.format());
        }
        if (sameIds) {
            return imported(place, version, reference);
        }
        NewSchema request = request(place, version, format, numbers.there);
        // What refers to something that is still to come cannot be there; the registry would call it no schema.
        boolean waits = version.references().stream().anyMatch(it ->
                numbers.coming.contains(new Place(place.subject().sibling(it.subject()), it.version())));
        Optional<SchemaVersion> same = waits ? Optional.empty() : to.open().lookup(request);
        if (same.isPresent()) {
            return new Step(place, version, reference, Outcome.THERE, same.get().version(), "");
        }
        int next = numbers.highest.getOrDefault(place.subject(), highest(place.subject())) + 1;
        return new Step(place, version, reference, Outcome.REGISTER, next, "");
    }

    private int highest(SubjectName subject) {
        List<Integer> all = to.admin().versions(subject.toString(), true);
        return all.isEmpty() ? 0 : all.getLast();
    }

    /// The same id must stand for the same schema in the whole context.
    private Step imported(Place place, SchemaVersion version, boolean reference) {
        Optional<RegisteredSchema> there = to.admin().version(place.subject().toString(), place.version());
        if (there.isPresent() && there.get().id() == version.id()
                && to.admin().versions(place.subject().toString(), false).contains(place.version())) {
            return new Step(place, version, reference, Outcome.THERE, place.version(), "");
        }
        if (there.isPresent() && there.get().id() != version.id()) {
            return new Step(place, version, reference, Outcome.REFUSED, 0, to.profile() + " has another schema, id "
                    + there.get().id() + ", under this number");
        }
        Optional<SchemaVersion> holder = place.subject().inDefaultContext()
                ? to.open().byId(version.id()) : Optional.empty();
        if (holder.isPresent() && !holder.get().text().equals(version.text())) {
            return new Step(place, version, reference, Outcome.REFUSED, 0,
                    "id " + version.id() + " belongs to another schema in " + to.profile());
        }
        return new Step(place, version, reference, Outcome.IMPORT, place.version(), "");
    }

    /// What is sent: references name the numbers that their schemas have over there.
    private static NewSchema request(
            Place place, SchemaVersion version, SchemaFormat format, Map<Place, Integer> numbers) {
        List<SchemaReference> references = version.references().stream().map(it -> {
            Integer number = numbers.get(new Place(place.subject().sibling(it.subject()), it.version()));
            return new SchemaReference(it.name(), it.subject(), number == null ? it.version() : number);
        }).toList();
        return new NewSchema(place.subject().toString(), format, version.text(), references);
    }

    private List<String> consequences(Wish wish, List<Step> steps) {
        List<String> all = new ArrayList<>();
        if (wish.sameIds()) {
            all.add("Each subject is in IMPORT mode in " + to.profile() + " while it is written, and gets its mode "
                    + "back: "
                    + "for that moment producers cannot register under it. Compatibility is not checked.");
        } else if (steps.stream().anyMatch(it -> it.outcome() == Outcome.REGISTER)) {
            all.add("The registry of " + to.profile() + " gives ids of its own: records copied as bytes would name "
                    + "other "
                    + "schemas there. Each version must fit the level of its subject there.");
        }
        if (steps.stream().anyMatch(it -> it.outcome() == Outcome.REGISTER && it.number() != it.place().version())) {
            all.add("Some versions get other numbers there; references are changed to fit.");
        }
        return all;
    }

    /// How far a copy came.
    ///
    /// @param done steps that were taken, with the numbers that their schemas have
    /// @param failed the step that was refused; null when all was copied
    public record Result(List<Step> done, @Nullable Step failed, @Nullable RemoteFailure failure) {
        public Result {
            done = List.copyOf(done);
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
        Map<Place, Integer> numbers = new HashMap<>();
        for (Step step : plan.steps()) {
            Progress.throwIfCancelled("copy " + step.place());
            progress.report("Copy " + step.place(), done.size(), (long) plan.steps().size());
            try {
                int number = take(step, numbers);
                numbers.put(step.place(), number);
                done.add(new Step(
                        step.place(), step.version(), step.reference(), step.outcome(), number, ""));
            } catch (RemoteFailure failure) {
                if (failure.is(Kind.CANCELLED)) {
                    throw failure;
                }
                return new Result(done, step, failure);
            }
        }
        return new Result(done, null, null);
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
                    step.place().subject().toString(), format, step.version().text(), step.version().references());
            Importing.during(to.admin(), schema.subject(), () -> to.admin().register(
                    new ImportSchema(schema, step.version().id(), step.number())));
            return step.number();
        }
        NewSchema request = request(step.place(), step.version(), format, numbers);
        SchemaRegistry registry = to.open();
        return registry.lookup(request).orElseGet(() -> registry.register(request)).version();
    }
}
