package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Consequences;
import tableflow.console.domain.schema.diff.SchemaChange;
import tableflow.console.domain.schema.diff.SchemaChanges;
import tableflow.console.domain.schema.diff.SchemaChanges.Order;
import tableflow.console.ui.control.Severity;

/// Changes between two schemas in words.
final class ChangeWords {

    private ChangeWords() {}

    /// What changed, such as `note: removed`.
    static String what(SchemaChange change) {
        return name(change) + ": " + kind(change);
    }

    /// What it is about: a path, and the keyword of a rule or note.
    static String name(SchemaChange change) {
        String name = change.subject().name().isEmpty() ? text("schemas.registry.schema") : change.subject().name();
        return change.subject().detail().isEmpty() ? name : name + " " + change.subject().detail();
    }

    static String kind(SchemaChange change) {
        return text("schemas.registry.change." + change.kind().name());
    }

    /// How well readers with the new schema read old data.
    static Severity newReaders(SchemaChange change) {
        return !change.impact().newReaders().isEmpty() ? Severity.BAD
                : Consequences.newMisread(change) ? Severity.WARNING : Severity.GOOD;
    }

    /// How well readers with the old schema read new data.
    static Severity oldReaders(SchemaFormat format, SchemaChange change) {
        return !change.impact().oldReaders().isEmpty() ? Severity.BAD
                : Consequences.oldMisread(format, change) ? Severity.WARNING : Severity.GOOD;
    }

    /// How many there are, how many of them somebody cannot follow, and who may change first.
    static String sum(SchemaChanges changes) {
        long fresh = changes.all().stream().filter(it -> !it.impact().newReaders().isEmpty()).count();
        long old = changes.all().stream().filter(it -> !it.impact().oldReaders().isEmpty()).count();
        long table = changes.all().stream().filter(it -> !it.impact().table().isEmpty()).count();
        return text("schemas.registry.sum", changes.all().size(), fresh, old, table) + " " + order(changes)
                + (changes.cut() ? " " + text("schemas.registry.cut") : "");
    }

    /// Who may change first. That nobody fails is not all where values are missed.
    static String order(SchemaChanges changes) {
        boolean misread = changes.order() == Order.ANY && changes.all().stream().anyMatch(it ->
                Consequences.newMisread(it) || Consequences.oldMisread(changes.format(), it));
        return misread ? text("schemas.registry.ordermisread")
                : text("schemas.registry.order." + changes.order().name());
    }

    /// The worst of what follows from it.
    static String consequence(SchemaFormat format, SchemaChange change) {
        Consequences consequences = Consequences.of(format, change);
        if (!change.impact().table().isEmpty()) {
            return text("schemas.registry.tablestops", change.impact().table().getFirst().rule());
        }
        if (!change.impact().newReaders().isEmpty()) {
            return newReaders(consequences);
        }
        return change.impact().oldReaders().isEmpty() ? text("schemas.registry.harmless") : oldReaders(consequences);
    }

    static String newReaders(Consequences consequences) {
        return text("schemas.registry.newreaders", consequences.newReaders());
    }

    static String oldReaders(Consequences consequences) {
        return text("schemas.registry.oldreaders", consequences.oldReaders());
    }
}
