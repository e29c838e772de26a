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
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SchemaExtras;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.registry.ReferenceGraph.Place;
import tableflow.console.service.schemas.registry.SchemaCopies.Outcome;
import tableflow.console.service.schemas.registry.SchemaCopies.Plan;
import tableflow.console.service.schemas.registry.SchemaCopies.Root;
import tableflow.console.service.schemas.registry.SchemaCopies.Step;
import tableflow.console.service.schemas.registry.SchemaCopies.Wish;

/// Finds out what copying schemas comes to: what there is, what it refers to, in which order it goes, and what the
/// other registry would say.
final class CopyPlanning {

    private final RegistryDesk from;
    private final RegistryDesk to;

    CopyPlanning(RegistryDesk from, RegistryDesk to) {
        this.from = from;
        this.to = to;
    }

    /// One version before it is known what copying it comes to.
    private record Item(
            Place place, SubjectName under, SchemaVersion version, SchemaExtras extras, boolean reference) {

        /// Whether it keeps the name of its subject, by which others refer to it.
        private boolean keepsName() {
            return under.equals(place.subject());
        }

        private Step step(Outcome outcome, int number, String why) {
            return new Step(place, under, version, extras, reference, outcome, number, why);
        }
    }

    Plan plan(Wish wish, Progress progress) {
        Map<Place, RegisteredSchema> ordered = new LinkedHashMap<>();
        Set<Place> asked = new LinkedHashSet<>();
        List<String> blocked = new ArrayList<>();
        for (SubjectName subject : wish.subjects()) {
            for (Place place : wanted(subject, wish.allVersions())) {
                asked.add(place);
                collect(place, ordered, new LinkedHashSet<>(), progress, blocked);
            }
        }
        List<Item> items = ordered.entrySet().stream().map(it -> new Item(
                it.getKey(), it.getKey().subject(), it.getValue().version(),
                wish.textsOnly() ? SchemaExtras.NONE : it.getValue().extras(), !asked.contains(it.getKey()))).toList();
        return plan(wish, items, blocked, progress);
    }

    Plan plan(List<Root> roots, Progress progress) {
        Map<Place, RegisteredSchema> ordered = new LinkedHashMap<>();
        List<String> blocked = new ArrayList<>();
        List<Item> last = new ArrayList<>();
        for (Root root : roots) {
            Place place = new Place(SubjectName.of(root.version().subject()), root.version().version());
            for (SchemaReference reference : root.version().references()) {
                collect(new Place(place.subject().sibling(reference.subject()), reference.version()), ordered,
                        new LinkedHashSet<>(), progress, blocked);
            }
            last.add(new Item(place, root.under(), root.version(), SchemaExtras.NONE, false));
        }
        List<Item> items = new ArrayList<>();
        ordered.forEach((place, found) -> items.add(
                new Item(place, place.subject(), found.version(), found.extras(), true)));
        last.stream().filter(it -> !it.keepsName() || !ordered.containsKey(it.place())).forEach(items::add);
        List<SubjectName> subjects = roots.stream().map(Root::under).distinct().toList();
        Plan plan = plan(new Wish(subjects, false, false), items, blocked, progress);
        // Records are not copied as bytes: who asks for roots gives them the ids that their schemas get.
        return new Plan(plan.wish(), plan.steps(), plan.count(Outcome.REGISTER) == 0 ? List.of()
                : List.of("The registry of " + to.profile() + " gives ids of its own. Each version must fit the level "
                        + "of its subject there."), plan.blocked());
    }

    private Plan plan(Wish wish, List<Item> items, List<String> blocked, Progress progress) {
        if (to.guard().readOnly()) {
            blocked.add("profile " + to.profile() + " is read-only");
        }
        List<Step> steps = new ArrayList<>();
        Numbers numbers = new Numbers();
        for (Item item : items) {
            Progress.throwIfCancelled("plan a copy to " + to.profile());
            progress.report("Look at " + item.place() + " in " + to.profile(), steps.size(), (long) items.size());
            Step step = step(item, wish.sameIds(), numbers);
            numbers.put(item, step);
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
    private void collect(Place place, Map<Place, RegisteredSchema> ordered, Set<Place> path, Progress progress,
            List<String> blocked) {
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
        ordered.put(place, found.get());
    }

    /// The numbers that versions have over there, as far as they are known.
    private static final class Numbers {

        private final Map<Place, Integer> there = new HashMap<>();
        private final Map<SubjectName, Integer> highest = new HashMap<>();
        private final Set<Place> coming = new HashSet<>();
        private final Set<SubjectName> subjects = new HashSet<>();

        private void put(Item item, Step step) {
            if (item.keepsName()) {
                there.put(step.place(), step.number());
            }
            if (step.outcome() != Outcome.THERE) {
                subjects.add(step.under());
                if (item.keepsName()) {
                    coming.add(step.place());
                }
            }
            highest.merge(step.under(), step.number(), Math::max);
        }
    }

    private Step step(Item item, boolean sameIds, Numbers numbers) {
        SchemaVersion version = item.version();
        Place place = item.place();
        SchemaFormat format = version.format().known();
        if (format == null) {
            return item.step(Outcome.REFUSED, 0, "the console does not know the format " + version.format());
        }
        if (sameIds) {
            return imported(item);
        }
        NewSchema request = request(item.step(Outcome.REGISTER, 0, ""), numbers.there, format);
        // What refers to something that is still to come cannot be there; the registry would call it no schema.
        boolean waits = version.references().stream().anyMatch(it ->
                numbers.coming.contains(new Place(place.subject().sibling(it.subject()), it.version())));
        Optional<SchemaVersion> same = waits ? Optional.empty() : to.open().lookup(request);
        if (same.isPresent()) {
            return item.step(Outcome.THERE, same.get().version(), "");
        }
        if (!item.keepsName() && !waits && !numbers.subjects.contains(item.under())) {
            SchemaRegistry.Verdict verdict = to.open().compatibility(request);
            if (!verdict.compatible()) {
                return item.step(Outcome.REFUSED, 0, "it does not fit the versions of " + item.under() + ": "
                        + String.join("; ", verdict.messages()));
            }
        }
        int next = numbers.highest.getOrDefault(item.under(), highest(item.under())) + 1;
        return item.step(Outcome.REGISTER, next, "");
    }

    private int highest(SubjectName subject) {
        List<Integer> all = to.admin().versions(subject.toString(), true);
        return all.isEmpty() ? 0 : all.getLast();
    }

    /// The same id must stand for the same schema in the whole context.
    private Step imported(Item item) {
        Place place = item.place();
        SchemaVersion version = item.version();
        Optional<RegisteredSchema> there = to.admin().version(place.subject().toString(), place.version());
        if (there.isPresent() && there.get().id() == version.id()
                && to.admin().versions(place.subject().toString(), false).contains(place.version())) {
            return item.step(Outcome.THERE, place.version(), "");
        }
        if (there.isPresent() && there.get().id() != version.id()) {
            return item.step(Outcome.REFUSED, 0, to.profile() + " has another schema, id "
                    + there.get().id() + ", under this number");
        }
        Optional<SchemaVersion> holder = place.subject().inDefaultContext()
                ? to.open().byId(version.id()) : Optional.empty();
        if (holder.isPresent() && !holder.get().text().equals(version.text())) {
            return item.step(Outcome.REFUSED, 0,
                    "id " + version.id() + " belongs to another schema in " + to.profile());
        }
        return item.step(Outcome.IMPORT, place.version(), "");
    }

    /// What is sent: references name the numbers that their schemas have over there.
    static NewSchema request(Step step, Map<Place, Integer> numbers, SchemaFormat format) {
        Place place = step.place();
        SchemaVersion version = step.version();
        List<SchemaReference> references = version.references().stream().map(it -> {
            Integer number = numbers.get(new Place(place.subject().sibling(it.subject()), it.version()));
            return new SchemaReference(it.name(), it.subject(), number == null ? it.version() : number);
        }).toList();
        return new NewSchema(step.under().toString(), format, version.text(), references, step.extras());
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
        if (steps.stream().anyMatch(it -> it.outcome() == Outcome.REGISTER && it.keepsName()
                && it.number() != it.place().version())) {
            all.add("Some versions get other numbers there; references are changed to fit.");
        }
        long extra = steps.stream().filter(it -> it.isSent() && !it.extras().isEmpty()).count();
        if (extra > 0) {
            all.add(extra + (extra == 1 ? " version carries" : " versions carry") + " metadata or rules, which are "
                    + "sent too. A registry may refuse them, or take a schema without them: what it did not keep is "
                    + "named at the end.");
        } else if (wish.textsOnly()) {
            all.add("Metadata and rule sets stay behind.");
        }
        return all;
    }
}
