package tableflow.console.cli;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TableTrouble;
import tableflow.console.service.topics.TopicDetail;

/// Shows everything about one topic.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a topic: partitions with offsets, settings, schemas and the Tableflow table.")
final class TopicsShowCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Parameters(paramLabel = "TOPIC", description = "The topic's name.")
    private String topic = "";

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    @Option(names = "--all-configs", description = "Show settings with their default values too.")
    private boolean allConfigs;

    private boolean complete = true;

    TopicsShowCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TopicDetail detail = services.topics(profile.open(services)).detail(topic, state -> {});
        if (json) {
            terminal.json(TopicsJson.detail(detail));
        }
        show("Partitions", detail.partitions(), this::partitions);
        show("Settings", detail.configs(), this::configs);
        show("Schemas", detail.schemas(), this::schemas);
        show("Tableflow", detail.tableflow(), this::tableflow);
        return complete ? ExitCode.DONE : ExitCode.REMOTE;
    }

    private <T> void show(String title, Answer<T> answer, Consumer<T> printer) {
        RemoteFailure failure = answer.failure();
        if (failure != null) {
            complete = false;
            terminal.note(title + " not checked: " + failure.getMessage());
            failure.advice().ifPresent(advice -> terminal.note("What to do: " + advice));
        } else if (!json) {
            terminal.line(title);
            answer.value().ifPresent(printer);
            terminal.line("");
        }
    }

    private void partitions(TopicDetail.Partitions partitions) {
        TextTable table = TextTable.of("PARTITION", "LEADER", "REPLICAS", "IN SYNC", "EARLIEST", "LATEST", "RECORDS")
                .right(0, 1, 4, 5, 6);
        for (Partition partition : partitions.all()) {
            table.row(
                    Integer.toString(partition.id()),
                    orUnknown(partition.leader()),
                    ids(partition.replicas()),
                    ids(partition.inSyncReplicas()),
                    orUnknown(partition.earliestOffset()),
                    orUnknown(partition.latestOffset()),
                    TopicDetail.Partitions.recordsAtMost(partition).map(Units::grouped).orElse("?"));
        }
        table.lines().forEach(line -> terminal.line("  " + line));
        partitions.recordsAtMost().ifPresent(records -> terminal.line("  " + Units.grouped(records)
                + " records at most: compaction and transactions leave offsets without records"));
    }

    private static String orUnknown(@Nullable Object value) {
        return value == null ? "?" : value.toString();
    }

    private static String ids(List<Integer> brokers) {
        return brokers.stream().map(id -> Integer.toString(id)).collect(Collectors.joining(","));
    }

    private void configs(TopicDetail.Configs configs) {
        TextTable table = TextTable.of("NAME", "VALUE", "SOURCE");
        for (TopicConfig config : configs.all()) {
            if (allConfigs || !config.isDefault()) {
                String hidden = config.sensitive() ? "(hidden)" : "(unset)";
                table.row(config.name(), Objects.requireNonNullElse(config.value(), hidden), config.source());
            }
        }
        table.lines().forEach(line -> terminal.line("  " + line));
        if (configs.restFailure() != null) {
            terminal.note("Confluent's own settings not checked: " + configs.restFailure().getMessage());
        }
    }

    private void schemas(TopicDetail.Schemas schemas) {
        schema("value", schemas.value());
        schema("key", schemas.key());
    }

    private void schema(String part, TopicDetail.@Nullable Schema schema) {
        if (schema == null) {
            terminal.line("  " + part + ": none registered");
            return;
        }
        terminal.line("  " + part + ": " + schema.version().format() + ", version " + schema.version().version()
                + ", id " + schema.version().id()
                + (schema.compatibility() == null ? "" : ", compatibility " + schema.compatibility()));
    }

    private void tableflow(Optional<TableflowTopic> found) {
        if (found.isEmpty()) {
            terminal.line("  off for this topic");
            return;
        }
        TableflowTopic table = found.get();
        terminal.line("  phase: " + table.status().phase() + (table.suspended() ? ", suspended" : ""));
        terminal.line("  formats: " + table.formats().stream()
                .map(Object::toString).sorted().collect(Collectors.joining(", ")));
        if (table.status().writeMode() != null) {
            terminal.line("  write mode: " + table.status().writeMode());
        }
        if (table.storage().tablePath() != null) {
            terminal.line("  table path: " + table.storage().tablePath());
        }
        table.status().catalogSyncs().forEach(sync -> terminal.line(
                "  catalog " + sync.catalogType() + " (" + sync.catalogIntegrationId() + "): " + sync.syncStatus()));
        for (TableTrouble trouble : TableTrouble.of(table)) {
            terminal.line("  problem: " + trouble.problem().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + (trouble.subject().isEmpty() ? "" : " (" + trouble.subject() + ")")
                    + (trouble.message().isEmpty() ? "" : ": " + trouble.message()));
        }
    }
}
