package tableflow.console.service.topics.compare;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.compare.Comparison;
import tableflow.console.domain.kafka.compare.Part;
import tableflow.console.domain.kafka.compare.Side;
import tableflow.console.domain.kafka.compare.TableFacts;
import tableflow.console.domain.kafka.compare.Told;
import tableflow.console.domain.kafka.compare.TopicFacts;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.Asking;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.TopicDetail.Schemas;

/// Compares two topics: both sides are asked at the same time, and a system that refuses leaves its part unknown.
public final class Comparing {

    /// Answers of each side: partitions, settings, schemas, table, catalogs, access.
    private static final int ANSWERS = 6;

    private final Executor executor;

    /// @param executor runs each question on a thread of its own, which may be interrupted
    public Comparing(Executor executor) {
        this.executor = executor;
    }

    /// Compares. Blocks until both sides have answered or failed.
    ///
    /// @throws RemoteFailure NOT_FOUND where one of the topics does not exist; CANCELLED soon after the calling thread
    ///     is interrupted
    public Comparison compare(TopicPlace left, TopicPlace right, Progress progress) {
        String what = "compare " + name(left) + " with " + name(right);
        Tally tally = new Tally(what, progress);
        Half one = new Half(left);
        Half other = new Half(right);
        try (Asking asking = new Asking(executor, what)) {
            asking.start(() -> read(one, tally));
            asking.start(() -> read(other, tally));
            asking.join();
        }
        return Comparison.of(one.facts, other.facts);
    }

    /// One of the two topics. Its facts are written by one thread and read once that has ended; how many answers there
    /// are belongs to the tally.
    private static final class Half {
        private final TopicPlace place;
        private final Map<Part, Told> facts = new EnumMap<>(Part.class);
        private Told access = new Told.NotKnown("not asked");

        Half(TopicPlace place) {
            this.place = place;
        }
    }

    private void read(Half half, Tally tally) {
        TopicPlace place = half.place;
        int[] answered = {0};
        try (Asking asking = new Asking(executor, "read " + name(place))) {
            asking.start(() -> {
                half.access = told(place.topics().access(place.topic()), rules ->
                        TopicFacts.access(place.topic(), rules));
                tally.add(1);
            });
            TopicDetail detail = place.topics().detail(place.topic(), state -> {
                tally.add(answers(state) - answered[0]);
                answered[0] = answers(state);
            });
            asking.join();
            half.facts.put(Part.PLACEMENT, told(detail.partitions(), all -> TopicFacts.placement(all.all())));
            half.facts.put(Part.SETTING, told(detail.configs(), configs -> {
                RemoteFailure rest = configs.restFailure();
                return TopicFacts.settings(configs.all(), rest == null ? null : rest.getMessage());
            }));
            half.facts.put(Part.SCHEMA, told(detail.schemas(), Comparing::schemas));
            half.facts.put(Part.TABLEFLOW, told(detail.tableflow(), TableFacts::table));
        }
        half.facts.put(Part.ACCESS, half.access);
    }

    private static Told schemas(Schemas schemas) {
        Map<String, Side> facts = new TreeMap<>();
        add(facts, "value", schemas.value());
        add(facts, "key", schemas.key());
        return Told.Facts.of(facts);
    }

    private static void add(
            Map<String, Side> facts, String part, TopicDetail.@Nullable Schema schema) {
        TableFacts.schema(
                facts, part, schema == null ? null : schema.version(), schema == null ? null : schema.compatibility());
    }

    private static <T> Told told(Answer<T> answer, Function<T, Told> facts) {
        RemoteFailure failure = answer.failure();
        return failure != null
                ? new Told.NotKnown(failure.getMessage())
                : answer.value().map(facts).orElseGet(() -> new Told.NotKnown("no answer"));
    }

    private static int answers(TopicDetail detail) {
        int answers = detail.partitions().isWaiting() ? 0 : 1;
        answers += detail.configs().isWaiting() ? 0 : 1;
        answers += detail.schemas().isWaiting() ? 0 : 1;
        answers += detail.tableflow().isWaiting() ? 0 : 1;
        return answers + (detail.catalogs().isWaiting() ? 0 : 1);
    }

    private static String name(TopicPlace place) {
        return place.topic() + " of " + place.profile();
    }

    /// Counts the answers of both sides.
    private static final class Tally {
        private final String what;
        private final Progress progress;
        private int answers;

        Tally(String what, Progress progress) {
            this.what = what;
            this.progress = progress;
        }

        synchronized void add(int more) {
            answers += more;
            progress.report(what, answers, 2L * ANSWERS);
        }
    }
}
