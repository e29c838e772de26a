package tableflow.console.service.schemas.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.DeleteSubject;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.RegistryShelf.History;
import tableflow.console.service.schemas.registry.SchemaUses.Referrer;
import tableflow.console.service.schemas.registry.SchemaUses.Uses;

/// Deletes versions and subjects: softly first, and what is deleted softly for good. Calls block.
public final class Deletions {

    private final RegistryDesk desk;
    private final RegistryShelf shelf;
    private final SchemaUses uses;
    private final RegistrySettings settings;

    public Deletions(RegistryDesk desk, SchemaUses uses) {
        this.desk = desk;
        this.shelf = new RegistryShelf(desk);
        this.uses = uses;
        this.settings = new RegistrySettings(desk);
    }

    /// What shall go.
    ///
    /// @param number null for all of the subject
    /// @param permanent for good, not softly
    public record Wish(SubjectName subject, @Nullable Integer number, boolean permanent) {

        String phrase() {
            return (permanent ? "delete for good " : "delete ")
                    + (number == null ? "subject " : "version " + number + " of ") + subject;
        }
    }

    /// What deleting comes to.
    ///
    /// @param goes the versions that go, oldest first
    /// @param consequences what it breaks, in sentences for people
    /// @param blocked why it cannot be; none when it can
    public record Plan(
            Wish wish, List<RegisteredSchema> goes, Uses uses, List<String> consequences, List<String> blocked) {
        public Plan {
            goes = List.copyOf(goes);
            consequences = List.copyOf(consequences);
            blocked = List.copyOf(blocked);
        }
    }

    /// Finds out what a deletion would break; nothing is changed.
    ///
    /// @throws RemoteFailure NOT_FOUND when there is nothing to delete any more
    public Plan plan(Wish wish, Progress progress) {
        History history = shelf.history(wish.subject(), progress);
        List<RegisteredSchema> goes = history.versions().stream()
                .filter(it -> wish.number() == null || it.number() == wish.number())
                .filter(it -> wish.permanent() || wish.number() != null || !it.deleted())
                .toList();
        if (wish.number() != null && goes.isEmpty()) {
            RegistryShelf.need(desk.admin(), wish.subject(), wish.number(), wish.phrase());
        }
        Uses used = uses.of(
                wish.subject(), goes.stream().map(RegisteredSchema::number).toList(), progress);
        List<String> blocked = new ArrayList<>();
        if (desk.guard().readOnly()) {
            blocked.add("the profile is read-only");
        }
        blocked(blocked, wish, goes, outside(used, wish));
        List<String> consequences = new ArrayList<>();
        consequences(consequences, wish, history, goes, used);
        consequences.addAll(used.unknown());
        return new Plan(wish, goes, used, consequences, blocked);
    }

    /// Who refers to what goes and is itself not among it: the registry refuses with 42206 because of these.
    private static List<Referrer> outside(Uses used, Wish wish) {
        return used.referrers().stream()
                .filter(it -> wish.number() != null || !it.subject().equals(wish.subject()))
                .toList();
    }

    private static void blocked(
            List<String> blocked, Wish wish, List<RegisteredSchema> goes, List<Referrer> referrers) {
        List<RegisteredSchema> live = goes.stream().filter(it -> !it.deleted()).toList();
        if (goes.isEmpty() || (!wish.permanent() && live.isEmpty())) {
            blocked.add("it is deleted softly already");
        }
        if (wish.permanent() && !live.isEmpty()) {
            blocked.add(numbers(live) + " must be deleted softly first; until then nothing is lost");
        }
        if (!referrers.isEmpty()) {
            blocked.add("it is referred to by " + referrers.stream()
                    .map(it -> it.subject() + " version " + it.version()).distinct()
                    .collect(Collectors.joining(", ")) + "; the registry refuses (42206) until these are deleted");
        }
    }

    private void consequences(
            List<String> all, Wish wish, History history, List<RegisteredSchema> goes, Uses used) {
        if (goes.isEmpty()) {
            return;
        }
        String ids = goes.stream().map(it -> Integer.toString(it.id())).distinct().collect(Collectors.joining(", "));
        if (wish.permanent()) {
            all.add("Records that name schema " + ids + " cannot be read any more by anybody, unless another subject "
                    + "has the same schema. Nothing brings it back but its text.");
            used.table().ifPresent(table -> all.add("Tableflow materialises " + table.name() + " from this subject: "
                    + "at the next record that names such a schema, its table is suspended."));
            return;
        }
        all.add("Records that name schema " + ids + " can be read further on: their ids stay until it is deleted for "
                + "good. It can be brought back until then.");
        List<RegisteredSchema> left = history.live().stream().filter(it -> !goes.contains(it)).toList();
        used.topic().filter(it -> it.there() != SchemaUses.There.NO).ifPresent(topic -> {
            String name = topic.topic().topic();
            if (left.isEmpty()) {
                all.add("Topic " + name + " has no schema for its " + part(topic) + " any more: producers that do not "
                        + "register by themselves fail, and those that do begin again with whatever they have.");
            } else {
                all.add("Producers to topic " + name + " that take the newest version take version "
                        + left.getLast().number() + " from then on.");
            }
        });
        used.table().ifPresent(table -> all.add(left.isEmpty()
                ? "Tableflow materialises " + table.name() + " from this subject and would have no schema left to "
                        + "follow. Confluent does not say what becomes of the table: expect it to stop."
                : "Tableflow materialises " + table.name() + " from this subject. Its table has the columns of version "
                        + goes.getLast().number() + "; a next version that lacks one of them suspends it."));
        if (wish.number() == null) {
            forgotten(all, wish.subject());
        }
    }

    /// With its last version a subject loses what was set for it.
    private void forgotten(List<String> all, SubjectName subject) {
        try {
            RegistrySettings.InForce now = settings.read(subject);
            if (now.level().own()) {
                all.add("The subject's own level " + now.level().value() + " is forgotten with it.");
            }
            if (now.mode().own()) {
                all.add("The subject's own mode " + now.mode().value() + " is forgotten with it.");
            }
        } catch (RemoteFailure failure) {
            if (failure.is(RemoteFailure.Kind.CANCELLED)) {
                throw failure;
            }
            all.add("Whether the subject has a level or mode of its own is not known: " + failure.why() + ".");
        }
    }

    private static String part(SchemaUses.TopicUse topic) {
        return topic.topic().part() == SubjectName.Part.KEY ? "keys" : "values";
    }

    private static String numbers(List<RegisteredSchema> versions) {
        return (versions.size() == 1 ? "version " : "versions ") + versions.stream()
                .map(it -> Integer.toString(it.number())).collect(Collectors.joining(", "));
    }

    /// Deletes what was planned. What somebody else has deleted meanwhile is no failure.
    ///
    /// @throws RemoteFailure FORBIDDEN under a read-only profile or where the mode does not allow it; CONFLICT when
    ///     something refers to it by now
    /// @throws IllegalArgumentException for a plan that is blocked
    public void apply(Plan plan) {
        Wish wish = plan.wish();
        desk.guard().check(wish.phrase());
        if (!plan.blocked().isEmpty()) {
            throw new IllegalArgumentException("it is blocked: " + plan.blocked());
        }
        Integer number = wish.number();
        if (number == null) {
            desk.admin().delete(new DeleteSubject(wish.subject().toString(), wish.permanent()));
        } else {
            desk.open().delete(new DeleteSchemaVersion(wish.subject().toString(), number, wish.permanent()));
        }
    }
}
