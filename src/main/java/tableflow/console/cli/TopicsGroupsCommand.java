package tableflow.console.cli;

import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tableflow.console.domain.kafka.group.GroupMembers;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.groups.GroupLag;
import tableflow.console.service.topics.groups.Groups;

/// Shows who reads a topic, how far each group is, and moves a group.
@Command(
        name = "groups",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[reset]",
        description = {
            "Shows the consumer groups of a topic with their lag; 'topics groups reset' moves one of them.",
            "Lag counts offsets, also those that compaction and transactions leave without a record."
        })
final class TopicsGroupsCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Parameters(paramLabel = "TOPIC", arity = "0..1", description = "The topic's name.")
    private @Nullable String topic;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--partitions", description = "Show each partition of each group.")
    private boolean partitions;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TopicsGroupsCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String name = topic;
        if (name == null) {
            throw new ParameterException(spec.commandLine(), "Missing: the topic's name, or 'reset'");
        }
        Profile opened = profile.open(services);
        Groups.Readers readers = services.topics(opened).groups(new WriteGuard(opened)).of(name);
        if (json) {
            terminal.json(GroupsJson.readers(name, readers));
        } else {
            print(readers);
        }
        readers.unread().forEach((group, failure) ->
                terminal.note("Group " + group + " not checked: " + failure.getMessage()));
        return readers.unread().isEmpty() ? ExitCode.DONE : ExitCode.REMOTE;
    }

    private void print(Groups.Readers readers) {
        if (partitions) {
            TextTable table = TextTable.of("GROUP", "PARTITION", "READS NEXT", "END", "LAG", "LOST", "READ BY")
                    .right(1, 2, 3, 4, 5);
            readers.groups().forEach(group -> group.partitions().forEach(it -> table.row(
                    group.group().id(), Integer.toString(it.partition()), orNone(it.committed()), orNone(it.end()),
                    orNone(it.lag()), Long.toString(it.lost()), it.reader() == null ? "-" : it.reader())));
            table.lines().forEach(terminal::line);
            return;
        }
        TextTable table = TextTable.of("GROUP", "STATE", "MEMBERS", "LAG", "LOST").right(2, 3, 4);
        for (GroupLag group : readers.groups()) {
            table.row(
                    group.group().id(),
                    group.members().value().map(GroupMembers::state).orElse(group.group().state()),
                    group.members().value().map(it -> Integer.toString(it.members().size())).orElse("?"),
                    orNone(group.lag()),
                    Long.toString(group.lost()));
        }
        table.lines().forEach(terminal::line);
    }

    private static String orNone(@Nullable Long value) {
        return value == null ? "-" : value.toString();
    }

    private static String orNone(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
    }
}
