package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Consequences;
import tableflow.console.domain.schema.diff.SchemaChange;

/// Changes between two schemas in words.
final class ChangeWords {

    private ChangeWords() {}

    /// What changed, such as `note: removed`.
    static String what(SchemaChange change) {
        String name = change.subject().name().isEmpty() ? text("schemas.registry.schema") : change.subject().name();
        String detail = change.subject().detail().isEmpty() ? "" : " " + change.subject().detail();
        return name + detail + ": " + text("schemas.registry.change." + change.kind().name());
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
