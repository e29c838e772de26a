package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.service.schemas.registry.SchemaUses.Uses;

/// Who uses a subject, in words.
final class UseWords {

    private static final int MOST_REFERRERS = 12;

    private UseWords() {}

    /// A line each; one that says so where nobody does.
    static List<String> lines(Uses uses) {
        List<String> lines = new ArrayList<>();
        uses.topic().ifPresentOrElse(
                topic -> lines.add(text("schemas.registry.use.topic." + topic.there().name(), topic.topic().topic(),
                        text("schemas.registry.part." + topic.topic().part().name()))),
                () -> lines.add(text("schemas.registry.use.notopic")));
        uses.table().ifPresent(table -> lines.add(table(table)));
        uses.referrers().stream().limit(MOST_REFERRERS).forEach(it -> lines.add(
                text("schemas.registry.use.referrer", it.subject(), it.version(), it.number())));
        if (uses.referrers().size() > MOST_REFERRERS) {
            lines.add(text("schemas.registry.use.more", uses.referrers().size() - MOST_REFERRERS));
        }
        lines.addAll(uses.unknown());
        return lines;
    }

    private static String table(TableflowTopic table) {
        return text(table.suspended() ? "schemas.registry.use.suspended" : "schemas.registry.use.table",
                table.name(), String.valueOf(table.status().phase()));
    }
}
