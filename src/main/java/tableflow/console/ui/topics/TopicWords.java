package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.TopicSettings;
import tableflow.console.service.topics.SchemaMark;
import tableflow.console.service.topics.TableTrouble;
import tableflow.console.service.topics.TopicProblem;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.ui.topics.Shown.Tone;

/// What the pane says about topics, in short words.
final class TopicWords {

    private TopicWords() {}

    /// The phase of a table as a pill shows it; a phase that this console does not know is shown as it came.
    static Shown phase(TableflowTopic table) {
        String more = TableTrouble.of(table).stream()
                .map(trouble -> problem(trouble.problem())
                        + (trouble.message().isEmpty() ? "" : ": " + trouble.message()))
                .collect(Collectors.joining("\n"));
        if (table.suspended()) {
            return new Shown(text("topics.phase.suspended"), Tone.BAD, more);
        }
        TableflowTopic.Phase phase = table.status().phase().known();
        Tone tone = switch (phase) {
            case RUNNING -> more.isEmpty() ? Tone.GOOD : Tone.WARNING;
            case PENDING -> Tone.BUSY;
            case FAILED -> Tone.BAD;
            case null -> Tone.PLAIN;
        };
        return new Shown(table.status().phase().text(), tone, more);
    }

    /// The Tableflow column: the phase, or that Tableflow is off.
    static Shown tableflow(Optional<TableflowTopic> table) {
        return table.map(TopicWords::phase).orElseGet(Shown::none);
    }

    /// The catalogs of a table: the one status of all, or the worst with how many have it.
    static Shown catalog(Optional<TableflowTopic> table) {
        List<CatalogSync> syncs = table.map(it -> it.status().catalogSyncs()).orElse(List.of());
        if (syncs.isEmpty()) {
            return Shown.none();
        }
        CatalogSync worst = syncs.stream()
                .max(Comparator.comparing(TopicWords::syncTone))
                .orElseThrow();
        String status = worst.syncStatus().text();
        long alike = syncs.stream().filter(it -> it.syncStatus().text().equals(status)).count();
        String words = alike == syncs.size() ? status : text("topics.catalog.some", status, alike, syncs.size());
        String more = syncs.stream()
                .map(sync -> sync.catalogType() + " " + sync.catalogIntegrationId() + ": " + sync.syncStatus()
                        + (sync.errorMessage() == null ? "" : ", " + sync.errorMessage()))
                .collect(Collectors.joining("\n"));
        return new Shown(words, syncTone(worst), more);
    }

    static Tone syncTone(CatalogSync sync) {
        SyncStatus status = sync.syncStatus().known();
        return switch (status) {
            case SYNCED -> Tone.GOOD;
            case PENDING -> Tone.BUSY;
            case FAILED, DISCONNECTED -> Tone.BAD;
            case null -> Tone.MUTED;
        };
    }

    /// The formats of a table, in the order of their names.
    static Shown formats(Optional<TableflowTopic> table) {
        return table.map(it -> Shown.plain(formats(it))).orElseGet(Shown::none);
    }

    static String formats(TableflowTopic table) {
        TreeSet<String> names = new TreeSet<>();
        table.formats().forEach(format -> names.add(format.text()));
        return String.join(", ", names);
    }

    /// A subject's newest schema: `JSON v3`.
    static Shown schema(@Nullable SchemaMark mark) {
        return mark == null
                ? Shown.none()
                : Shown.plain(
                        mark.format().text() + " v" + mark.version(),
                        text("topics.schema.id", Integer.toString(mark.id())));
    }

    static Shown retention(TopicSettings settings) {
        String human = settings.retention();
        return human.isEmpty() ? Shown.none() : Shown.plain(human, settings.exact());
    }

    static Shown cleanup(TopicSettings settings) {
        String policy = settings.cleanupPolicy();
        return policy == null ? Shown.none() : Shown.plain(policy);
    }

    /// The worst problem of a topic and how many more there are; all of them in the tooltip.
    static Shown problems(TopicRow row) {
        List<TopicProblem> problems = row.problems();
        if (problems.isEmpty()) {
            boolean unchecked = row.layout().failure() != null || row.tableflow().failure() != null;
            return unchecked ? Shown.of(Tone.UNCHECKED, text("topics.unchecked")) : Shown.none();
        }
        TopicProblem worst = problems.getFirst();
        String words = counted(row, worst);
        String text = problems.size() == 1
                ? words
                : text("topics.problem.more", words, problems.size() - 1);
        String more = problems.stream().map(it -> counted(row, it)).collect(Collectors.joining("\n"));
        return new Shown(text, tone(worst), more);
    }

    private static String counted(TopicRow row, TopicProblem problem) {
        Layout layout = row.layout().value().orElse(null);
        if (layout == null) {
            return problem(problem);
        }
        return switch (problem) {
            case LEADERLESS -> text("topics.problem.leaderless.count", layout.leaderless());
            case UNDER_REPLICATED -> text("topics.problem.replicas.count", layout.underReplicated());
            default -> problem(problem);
        };
    }

    static Tone tone(TopicProblem problem) {
        return switch (problem) {
            case LEADERLESS, TABLEFLOW_FAILED, TABLEFLOW_SUSPENDED, FORMAT_FAILING, CATALOG_FAILED -> Tone.BAD;
            case TOPIC_MISSING, NO_VALUE_SCHEMA, UNDER_REPLICATED -> Tone.WARNING;
        };
    }

    static String problem(TopicProblem problem) {
        return switch (problem) {
            case LEADERLESS -> text("topics.problem.leaderless");
            case TABLEFLOW_FAILED -> text("topics.problem.failed");
            case TABLEFLOW_SUSPENDED -> text("topics.problem.suspended");
            case FORMAT_FAILING -> text("topics.problem.format");
            case CATALOG_FAILED -> text("topics.problem.catalog");
            case TOPIC_MISSING -> text("topics.problem.missing");
            case NO_VALUE_SCHEMA -> text("topics.problem.schema");
            case UNDER_REPLICATED -> text("topics.problem.replicas");
        };
    }

    /// What to do about a trouble of a table, by what it most likely comes from.
    static String advice(TableTrouble trouble) {
        String mend = switch (trouble.suspect()) {
            case ROLE -> text("topics.advice.role");
            case BUCKET -> text("topics.advice.bucket");
            case CATALOG -> text("topics.advice.catalog");
            case SCHEMA -> text("topics.advice.schema");
            case RECORD -> text("topics.advice.record");
            case UNKNOWN -> text("topics.advice.unknown");
        };
        return trouble.problem() == TopicProblem.TABLEFLOW_SUSPENDED
                ? mend + " " + text("topics.advice.resume")
                : mend;
    }
}
