package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Progress;
import tableflow.console.domain.kafka.compare.Comparison;
import tableflow.console.domain.kafka.compare.Line;
import tableflow.console.domain.kafka.compare.Line.Verdict;
import tableflow.console.domain.kafka.compare.Side;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.topics.compare.TopicPlace;

/// Compares two topics, or one topic in two profiles.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two topics, or the same topic in two profiles: partitions, replicas, every setting and where its "
                    + "value comes from, schemas, what Tableflow was told to do, access control lists.",
            "Exit code 0: no difference; 1: they differ; 3: no difference is known, but not all is known."
        })
final class TopicsCompareCommand implements Callable<Integer> {

    private static final int VERSION = 1;

    private final Services services;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "TOPIC", description = "The first topic.")
    private String topic = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "OTHER",
            description = "The second topic; default: the first one's name, in another profile.")
    private @Nullable String other;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Mixin
    private final OtherProfileOptions otherProfile = new OtherProfileOptions();

    @Option(names = "--all", description = "Show what is the same too.")
    private boolean all;

    @Option(names = "--json", description = "Write one JSON document to standard output; it holds every line.")
    private boolean json;

    TopicsCompareCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Profile first = profile.open(services);
        Optional<Profile> second = otherProfile.open(services);
        TopicPlace left = new TopicPlace(first.name(), topic, services.topics(first));
        String otherTopic = other == null ? topic : other;
        if (second.isEmpty() && otherTopic.equals(topic)) {
            throw BadInput.of(List.of("Error: a topic is not compared with itself",
                    "What to do: name a second topic, or a second profile with --with-profile."));
        }
        TopicPlace right = second
                .map(it -> new TopicPlace(it.name(), otherTopic, services.topics(it)))
                .orElseGet(() -> new TopicPlace(left.profile(), otherTopic, left.topics()));
        Comparison compared = services.comparing().compare(left, right, Progress.NONE);
        if (json) {
            terminal.json(json(left, right, compared));
        } else {
            print(left, right, compared);
        }
        if (compared.differs()) {
            return ExitCode.NO;
        }
        return compared.isComplete() ? ExitCode.DONE : ExitCode.REMOTE;
    }

    private void print(TopicPlace left, TopicPlace right, Comparison compared) {
        TextTable table = TextTable.of("PART", "WHAT", name(left), name(right), "VERDICT");
        for (Line line : compared.lines()) {
            if (all || !line.isSame()) {
                table.row(word(line.part()), line.name().isEmpty() ? "(all)" : line.name(),
                        text(line.left()), text(line.right()), word(line.verdict()));
            }
        }
        if (compared.lines().stream().anyMatch(line -> all || !line.isSame())) {
            table.lines().forEach(terminal::line);
        }
        terminal.line(compared.count(Verdict.DIFFERENT) + " different, "
                + compared.count(Verdict.OTHER_ORIGIN) + " the same by another origin, "
                + compared.count(Verdict.NOT_KNOWN) + " not known, "
                + compared.count(Verdict.SAME) + " the same");
    }

    private static String name(TopicPlace place) {
        return place.topic() + " (" + place.profile() + ")";
    }

    private static String text(Side side) {
        return switch (side) {
            case Side.Has has -> has.origin().isEmpty() ? has.shown() : has.shown() + ", " + has.origin();
            case Side.Absent _ -> "none";
            case Side.NotKnown(String why) -> "not known: " + why;
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ObjectNode json(TopicPlace left, TopicPlace right, Comparison compared) {
        ObjectNode json = Terminal.document().put("version", VERSION).put("kind", "topic-comparison");
        json.putObject("left").put("profile", left.profile()).put("topic", left.topic());
        json.putObject("right").put("profile", right.profile()).put("topic", right.topic());
        json.put("differs", compared.differs()).put("complete", compared.isComplete());
        ArrayNode lines = json.putArray("lines");
        for (Line line : compared.lines()) {
            ObjectNode node = lines.addObject()
                    .put("part", line.part().name())
                    .put("name", line.name())
                    .put("verdict", line.verdict().name());
            side(node.putObject("left"), line.left());
            side(node.putObject("right"), line.right());
        }
        return json;
    }

    private static void side(ObjectNode node, Side side) {
        switch (side) {
            case Side.Has has -> {
                node.put("value", has.exact()).put("own", has.own());
                if (!has.origin().isEmpty()) {
                    node.put("origin", has.origin());
                }
            }
            case Side.Absent _ -> node.putNull("value");
            case Side.NotKnown(String why) -> node.put("notKnown", why);
        }
    }
}
