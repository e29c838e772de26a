package tableflow.console.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.replay.Crossing;
import tableflow.console.service.messages.replay.Replay;
import tableflow.console.service.messages.replay.ReplayReport;
import tableflow.console.service.messages.replay.ReplayRequest;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.replay.ReplayReview;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.schemas.registry.SchemaCopies;

/// Writes records of one topic to another, also of another profile: the plan first, then, when the topic's name
/// confirms it, the records.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Writes records of a topic to another one: key, value and headers byte for byte, of this profile or a "
                    + "second one (--with-profile).",
            "Under another Schema Registry each schema is looked for by its text, and records get the ids that it has "
                    + "there; what is not there is registered (--register) or goes as it is (--as-is), and an id of "
                    + "another schema is never sent.",
            "With --plan it only shows what would be written. Otherwise --confirm must hold the name of the topic.",
            "Exit code 1 when it is not possible."
        })
final class TopicsReplayCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "TOPIC", description = "The topic that is read.")
    private String topic = "";

    @Parameters(index = "1", paramLabel = "TARGET", description = "The topic that is written to.")
    private String target = "";

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Mixin
    private final OtherProfileOptions otherProfile = new OtherProfileOptions();

    @Mixin
    private final ReadOptions reading = new ReadOptions();

    @Option(names = "--new-times", description = "Write the time of writing rather than the records' own.")
    private boolean newTimes;

    @Option(names = "--keep-partitions", description = "Write to partitions of the same numbers; otherwise the key "
            + "decides.")
    private boolean keepPartitions;

    @Option(names = "--register", description = "Register the schemas that the other registry lacks, under the "
            + "subjects of TARGET.")
    private boolean register;

    @Option(names = "--as-is", description = "Send records as they are where it is not known that the other registry "
            + "has their schema.")
    private boolean asIs;

    @Option(names = "--plan", description = "Only show what would be written.")
    private boolean planOnly;

    @Option(names = "--confirm", paramLabel = "TARGET", description = "The name of the target topic again.")
    private @Nullable String confirmation;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    TopicsReplayCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    /// The ways to the other topic.
    ///
    /// @param copies absent within one profile
    private record Way(Replay replay, @Nullable SchemaCopies copies, Profile to) {}

    @Override
    public Integer call() {
        if (!planOnly && !target.equals(confirmation)) {
            throw BadInput.of("Nothing was written: add --plan to see what would be, or --confirm " + target
                    + " to do it.");
        }
        ReadRequest request = reading.request(topic, false);
        FilterText filter = reading.filter();
        Profile own = profile.open(services);
        Messages messages = services.messages(own);
        Way way = way(own, messages);
        if (!planOnly) {
            new WriteGuard(way.to()).check("write to topic " + target);
        }
        Path folder = folder();
        try (RecordStore store = new RecordStore(folder, topic, RecordStore.Limits.USUAL)) {
            messages.reader().read(request, filter.compile(messages.decoder()), store, new Reading());
            if (store.first() > 0) {
                throw BadInput.of("Nothing was written: more than " + Units.grouped(RecordStore.Limits.USUAL.records())
                        + " records, or 2 GB of them, are meant. Replay them in parts, with --from and --until.");
            }
            return replay(way, Chosen.of(Math.toIntExact(store.end()), store::get));
        } finally {
            remove(folder);
        }
    }

    private Way way(Profile own, Messages messages) {
        Optional<Profile> second = otherProfile.open(services);
        if (second.isEmpty()) {
            return new Way(messages.replay(services.topics(own).cluster(), new WriteGuard(own)), null, own);
        }
        Profile to = second.get();
        Crossing crossing = messages.crossing(
                own, to, services.messages(to).systems(services.topics(to).cluster()));
        return new Way(crossing.replay(), crossing.copies(), to);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tableflow-replay");
        } catch (IOException failed) {
            throw LocalFailures.of("make a folder for records", Path.of(System.getProperty("java.io.tmpdir")), failed);
        }
    }

    private static void remove(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            throw LocalFailures.of("remove the folder of the records", folder, left);
        }
    }

    private int replay(Way way, Chosen chosen) {
        ReplayWords words = new ReplayWords(terminal, way.to().name(), json);
        ReplayRequest request = new ReplayRequest(chosen, target, !newTimes, keepPartitions);
        ReplayReview review = way.replay().review(request, Progress.NONE).asIs(asIs);
        if (register && way.copies() != null && review.schemas() != null && !review.schemas().toRegister().isEmpty()) {
            SchemaCopies.Plan plan = way.copies().plan(review.schemas().toRegister(), Progress.NONE);
            words.registering(plan);
            if (planOnly || !plan.blocked().isEmpty()) {
                words.review(review);
                return words.end(null, Map.of(), plan.blocked().isEmpty() && onlyMissing(review) ? ExitCode.DONE
                        : ExitCode.NO);
            }
            registered(way.copies().apply(plan, Progress.NONE), plan);
            review = way.replay().review(request, Progress.NONE).asIs(asIs);
        }
        words.review(review);
        if (planOnly || !review.possible()) {
            return words.end(null, Map.of(), review.possible() ? ExitCode.DONE : ExitCode.NO);
        }
        ReplayReport report = ReplayReport.of(request);
        try {
            way.replay().run(review, report, Progress.NONE);
        } catch (RemoteFailure failed) {
            words.end(report, rest(report, chosen), ExitCode.REMOTE);
            throw failed;
        }
        return words.end(report, rest(report, chosen),
                report.written() == report.count() ? ExitCode.DONE : ExitCode.REMOTE);
    }

    /// Whether what would be registered is all that stands in the way.
    private boolean onlyMissing(ReplayReview review) {
        long missing = Objects.requireNonNull(review.schemas()).lines().stream()
                .filter(it -> ReplayWords.isRegistrable(it.fate())).count();
        long open = review.schemas().lines().stream().filter(it -> ReplayWords.isOpen(it.fate())).count();
        return asIs || missing == open;
    }

    private static void registered(SchemaCopies.Result result, SchemaCopies.Plan plan) {
        if (result.failure() != null) {
            throw result.failure().during("register the schemas (" + result.done().size() + " of "
                    + plan.steps().size() + " are done, no record was written; run it again to go on)");
        }
    }

    /// Where each partition goes on: behind all that was handed over, so that nothing goes twice.
    private static Map<Integer, Long> rest(ReplayReport report, Chosen chosen) {
        List<KafkaRecord> left = report.untouched().mapToObj(chosen::get).toList();
        return left.stream().collect(Collectors.toMap(
                KafkaRecord::partition, KafkaRecord::offset, Math::min, TreeMap::new));
    }
}
