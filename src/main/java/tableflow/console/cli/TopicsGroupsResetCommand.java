package tableflow.console.cli;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.kafka.group.ResetPlan;
import tableflow.console.domain.kafka.group.ResetTarget;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.groups.Groups;

/// Moves a group: what would change first, and then, when the group's name confirms it, the change.
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a consumer group read a topic from elsewhere.",
            "With --plan it only shows before and after. Otherwise --confirm must hold the group's name.",
            "A group that somebody reads for, or that moved meanwhile, is left alone."
        })
final class TopicsGroupsResetCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "GROUP", description = "The group's name.")
    private String group = "";

    @Parameters(index = "1", paramLabel = "TOPIC", description = "The topic's name.")
    private String topic = "";

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "PLACE",
            description = "earliest, latest, offset:N, shift:N (below zero for back), or time:2026-03-01T10:00:00Z.")
    private String to = "";

    @Option(names = "--partitions", split = ",", paramLabel = "N", description = "Only these partitions.")
    private Set<Integer> partitions = Set.of();

    @Option(names = "--plan", description = "Only show what would change.")
    private boolean planOnly;

    @Option(names = "--confirm", paramLabel = "GROUP", description = "The group's name again.")
    private @Nullable String confirmation;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    TopicsGroupsResetCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ResetTarget target = target(to);
        if (!planOnly && !group.equals(confirmation)) {
            throw BadInput.of("Nothing was reset: add --plan to see what would change, or --confirm " + group
                    + " to do it.");
        }
        Profile opened = profile.open(services);
        Groups groups = services.topics(opened).groups(new WriteGuard(opened));
        ResetPlan plan = groups.plan(group, topic, target, partitions);
        if (!json) {
            print(plan);
        }
        if (!planOnly) {
            groups.reset(plan);
        }
        if (json) {
            terminal.json(GroupsJson.plan(plan, !planOnly));
        } else if (!planOnly) {
            terminal.line("Done: group " + group + " reads on from there.");
        }
        return ExitCode.DONE;
    }

    private void print(ResetPlan plan) {
        TextTable table = TextTable.of("PARTITION", "BEFORE", "AFTER", "READ AGAIN", "SKIPPED").right(0, 1, 2, 3, 4);
        for (ResetPlan.Move move : plan.moves()) {
            table.row(
                    Integer.toString(move.partition()),
                    move.before() == null ? "-" : move.before().toString(),
                    move.after() + (move.isKeptWithin() ? "*" : ""),
                    Long.toString(move.again()),
                    Long.toString(move.skipped()));
        }
        table.lines().forEach(terminal::line);
        if (plan.moves().stream().anyMatch(ResetPlan.Move::isKeptWithin)) {
            terminal.line("* kept within the partition");
        }
    }

    private static ResetTarget target(String place) {
        int colon = place.indexOf(':');
        String kind = colon < 0 ? place : place.substring(0, colon);
        String value = colon < 0 ? "" : place.substring(colon + 1);
        try {
            return switch (kind) {
                case "earliest" -> new ResetTarget.Earliest();
                case "latest" -> new ResetTarget.Latest();
                case "offset" -> new ResetTarget.Offset(Long.parseLong(value));
                case "shift" -> new ResetTarget.Shift(Long.parseLong(value));
                case "time" -> new ResetTarget.Time(OffsetDateTime.parse(value).toInstant());
                default -> throw BadInput.of(
                        "--to " + place + " is none of earliest, latest, offset:N, shift:N, time:T");
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw BadInput.of("--to " + place + ": \"" + value + "\" is no "
                    + (kind.equals("time") ? "time such as 2026-03-01T10:00:00Z" : "whole number"));
        }
    }
}
