package tableflow.console.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.service.topics.SchemaMark;
import tableflow.console.service.topics.TopicList;
import tableflow.console.service.topics.TopicProblem;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.TopicSource;

/// Lists the topics, a row each.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the topics with partitions, value schema and Tableflow phase.",
            "A '?' stands where a system did not answer; the reason is on standard error."
        })
final class TopicsListCommand implements Callable<Integer> {

    private static final String NOT_CHECKED = "?";
    private static final String NOTHING = "-";
    private static final int MOST_NAMED = 5;

    /// Which column it is.
    private static final int RETENTION = 3;

    private final Services services;
    private final Terminal terminal;

    @Mixin
    private final ProfileOptions profile;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    @Option(names = "--internal", description = "List internal topics too.")
    private boolean internal;

    @Option(names = "--tableflow", description = "List only topics with Tableflow.")
    private boolean tableflowOnly;

    @Option(names = "--problems", description = "List only topics with a known problem.")
    private boolean problemsOnly;

    @Option(
            names = "--settings",
            description = "Show retention too; costs the cluster a question for each topic. Always in the JSON.")
    private boolean settings;

    TopicsListCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
        this.profile = new ProfileOptions();
    }

    /// The command with options that are read already.
    TopicsListCommand(Services services, Terminal terminal, QuickList options) {
        this.services = services;
        this.terminal = terminal;
        this.profile = ProfileOptions.of(options.name(), options.file());
        this.json = options.has("--json");
        this.internal = options.has("--internal");
        this.tableflowOnly = options.has("--tableflow");
        this.problemsOnly = options.has("--problems");
        this.settings = options.has("--settings");
    }

    @Override
    public Integer call() {
        TopicList list = services.topics(profile.open(services))
                .whole(settings || json)
                .orThrow();
        List<TopicRow> rows = new ArrayList<>(list.rows().size());
        for (TopicRow row : list.rows()) {
            if (isWanted(row)) {
                rows.add(row);
            }
        }
        if (json) {
            terminal.json(TopicsJson.list(rows, list));
        } else {
            print(rows);
        }
        boolean complete = true;
        for (TopicSource source : TopicSource.values()) {
            RemoteFailure failure = list.failure(source);
            if (failure != null) {
                complete = false;
                terminal.note("Not checked: " + source.name().toLowerCase(Locale.ROOT) + ". " + failure.getMessage());
                failure.advice().ifPresent(advice -> terminal.note("What to do: " + advice));
            }
        }
        if (list.failure(TopicSource.PARTITIONS) == null) {
            noteRefused(rows);
        }
        return complete ? ExitCode.DONE : ExitCode.REMOTE;
    }

    /// Why some topics have no partitions while the others have.
    private void noteRefused(List<TopicRow> rows) {
        List<String> refused = new ArrayList<>();
        RemoteFailure first = null;
        for (TopicRow row : rows) {
            RemoteFailure why = row.layout().failure();
            if (why != null && !why.is(RemoteFailure.Kind.NOT_FOUND)) {
                refused.add(row.name());
                first = first == null ? why : first;
            }
        }
        if (first != null) {
            int shown = Math.min(MOST_NAMED, refused.size());
            terminal.note("Not checked: partitions and settings of " + String.join(", ", refused.subList(0, shown))
                    + (shown < refused.size() ? " and " + (refused.size() - shown) + " more" : "") + ". "
                    + first.getMessage());
            first.advice().ifPresent(advice -> terminal.note("What to do: " + advice));
        }
    }

    private boolean isWanted(TopicRow row) {
        return (internal || !row.internal())
                && (!tableflowOnly || row.table().isPresent())
                && (!problemsOnly || !row.problems().isEmpty());
    }

    private void print(List<TopicRow> rows) {
        List<String> titles = new ArrayList<>(
                List.of("TOPIC", "PARTITIONS", "REPLICATION", "SCHEMA", "TABLEFLOW", "PROBLEMS"));
        if (settings) {
            titles.add(RETENTION, "RETENTION");
        }
        TextTable table = TextTable.of(titles.toArray(String[]::new)).right(1, 2);
        for (TopicRow row : rows) {
            Layout layout = row.layout().orNull();
            String partitions = layout == null ? NOT_CHECKED : Integer.toString(layout.partitions());
            String replication = layout == null ? NOT_CHECKED : Integer.toString(layout.replicationFactor());
            String schema = schema(row.schemas().orNull());
            String phase = phase(row);
            String problems = problems(row.problems());
            if (settings) {
                String retention = row.settings().value().map(it -> it.retention()).orElse(NOT_CHECKED);
                table.row(row.name(), partitions, replication, retention, schema, phase, problems);
            } else {
                table.row(row.name(), partitions, replication, schema, phase, problems);
            }
        }
        terminal.rows(table.lines());
    }

    private static String problems(List<TopicProblem> problems) {
        return problems.isEmpty()
                ? ""
                : problems.stream()
                        .map(problem -> problem.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }

    private static String schema(SchemaMark.@Nullable Pair schemas) {
        if (schemas == null) {
            return NOT_CHECKED;
        }
        SchemaMark value = schemas.value();
        return value == null ? NOTHING : value.format() + " v" + value.version();
    }

    private static String phase(TopicRow row) {
        TableflowTopic table = row.table().orElse(null);
        if (table == null) {
            return row.tableflow().orNull() == null ? NOT_CHECKED : NOTHING;
        }
        return table.suspended() ? "SUSPENDED" : table.status().phase().text();
    }
}
